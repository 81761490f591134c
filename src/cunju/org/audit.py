"""What was done with accounts and people's data, in the access log itself: numbered, chained by a keyed digest, kept for its days.

Who changes, drops or inserts such a row in the database has not the key, which lies outside it: ``cunju check`` finds it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import yaml
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from cunju.kernel.days import SHANGHAI
from cunju.kernel.words import short_name
from cunju.org import addresses, clock, sealing
from cunju.org.models import Unit
from cunju.org.visited import Chain, Visit

DATA = Path(__file__).parent / "data" / "keeping.yaml"
ACCOUNT_ACTS = {
    "create": "开通账号", "reset": "重置账号", "handover": "移交账号", "disable": "停用账号", "confirm": "发放密码条", "refuse": "退回账号申请",
    "unlock": "解除登录锁定", "second": "启用动态验证码", "second_off": "停用动态验证码", "required": "改定谁须有动态验证码",
    "recovery": "用备用码登录", "token": "生成接口令牌", "token_off": "停用接口令牌",
}  # fmt: skip
SEEN, EXPORTED, ERASED = "seen", "exported", "erased"
ACTS = {**ACCOUNT_ACTS, SEEN: "查看个人信息", EXPORTED: "导出或打印含姓名的材料", ERASED: "删除个人信息"}
PURPOSE = "audit"
AGAIN = timedelta(hours=1)
BATCH = 2000


@cache
def personal() -> dict[str, str]:
    """Pages that show or export people's data, by url name, as the ``PERSONAL`` of each package's ``urls`` declares them."""
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("cunju.") and find_spec(f"{app.name}.urls"):
            module = import_module(f"{app.name}.urls")
            found |= {f"{module.app_name}:{name}": act for name, act in getattr(module, "PERSONAL", {}).items()}
    return found


def of_page(request: HttpRequest, status: int) -> tuple[str, str]:
    """What an answered page was as an act, and of whom; two empty words where it was none."""
    match = request.resolver_match
    if match is None or status != 200:
        return "", ""
    act = personal().get(match.view_name, "")
    if (room := match.kwargs.get("room")) and not any(one.startswith(f"{room}:") for one in personal()):
        return "", ""  # a paper of a room that shows nobody's name
    return (act, _whom(request, match.kwargs)[:150]) if act and not _looked_again(request, act) else ("", "")


def of_unit(request: HttpRequest, unit: Unit) -> None:
    """Whose page it is: an address that holds only a number is said with its unit's code and name."""
    request.audited = f"{unit.code} {short_name(unit.name)}"  # type: ignore[attr-defined]


def about(request: HttpRequest, words: str) -> None:
    """What it is, in words, where the address holds only a number."""
    request.audited_words = words  # type: ignore[attr-defined]


def _whom(request: HttpRequest, asked: dict[str, object]) -> str:
    """Codes of the address as they are; a number with whose it is before it."""
    said = getattr(request, "audited_words", "") or " ".join(str(one) for one in asked.values())
    unit = getattr(request, "audited", "")
    return said if not unit or unit.split()[0] in said else f"{unit} {said}"


def _looked_again(request: HttpRequest, act: str) -> bool:
    """A form sent again and again while it is filled in is one look: its page was noted when it was opened."""
    if act != SEEN or request.method != "POST":
        return False
    of_page = Visit.objects.filter(account=request.user.get_username(), path=request.path[:300], act=SEEN)
    return of_page.filter(at__gte=clock.machine_now() - AGAIN).exists()


def note(request: HttpRequest, act: str, whom: str) -> None:
    """An act of the account that asks, in the transaction that does it: where it cannot be written the act is not done."""
    account, address = request.user.get_username(), addresses.of(request)
    write(account=account, act=act, whom=whom, address=address, method=request.method or "", path=request.path[:300])


