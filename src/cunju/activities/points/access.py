"""Who reads and writes here: names and points of households the unit's own hands alone; town and district read counts."""

import uuid
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest

from cunju.activities.points.book import BOOK, CLERK, READERS
from cunju.activities.points.models import Entry, Household, Mark, Month, Rules
from cunju.org import access as doors
from cunju.org.models import Account, Unit
from cunju.records import access
from cunju.records.models import LIVE

unit_for = partial(access.unit_for, BOOK)
to_write = partial(access.to_write, BOOK)
may_write = partial(access.may_write, BOOK)
# Lines that speak of one household, and those whose form is their own.
PERSONAL, OWN_FORM = frozenset({"objected", "answered"}), frozenset({"adopted", "force"})


def may_read(account: Account) -> bool:
    """Whether an account sees households with their points."""
    return account.role in READERS


def may_enter(account: Account) -> bool:
    """Whether an account enters, posts, answers."""
    return account.role in CLERK


def to_read(request: HttpRequest, code: str) -> Unit:
    """The unit, for who sees its households; 404 otherwise."""
    unit = unit_for(request, code)
    if not may_read(doors.account_of(request)):
        raise Http404
    return unit


def entry_for(request: HttpRequest, any_id: uuid.UUID) -> tuple[Any, Unit]:
    """A line in scope; what is said of one household only for who sees households."""
    entry, unit = access.entry_for(BOOK, request, any_id)
    if entry.step in PERSONAL and not may_read(doors.account_of(request)):
        raise Http404
    return entry, unit


def to_change(request: HttpRequest, any_id: uuid.UUID) -> tuple[Any, Unit]:
    """A line an account may correct or void; 404 otherwise."""
    entry, unit = access.to_change(BOOK, request, any_id)
    if entry.step == "force":
        raise Http404
    return entry, unit


def rules_for(request: HttpRequest, rules_id: uuid.UUID) -> tuple[Rules, Unit]:
    """Rules in scope: drafts only for the unit's own."""
    found: Rules = doors.there(Rules.objects.filter(pk=rules_id).first())
    unit = unit_for(request, found.unit_code)
    if found.entry is None and not may_read(doors.account_of(request)):
        raise Http404
    return found, unit


def month_for(request: HttpRequest, month_id: uuid.UUID) -> tuple[Month, Unit]:
    """A month, for who sees households; 404 otherwise."""
    found: Month = doors.there(Month.objects.filter(pk=month_id).select_related("rules", "entry").first())
    return found, to_read(request, found.unit_code)


def month_to_post(request: HttpRequest, month_id: uuid.UUID) -> tuple[Month, Unit]:
    """A month, for who posts it."""
    found, unit = month_for(request, month_id)
    if not may_enter(doors.account_of(request)):
        raise Http404
    return found, unit


def household_for(request: HttpRequest, household_id: uuid.UUID) -> tuple[Household, Unit]:
    """A household, for who sees households; 404 otherwise."""
    found: Household = doors.there(Household.objects.filter(pk=household_id).select_related("courtyard").first())
    return found, to_read(request, found.unit_code)


def courtyard_for(request: HttpRequest, entry_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A courtyard that stands, for who may add households."""
    found: Entry = doors.there(Entry.objects.filter(pk=entry_id, step="formed", state=LIVE).first())
    return found, to_write(request, found.unit_code, "formed")


def mark_for(request: HttpRequest, mark_id: uuid.UUID) -> tuple[Mark, Unit]:
    """An entry of a month, for who enters."""
    found: Mark = doors.there(Mark.objects.filter(pk=mark_id).select_related("month").first())
    return found, to_write(request, found.month.unit_code, "posted")


def posting_for(request: HttpRequest, entry_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A posting that stands, for who may hear an objection to it."""
    found: Entry = doors.there(Entry.objects.filter(pk=entry_id, step="posted", state=LIVE).first())
    return found, to_write(request, found.unit_code, "objected")


def objection_for(request: HttpRequest, entry_id: uuid.UUID) -> tuple[Entry, Unit]:
    """An objection that stands, for who answers."""
    found: Entry = doors.there(Entry.objects.filter(pk=entry_id, step="objected", state=LIVE).select_related("parent", "mark").first())
    return found, to_write(request, found.unit_code, "answered")
