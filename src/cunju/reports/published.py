"""What a unit published, as data: every field described, nothing of a person; the same for everybody and for other systems."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.conf import settings

from cunju.kernel import offers
from cunju.kernel.published import Published
from cunju.org.models import Unit

SCHEMA = "cunju.open/1"
# Field, heading in the table, what it means.
FIELDS = (
    ("key", "编号", "这一份的永久编号，更正以后也不变"),
    ("sort", "类别", "财务公开、党务公开、政务公开、服务公开、组务公开、会议决定、协商结果、村规民约等"),
    ("title", "标题", "公开的是什么、哪一期"),
    ("published_on", "公布日期", "第一次公布的日子，YYYY-MM-DD"),
    ("state", "状态", "same 正在公布，newer 已有新版本，stopped 已停止公布"),
    ("changed_on", "变动日期", "有新版本或者有新结果的日子，没有就空着"),
    ("until", "停止公布日期", "从公开栏取下的日子，没有就空着"),
    ("code", "查验码", "印在纸上的编号，/c/查验码/ 是它的网页"),
    ("text", "内容", "写的是什么；个人信息已经遮住"),
    ("money", "收支明细", "每一笔：日期、收入或支出、事由、凭证号、金额（元，两位小数）"),
)
LINE_FIELDS = (
    ("on", "收支日期", "这一笔的日子"),
    ("flow", "收支", "收入或支出"),
    ("what", "事由", "从哪里来、用在哪里"),
    ("voucher", "凭证", "凭证号"),
    ("amount", "金额", "元，两位小数"),
)


_once: ContextVar[dict[tuple[str, date], list[Published]] | None] = ContextVar("once", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within, what a unit published is asked of the rooms once: many pages of one unit are made in a row."""
    token = _once.set({})
    try:
        yield
    finally:
        _once.reset(token)


def published(unit: Unit, *, on: date) -> list[Published]:
    """All that all rooms ever showed of a unit by a day, the latest first."""
    known = _once.get()
    if known is None:
        return _asked(unit, on)
    if (unit.code, on) not in known:
        known[unit.code, on] = _asked(unit, on)
    return known[unit.code, on]


def _asked(unit: Unit, on: date) -> list[Published]:
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Public.published))]
    found = [one for offered in offering for one in offered(unit, on=on)]
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)


def yuan(fen: int) -> str:
    """Fen as ``1234.50``, as data writes it."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def row(one: Published) -> dict[str, Any]:
    """One thing as ``open.json`` has it."""
    money = [
        {"on": each.on.isoformat() if each.on else None, "flow": each.flow, "what": each.what, "voucher": each.voucher, "amount": yuan(each.fen)}
        for each in one.money
    ]
    return {
        "key": one.key, "sort": one.sort, "title": one.title, "published_on": one.on.isoformat(), "state": one.state,
        "changed_on": _day(one.changed), "until": _day(one.until), "code": one.code or None, "text": one.text, "money": money,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def document(unit: Unit, found: Iterable[Published], *, on: date) -> dict[str, Any]:
    """Schema ``cunju.open/1``."""
    described = {name: f"{head}：{words}" for name, head, words in FIELDS}
    return {
        "schema": SCHEMA, "unit": {"code": unit.code, "name": unit.name, "kind": unit.kind}, "on": on.isoformat(),
        "fields": described, "money_fields": {name: f"{head}：{words}" for name, head, words in LINE_FIELDS},
        "items": [row(one) for one in found],
    }  # fmt: skip