def write(
    *, account: str, act: str, whom: str, address: str = "", method: str = "", path: str = "", status: int = 0, at: datetime | None = None
) -> None:
    """A row of the chain; the chain's one row is held while it is written."""
    with transaction.atomic():
        chain = Chain.objects.select_for_update().filter(pk=1).first()
        if chain is None:
            Chain.objects.get_or_create(pk=1)
            chain = Chain.objects.select_for_update().get(pk=1)
        row = Visit(
            at=at or clock.machine_now(), account=account, method=method, path=path, status=status, address=address, act=act, whom=whom[:150],
            number=chain.last + 1,
        )  # fmt: skip
        row.digest = _digest(row, chain.last_digest)
        row.save()
        chain.last, chain.last_digest = chain.last + 1, row.digest
        _sign(chain)


def _digest(row: Visit, before: str) -> str:
    said = [row.number, row.at.timestamp(), row.account, row.method, row.path, row.status, row.address, row.act, row.whom]
    return sealing.mark(json.dumps([before, *said], ensure_ascii=False).encode(), purpose=PURPOSE)


def _mark(chain: Chain) -> str:
    said = [chain.first, chain.first_digest, chain.last, chain.last_digest]
    return sealing.mark(json.dumps(said).encode(), purpose=PURPOSE)


def _sign(chain: Chain) -> None:
    chain.mark = _mark(chain)
    chain.save()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted; empty is any."""

    account: str = ""
    whom: str = ""
    act: str = ""
    since: datetime | None = None
    until: datetime | None = None


def rows(asked: Asked) -> QuerySet[Visit]:
    """The chain, newest first."""
    found = Visit.objects.filter(number__isnull=False).order_by("-number")
    if asked.account:
        found = found.filter(account=asked.account)
    if asked.whom:
        found = found.filter(whom__contains=asked.whom)
    if asked.act:
        found = found.filter(act=asked.act)
    if asked.since:
        found = found.filter(at__gte=asked.since)
    return found.filter(at__lt=asked.until) if asked.until else found


def faults() -> Iterator[tuple[str, str]]:
    """Number and sentence of each place where the chain is not what was written."""
    chain = Chain.objects.filter(pk=1).first() or Chain()
    if chain.mark != _mark(chain) and (chain.pk or Visit.objects.filter(number__isnull=False).exists()):
        yield "", "操作日志的首尾登记被改动过，或者不是用这里的密钥登记的"
    number, before = chain.first, chain.first_digest
    for row in Visit.objects.filter(number__isnull=False).order_by("number").iterator(chunk_size=BATCH):
        if row.number != number + 1:
            yield str(row.number), f"操作日志第{number + 1}条起少了{(row.number or 0) - number - 1}条"
        elif row.digest != _digest(row, before):
            yield str(row.number), f"操作日志第{row.number}条被改动过"
        number, before = row.number or 0, row.digest
    if (number, before) != (chain.last, chain.last_digest):
        yield str(chain.last), f"操作日志应到第{chain.last}条为止，现在到第{number}条"
    if loose := Visit.objects.filter(number=None).exclude(act="").count():
        yield "", f"有{loose}条操作没有编号"


@cache
def kept_days() -> dict[str, int]:
    """How long plain visits and acts are kept, never shorter than ``least``."""
    said = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {name: max(int(said[name]), int(said["least"])) for name in ("visits", "acts")}


def tidy(now: datetime) -> tuple[int, int]:
    """Clear out what is older than it is kept; how many visits and acts. The chain goes on from the last one cleared."""
    days = kept_days()
    visits = Visit.objects.filter(number=None, at__lt=now - timedelta(days=days["visits"])).delete()[0]
    with transaction.atomic():
        chain = Chain.objects.select_for_update().filter(pk=1).first()
        young = Visit.objects.filter(number__isnull=False, at__gte=now - timedelta(days=days["acts"])).order_by("number").first()
        end = (young.number or 1) - 1 if young else chain.last if chain else 0
        if chain is None or end <= chain.first:
            return visits, 0
        last = Visit.objects.get(number=end)
        acts = Visit.objects.filter(number__lte=end).delete()[0]
        chain.first, chain.first_digest = end, last.digest
        _sign(chain)
    return visits, acts


def shown_at(row: Visit) -> str:
    """The instant as an export says it."""
    return row.at.astimezone(SHANGHAI).isoformat(timespec="seconds")
