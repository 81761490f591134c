"""Who reads and writes here: lists are the district's, their postings a unit's; a task the town's until the district decides."""

import uuid
from functools import partial
from typing import TypeVar

from django.http import Http404, HttpRequest

from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Task, Version
from cunju.org import access as doors
from cunju.org import roles, signing
from cunju.org.models import Account, Unit
from cunju.records import access

unit_for, entry_for = partial(access.unit_for, BOOK), partial(access.entry_for, BOOK)
to_change, may_write = partial(access.to_change, BOOK), partial(access.may_write, BOOK)
T = TypeVar("T")


def to_write(request: HttpRequest, code: str, step: str) -> Unit:
    """A village or community, for a role that writes that step there."""
    unit = access.to_write(BOOK, request, code, step)
    if unit.kind not in doors.SELF_GOVERNING:
        raise Http404
    return unit


def district_for(request: HttpRequest, code: str) -> Unit:
    """The district, for its officer."""
    found = doors.unit_for(request, code, {roles.DISTRICT_OFFICER})
    if found.kind != "county":
        raise Http404
    signing.named(request)
    return found


def town_for(request: HttpRequest, code: str) -> Unit:
    """The town, for its officer: what is asked from above is entered there."""
    found = doors.town_for(request, code, {roles.TOWN_OFFICER})
    signing.named(request)
    return found


def version_for(request: HttpRequest, any_id: uuid.UUID) -> Version:
    """A version of a list, for every office of its area; one that is not approved for the district alone."""
    found = doors.there(Version.objects.filter(pk=any_id).first())
    account = doors.account_of(request)
    if not account.unit_code.startswith(found.area_code) or (found.reviewed_on is None and account.role not in roles.DISTRICT):
        raise Http404
    return found


def task_for(request: HttpRequest, any_id: uuid.UUID) -> tuple[Task, Unit]:
    """A task with its town, for those above and for the units it asks."""
    found = doors.there(Task.objects.filter(pk=any_id).first())
    account = doors.account_of(request)
    if account.unit_code not in found.units and not found.town_code.startswith(account.unit_code or "?"):
        raise Http404
    return found, doors.there(Unit.objects.filter(code=found.town_code).first())


def acting(request: HttpRequest, role: str, found: T) -> T:
    """What was found, for those of one role who act on it; 404 for the others."""
    if doors.account_of(request).role != role:
        raise Http404
    signing.named(request)
    return found


def reads_whom(account: Account) -> bool:
    """Whether an account reads who asked for a certificate: the unit's own alone."""
    return account.role in (roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER)
