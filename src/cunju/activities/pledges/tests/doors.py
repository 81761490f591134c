"""Whom the pages of this room open to (tests/permissions)."""

import uuid
from datetime import timedelta

from tests import cast
from tests.permissions.doors import READ, READ_TOWN, WRITE, Args, Door, by_code

from cunju.activities.pledges import actions
from cunju.activities.pledges.actions import Planned, Pledged
from cunju.activities.pledges.models import Entry
from cunju.org import clock
from cunju.org.models import Person, Seat, Unit

DAY = cast.TODAY - timedelta(days=30)
E, ITEM, CODE = ("entry_id",), ("item_id",), ("code",)


def a_sheet(code: str) -> Entry:
    """A sheet with one item of one member."""
    person = Person.objects.create(unit_code=code, name="主任甲")
    Seat.objects.create(unit_code=code, body="committee", role="director", person=person, from_on=DAY)
    told = Pledged(DAY, "representatives", {person.pk: "修好入户路"})
    return actions.pledge(Unit.objects.get(code=code), told, by="x", now=clock.now())


def entry(code: str) -> Args:
    """The sheet."""
    return {"entry_id": a_sheet(code).pk}


def item(code: str) -> Args:
    """Its item."""
    return {"item_id": a_sheet(code).items.get().pk}


def a_plan(code: str) -> Args:
    """A plan of the member's review, with its notice to print."""
    person = a_sheet(code).items.get().person
    told = Planned(DAY, DAY + timedelta(days=20), "supervisory", [person])
    made = actions.plan(Unit.objects.get(code=code), told, by="x", now=clock.now())
    return {"entry_id": made.pk, "name": "notice"}


def how(code: str) -> Args:
    """One press."""
    return {"fact_id": str(uuid.uuid4()), "how": "done"}


def chairs(code: str) -> Args:
    """A season with no day in it."""
    return {f"chair-{one}": "supervisory" for one in (cast.VILLAGE, cast.NEIGHBOUR)}


DOORS = {
    "pledges:home": (Door(READ, args=by_code, unknown=CODE),),
    "pledges:fill": (Door(WRITE, args=by_code, unknown=CODE), Door(WRITE, args=by_code, method="post", unknown=CODE)),
    "pledges:pledge": (Door(WRITE, args=by_code, unknown=CODE),),
    "pledges:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "pledges:posted": (Door(WRITE, args=by_code, opens=302, unknown=CODE),),
    "pledges:filed": (Door(WRITE, args=by_code, opens=302, unknown=CODE),),
    "pledges:result": (Door(WRITE, args=by_code, opens=302, unknown=CODE),),
    "pledges:plan": (Door(WRITE, args=by_code, unknown=CODE),),
    "pledges:demand": (Door(WRITE, args=by_code, unknown=CODE),),
    "pledges:review": (Door(WRITE, args=by_code, unknown=CODE),),
    "pledges:review_paper": (Door(READ, args=a_plan, unknown=E),),
    "pledges:season": (
        Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=CODE),
        Door(("town",), at=cast.TOWN, args=by_code, method="post", data=chairs, opens=302, unknown=CODE),
    ),
    "pledges:season_paper": (Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=CODE),),
    "pledges:detail": (Door(READ, args=entry, unknown=E),),
    "pledges:paper": (Door(READ, args=entry, unknown=E),),
    "pledges:edit": (Door(WRITE, args=entry, unknown=E),),
    "pledges:void": (Door(WRITE, args=entry, unknown=E),),
    "pledges:kept": (Door(WRITE, args=item, unknown=ITEM),),
    "pledges:mark": (Door(WRITE, args=item, method="post", data=how, opens=302, unknown=ITEM),),
}
