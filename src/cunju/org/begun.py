"""What is typed into any form is kept while it is typed, until it is sent: by account and page, offered again, deletable.

The script ``ui/begun.js`` sends what stands in a form; each opened page has a token of its own. Once a page was sent, what still
arrives under its token is too late and is dropped. Two who write on one page see each other's text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from cunju.org import clock
from cunju.org.models import Account, Begun

TOKEN, PAGE, ASKED = "_begun", "_begun_at", "begun"
# Of one page so many bytes, of one account so many pages, for so many days.
MOST, MOST_PAGES, DAYS = 64 * 1024, 20, 60
# How long a page that was sent is remembered, so that what arrives late is known for late.
LATE = timedelta(days=1)
Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Offer:
    """What was begun on a page: by the account itself, and by others of the same unit, each in words."""

    own: Begun | None
    others: tuple[Begun, ...]
    href: str


class Started(QueryDict):
    """Values of a form that was only begun: shown as typed, judged by nobody yet."""

    started = True


def page_of(request: HttpRequest) -> str:
    """The page's address as its drafts are kept under it."""
    query = request.GET.copy()
    query.pop(ASKED, None)
    return (request.path + (f"?{query.urlencode()}" if query else ""))[:300]


def offer(request: HttpRequest) -> Started | None:
    """What was typed, where the account asks to go on with it; else the page is told what there is to go on with."""
    account, path = request.user, page_of(request)
    if not isinstance(account, Account):
        return None
    rows = list(Begun.objects.filter(path=path, done=False))
    own = next((one for one in rows if one.account == account.username), None)
    if request.GET.get(ASKED) and own is not None:
        data = Started(mutable=True)
        for name, values in own.data.items():
            data.setlist(name, values)
        request.begun = Offer(None, _others(rows, account), "")  # type: ignore[attr-defined]
        return data
    sign = "&" if "?" in path else "?"
    request.begun = Offer(own, _others(rows, account), f"{path}{sign}{ASKED}=1")  # type: ignore[attr-defined]
    return None


def _others(rows: list[Begun], account: Account) -> tuple[Begun, ...]:
    return tuple(one for one in rows if one.account != account.username and one.unit_code == account.unit_code)


def of(account: Account) -> list[Begun]:
    """What an account has begun, newest first."""
    return list(Begun.objects.filter(account=account.username, done=False)[:MOST_PAGES])


def keep(account: Account, *, token: str, path: str, title: str, data: Any, labels: Any) -> None:
    """Keep a form as it stands, never a password; what arrives after its page was sent is dropped. ValueError for what is no form."""
    boxes, names = _plain(data), _plain(labels)
    now = clock.machine_now()
    row = Begun.objects.filter(account=account.username, path=path).first()
    if row is not None and row.done and row.token == token:
        return
    said = {"unit_code": account.unit_code, "title": title, "data": boxes, "labels": {name: "".join(one) for name, one in names.items()}}
    Begun.objects.update_or_create(
        account=account.username, path=path, defaults={**said, "token": token, "done": False, "at": now}
    )
    if row is None:  # once a page, not with every pause in typing
        Begun.objects.filter(at__lt=now - timedelta(days=DAYS)).delete()
        Begun.objects.filter(done=True, at__lt=now - LATE).delete()


def _plain(raw: Any) -> dict[str, list[str]]:
    if not isinstance(raw, dict):
        raise ValueError("no boxes")
    return {
        str(name)[:80]: [str(one) for one in (values if isinstance(values, list) else [values])]
        for name, values in raw.items() if "password" not in str(name)
    }  # fmt: skip


def drop(account: Account, path: str) -> None:
    """The account wants none of it."""
    Begun.objects.filter(account=account.username, path=path, done=False).delete()


class BegunMiddleware:
    """A page that was sent is begun no more; its own marks reach no form and no comparison."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        marks = _marks(request)
        response = self.get_response(request)
        if marks and response.status_code in (302, 303) and request.user.is_authenticated:
            token, path = marks
            Begun.objects.update_or_create(
                account=request.user.get_username(), path=path,
                defaults={"done": True, "token": token, "data": {}, "labels": {}, "at": clock.machine_now()},
            )  # fmt: skip
        return response


def _marks(request: HttpRequest) -> tuple[str, str] | None:
    if request.method != "POST" or TOKEN not in request.POST or request.path.startswith("/begun/"):
        return None
    data: Any = request.POST.copy()
    token, path = data.pop(TOKEN)[-1], data.pop(PAGE, [""])[-1]
    request.POST = data
    return (token[:64], path[:300]) if token and path.startswith("/") else None
