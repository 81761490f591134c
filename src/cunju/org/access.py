"""The only way to reach a unit: in the account's scope, or 404 with the one body."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from cunju.org import audit, clock, kept, queries, roles, second, signing
from cunju.org.models import Account, Unit

View = Callable[..., HttpResponse]
T = TypeVar("T")
# Who answers for what is held about people, and so sees its page.
OF_PEOPLE = (roles.VILLAGE_CLERK, roles.TOWN_OFFICER, roles.DISTRICT_OFFICER)
SELF_GOVERNING = ("village", "community")


def account_of(request: HttpRequest) -> Account:
    """The account behind a request that ``staff`` let through."""
    assert isinstance(request.user, Account)
    return request.user


def now_of(request: HttpRequest) -> datetime:
    """The instant of business of a request, set at the edge."""
    found: datetime = request.now  # type: ignore[attr-defined]
    return found


def today_of(request: HttpRequest) -> date:
    """The day of business of a request."""
    return now_of(request).date()


def _to_login(request: HttpRequest) -> HttpResponse:
    """302 to the login page; a part asked for by htmx turns the whole page there instead."""
    answer = redirect_to_login(kept.way_back(request))
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": answer.url})
    return answer


def logged_in(view: View) -> View:
    """Only with a login: else 302 to the login page, what was typed kept."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return kept.keep(request, _to_login(request))
        account = account_of(request)
        change = "/me/pin/" if account.person else "/me/password/"
        if account.must_change_password and request.path != change:
            return redirect(change)
        if second.owed(request, account, on=today_of(request)):
            return redirect("/me/second/")
        return kept.offered(request, view(request, *args, **named))

    return guarded


def staff(view: View) -> View:
    """Only for accounts with business: the three administrators get 404."""

    @wraps(view)
    @logged_in
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if account_of(request).role not in roles.BUSINESS:
            raise Http404
        return view(request, *args, **named)

    return guarded


def looking(view: View) -> View:
    """As ``staff``, and for who reads from above the districts."""

    @wraps(view)
    @logged_in
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if account_of(request).role not in roles.LOOKERS:
            raise Http404
        return view(request, *args, **named)

    return guarded


login_required_302 = logged_in


def in_reach(account: Account, code: str, *, on: date | None = None) -> bool:
    """Whether a code lies under the account's prefix, or under one its office reaches on a day (default today)."""
    if account.role not in roles.LOOKERS or not account.unit_code:
        return False
    # Own units first: what day it is costs a question.
    return code.startswith(account.unit_code) or reaches(account.unit_code, code, on=on or clock.today())


def reaches(prefix: str, code: str, *, on: date) -> bool:
    """Whether a code lies under a prefix, or under one that an office of this prefix reaches on a day."""
    if not prefix or code.startswith(prefix):
        return bool(prefix)
    return code.startswith(queries.reached(prefix, on=on))


def unit_within(prefix: str, code: str, *, on: date) -> Unit:
    """The unit of a code in the reach of a prefix, for who asks without an account (another system), or Http404."""
    found = Unit.objects.filter(code=code).first()
    if found is None or not reaches(prefix, code, on=on):
        raise Http404
    return found


def may_write(account: Account, code: str, *, on: date | None = None) -> bool:
    """Whether the account may record for a unit: its clerk, or its town's officer by proxy."""
    return account.role in roles.WRITERS and in_reach(account, code, on=on)


def unit_for(
    request: HttpRequest,
    code: str,
    allowed: Iterable[str] = roles.READERS,
    *,
    roles: Iterable[str] | None = None,
) -> Unit:
    """The unit of a code in scope and role, or Http404; what is sent for it is sent by somebody (``signing.Unnamed``)."""
    account = account_of(request)
    found = Unit.objects.filter(code=code).first()
    if (
        found is None
        or account.role not in set(roles if roles is not None else allowed)
        or not in_reach(account, code, on=today_of(request))
    ):
        raise Http404
    audit.of_unit(request, found)
    if request.method == "POST":
        signing.named(request)
    return found


def village_for(request: HttpRequest, code: str, allowed: Iterable[str] = roles.READERS) -> Unit:
    """As ``unit_for``, of a village or community only."""
    found = unit_for(request, code, allowed)
    if found.kind not in SELF_GOVERNING:
        raise Http404
    return found


def there(found: T | None) -> T:
    """What was looked for, or Http404 where there is none."""
    if found is None:
        raise Http404
    return found


def town_for(request: HttpRequest, code: str, allowed: Iterable[str] = roles.READERS) -> Unit:
    """The town of a code in scope and role, or Http404."""
    found = unit_for(request, code, allowed)
    if found.kind != "town":
        raise Http404
    return found
