"""Gets a unit, a sheet, a doubt or a town in scope, or 404."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import Doubt, Sheet
from cunju.activities.disclosure.rules import periods
from cunju.kernel.codes import town_code
from cunju.org import access, roles
from cunju.org.models import Unit

REVIEWERS = roles.WRITERS | {roles.SUPERVISORY_MEMBER}
TOWN = frozenset({roles.TOWN_OFFICER})


def unit_for(request: HttpRequest, code: str, *, allowed: frozenset[str] = roles.READERS) -> Unit:
    """A village or community in scope."""
    return access.village_for(request, code, allowed)


def issue_for(
    request: HttpRequest, code: str, month: str, *, allowed: frozenset[str] = roles.READERS
) -> Unit:
    """The unit of an issue; a month that is none is 404."""
    known = periods.month_of(month)
    if known is None or not 2000 <= known[0] <= 2099:
        raise Http404
    return unit_for(request, code, allowed=allowed)


def sheet_for(
    request: HttpRequest, any_id: uuid.UUID, *, allowed: frozenset[str] = roles.READERS
) -> tuple[Sheet, Unit]:
    """A sheet in scope (by its id or a fact's) and its unit."""
    sheet = access.there(queries.find_sheet(any_id))
    return sheet, unit_for(request, sheet.issue.unit_code, allowed=allowed)


def doubt_for(
    request: HttpRequest, doubt_id: uuid.UUID, *, allowed: frozenset[str] = roles.READERS
) -> tuple[Doubt, Unit]:
    """A doubt in scope and its unit."""
    doubt = access.there(queries.doubt(doubt_id))
    return doubt, unit_for(request, doubt.unit_code, allowed=allowed)


def town_for(request: HttpRequest, code: str, *, allowed: frozenset[str] = roles.READERS) -> Unit:
    """The town of a code of its own or of one of its units, in scope."""
    return access.town_for(request, town_code(code), allowed)


def instant(request: HttpRequest) -> datetime:
    """The request's instant of business."""
    return access.now_of(request)
