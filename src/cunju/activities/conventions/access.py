"""Who reads a unit's texts, who writes what: the shelf's rules on this room's book."""

import uuid
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.conventions import queries
from cunju.activities.conventions.book import BOOK, text_of
from cunju.activities.conventions.models import Version
from cunju.activities.conventions.steps import TEXTS
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import access

unit_for = partial(access.unit_for, BOOK)
may_write = partial(access.may_write, BOOK)
to_change = partial(access.to_change, BOOK)


def to_write(request: HttpRequest, code: str, subject: str, *, step: str) -> Unit:
    """The unit, for a role that may write that step of a text it has; 404 otherwise."""
    unit = access.to_write(BOOK, request, code, step)
    if not text_of(unit.kind, subject):
        raise Http404
    return unit


def to_fill(request: HttpRequest, code: str) -> Unit:
    """The unit, for a role that may write votes on its texts."""
    unit = access.to_write(BOOK, request, code, "adopted")
    if unit.kind not in TEXTS:
        raise Http404
    return unit


def version_for(request: HttpRequest, version_id: uuid.UUID) -> tuple[Version, Unit]:
    """A text in scope and its unit; 404 otherwise."""
    found = doors.there(queries.version(version_id))
    return found, unit_for(request, found.unit_code)


def may_answer(account: Account) -> bool:
    """Whether the account reads drafts for the town."""
    return account.role == roles.TOWN_OFFICER


def version_to(request: HttpRequest, version_id: uuid.UUID, *, step: str) -> tuple[Version, Unit]:
    """A text in scope for a role that may write that step of it; 404 otherwise."""
    found, unit = version_for(request, version_id)
    if not may_write(doors.account_of(request), step):
        raise Http404
    return found, unit
