"""Who reads and writes here: the district all, a town its own file; villages and communities nothing, for nothing of it is theirs."""

import uuid
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.assessment import queries
from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.models import Entry
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import access

unit_for = partial(access.unit_for, BOOK)
entry_for = partial(access.entry_for, BOOK)
to_change = partial(access.to_change, BOOK)
may_write = partial(access.may_write, BOOK)


def district_for(request: HttpRequest, code: str) -> Unit:
    """The district, for those of its offices."""
    return _district(doors.unit_for(request, code, roles.DISTRICT))


def to_lead(request: HttpRequest, code: str) -> Unit:
    """The district, for its officer."""
    return _district(access.to_write(BOOK, request, code, "scheme"))


def _district(unit: Unit) -> Unit:
    if unit.kind != "county":
        raise Http404
    return unit


def file_for(request: HttpRequest, code: str) -> tuple[Unit, Entry]:
    """A town's file: its own officer's and the district's, once there is a scheme that is approved."""
    town = doors.town_for(request, code)
    return town, doors.there(queries.open_scheme(town.code[:6]))


def to_decide(request: HttpRequest, code: str) -> tuple[Unit, Entry]:
    """A town's file, for the district's officer."""
    town, scheme = file_for(request, code)
    if doors.account_of(request).role != roles.DISTRICT_OFFICER:
        raise Http404
    return town, scheme


def to_object(request: HttpRequest, code: str) -> tuple[Unit, Entry]:
    """A town's file, for the town's officer."""
    town, scheme = file_for(request, code)
    if doors.account_of(request).role != roles.TOWN_OFFICER:
        raise Http404
    return town, scheme


def closing_for(request: HttpRequest, entry_id: uuid.UUID, code: str) -> tuple[Unit, Entry]:
    """A town's file as it was closed, also where it was opened again: through the town."""
    town = doors.town_for(request, code)
    closing = queries.find(entry_id)
    if closing is None or closing.step != "closed" or closing.unit_code != town.code[:6]:
        raise Http404
    return town, closing
