"""Who reads and writes here: a town and its units their own, the district all; the supervisory committee reads."""

from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.guidance.book import BOOK
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import access

unit_for = partial(access.unit_for, BOOK)
entry_for = partial(access.entry_for, BOOK)
to_change = partial(access.to_change, BOOK)
may_write = partial(access.may_write, BOOK)


def town_to_write(request: HttpRequest, code: str, step: str) -> Unit:
    """The town, for a role that writes that step of it."""
    found = access.to_write(BOOK, request, code, step)
    if found.kind != "town":
        raise Http404
    return found


def district_for(request: HttpRequest, code: str) -> Unit:
    """The district, for those of its offices."""
    found = doors.unit_for(request, code, roles.DISTRICT)
    if found.kind != "county":
        raise Http404
    return found


def to_answer(request: HttpRequest, code: str) -> Unit:
    """A unit whose 原因或需要的帮助 the account may answer: a town its units', the district its towns'."""
    unit, account = unit_for(request, code), doors.account_of(request)
    asked = roles.DISTRICT_OFFICER if unit.kind == "town" else roles.TOWN_OFFICER
    if account.role != asked:
        raise Http404
    return unit


def evaluated_town(request: HttpRequest, code: str) -> Unit:
    """The town whose own officer answers its evaluation."""
    return doors.town_for(request, code, {roles.TOWN_OFFICER})
