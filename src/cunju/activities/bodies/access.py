"""Gets a unit, a town, a seat or a change in scope, or 404."""

import uuid

from django.http import Http404, HttpRequest

from cunju.activities.bodies import queries
from cunju.activities.bodies.models import Change
from cunju.org import access, roles
from cunju.org.models import Seat, Unit

KINDS = ("village", "community")


def unit_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A village or community in scope."""
    return access.village_for(request, code, roles.WRITERS if write else roles.READERS)


def town_for(request: HttpRequest, code: str) -> Unit:
    """A town in scope."""
    return access.town_for(request, code)


def place_for(request: HttpRequest, code: str) -> Unit:
    """A unit, or a town with all its units, for which the account may load a list."""
    place = access.unit_for(request, code, roles.WRITERS)
    if place.kind not in (*KINDS, "town"):
        raise Http404
    return place


def change_for(request: HttpRequest, any_id: uuid.UUID, *, write: bool = False) -> tuple[Change, Unit]:
    """A change in scope (by its id or its fact's) and its unit."""
    change = access.there(queries.find_change(any_id))
    return change, unit_for(request, change.unit_code, write=write)


def seat_for(request: HttpRequest, seat_id: uuid.UUID) -> tuple[Seat, Unit]:
    """A seat the account may set right, and its unit."""
    seat = access.there(queries.find_seat(seat_id))
    return seat, unit_for(request, seat.unit_code, write=True)
