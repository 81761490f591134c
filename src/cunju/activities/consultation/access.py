"""Gets a unit, a town or a session in scope, or 404."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest

from cunju.activities.consultation import queries
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.models import Entry, Session, TownSession
from cunju.org import access, roles
from cunju.org.models import Unit
from cunju.records import access as lines


def unit_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A village or community in scope."""
    return access.village_for(request, code, roles.WRITERS if write else roles.READERS)


def town_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A town in scope; only its officer writes there."""
    return access.town_for(request, code, {roles.TOWN_OFFICER} if write else roles.READERS)


def pilot_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A town that has a named project (the notice names it)."""
    town = town_for(request, code, write=write)
    if not queries.has_pilot(town.code):
        raise Http404
    return town


def guide_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A district or town whose guide this is; its own officer loads it."""
    unit = access.unit_for(request, code)
    if unit.kind not in ("county", "town"):
        raise Http404
    if write and not may_load(request, unit):
        raise Http404
    return unit


def may_load(request: HttpRequest, unit: Unit) -> bool:
    """Whether the account loads the guide of this district or town."""
    role = roles.DISTRICT_OFFICER if unit.kind == "county" else roles.TOWN_OFFICER
    return access.account_of(request).role == role


def may_lead(request: HttpRequest) -> bool:
    """Whether the account writes for a town."""
    return access.account_of(request).role == roles.TOWN_OFFICER


def session_for(request: HttpRequest, any_id: uuid.UUID, *, write: bool = False) -> tuple[Session, Unit]:
    """A session in scope (by its id, its fact's, or that of a step of it) and its unit."""
    session = access.there(queries.find(any_id))
    return session, unit_for(request, session.unit_code, write=write)


def step_for(request: HttpRequest, entry_id: uuid.UUID) -> tuple[Entry, Unit]:
    """What followed a session, to be corrected or voided; what the town did only the town takes back."""
    entry: Entry
    entry, unit = lines.to_change(BOOK, request, entry_id)
    return entry, unit


def town_session_for(request: HttpRequest, session_id: uuid.UUID) -> tuple[TownSession, Unit]:
    """A session across units in scope, to be voided."""
    found = access.there(queries.town_session(session_id))
    return found, town_for(request, found.town_code, write=True)


def instant(request: HttpRequest) -> datetime:
    """The request's instant of business."""
    return access.now_of(request)
