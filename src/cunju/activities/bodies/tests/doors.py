"""Whom the pages of this room open to (tests/permissions)."""

from datetime import date

from tests import cast
from tests.permissions.doors import READ, READ_TOWN, WRITE, Args, Door, by_code

from cunju.activities.bodies import actions
from cunju.activities.bodies.book import BOOK
from cunju.org import clock
from cunju.org.models import Seat, Unit
from cunju.records import writing
from cunju.records.book import Told


def a_change(code: str) -> Args:
    """A representative chosen in the unit."""
    unit = Unit.objects.get(code=code)
    people = [actions.Newcomer("第3组代表2", "f", "representative", 3)]
    made = actions.seat_people(
        unit, people, body="representatives", change="selected", from_on=cast.TODAY, by="x", now=clock.now()
    )
    return {"any_id": made.id}


def a_fact(code: str) -> Args:
    """How the body stands since."""
    unit = Unit.objects.get(code=code)
    roll = actions.record_roll(unit.code, actions.Counts(900), on=date(2023, 1, 1), by="x", now=clock.now())
    return {"any_id": roll.fact}


def a_seat(code: str) -> Args:
    """A seat of the unit."""
    a_change(code)
    return {"seat_id": Seat.objects.get(unit_code=code).id}


def a_line(code: str) -> Args:
    """A demand of the unit."""
    told = Told(cast.TODAY, "", "", {"group": 3, "signed": 30, "base": 90})
    return {"entry_id": writing.write(BOOK, Unit.objects.get(code=code), told, step="removal", by="x", now=clock.now()).pk}


C, S, E = ("any_id",), ("seat_id",), ("entry_id",)
U = ("code",)

DOORS = {
    "bodies:people": (Door(READ, args=by_code, unknown=U),),
    "bodies:town": (Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=U),),
    "bodies:load": (
        Door(WRITE, args=by_code, unknown=U),
        Door(("town",), at=cast.TOWN, args=by_code, unknown=U),
        Door(WRITE, args=by_code, method="post", unknown=U),
    ),
    "bodies:template": (
        Door(WRITE, args=by_code, unknown=U),
        Door(("town",), at=cast.TOWN, args=by_code, unknown=U),
    ),
    "bodies:join": (
        Door(WRITE, args=by_code, unknown=U),
        Door(WRITE, args=by_code, method="post", unknown=U),
    ),
    "bodies:leave": (
        Door(WRITE, args=by_code, unknown=U),
        Door(WRITE, args=by_code, method="post", unknown=U),
    ),
    "bodies:grids": (Door(READ, args=by_code, unknown=U), Door(WRITE, args=by_code, method="post", unknown=U)),
    "bodies:blank_grids": (Door(WRITE, args=by_code, unknown=U),),
    "bodies:roll": (
        Door(WRITE, args=by_code, unknown=U),
        Door(WRITE, args=by_code, method="post", unknown=U),
    ),
    "bodies:changes": (Door(READ, args=by_code, unknown=U),),
    "bodies:sheet": (Door(READ, args=by_code, unknown=U),),
    "bodies:change": (Door(READ, args=a_change, unknown=C),),
    "bodies:notice": (Door(READ, args=a_change, unknown=C),),
    "bodies:fact": (Door(READ, args=a_fact, opens=302, unknown=C),),
    "bodies:post": (Door(WRITE, args=a_change, method="post", opens=302, unknown=C),),
    "bodies:void": (
        Door(WRITE, args=a_change, unknown=C),
        Door(WRITE, args=a_change, method="post", unknown=C),
    ),
    "bodies:seat": (
        Door(WRITE, args=a_seat, unknown=S),
        Door(WRITE, args=a_seat, method="post", unknown=S),
    ),
    "bodies:remove": (Door(WRITE, args=a_seat, method="post", opens=302, unknown=S),),
    "bodies:terms": (Door(READ, args=by_code, unknown=U),),
    "bodies:handing": (Door(READ, args=by_code, unknown=U),),
    "bodies:handover": (Door(WRITE, args=by_code, unknown=U), Door(WRITE, args=by_code, method="post", unknown=U)),
    "bodies:early": (Door(("town",), args=by_code, unknown=U), Door(("town",), args=by_code, method="post", unknown=U)),
    "bodies:demand": (Door(WRITE, args=by_code, unknown=U),),
    "bodies:removal": (Door(WRITE, args=by_code, unknown=U),),
    "bodies:term": (Door(("town",), args=by_code, unknown=U),),
    "bodies:organised": (Door(("town",), args=by_code, opens=302, unknown=U),),
    "bodies:result": (Door(("town",), args=by_code, opens=302, unknown=U),),
    "bodies:voted": (Door(WRITE, args=by_code, opens=302, unknown=U),),
    "bodies:floor_waiting": (Door(READ, args=by_code, unknown=U),),
    "bodies:floor_detail": (Door(READ, args=a_line, unknown=E),),
    "bodies:floor_edit": (Door(WRITE, args=a_line, unknown=E),),
    "bodies:floor_void": (Door(WRITE, args=a_line, unknown=E),),
}
