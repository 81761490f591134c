"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta

from tests import cast
from tests.permissions.doors import READ, Args, Door, by_code

from cunju.activities.committees import actions
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

HANDS, E, CODE = ("clerk", "town"), ("entry_id",), ("code",)
DAY = cast.TODAY - timedelta(days=3)


def a_walk(code: str) -> Args:
    """A walk of the unit."""
    told = Told(DAY, "三组路灯不亮", "", {"body": "health", "households": 8})
    return {"entry_id": actions.write(Unit.objects.get(code=code), told, step="visit", by="x", now=clock.now()).pk}


FIRST = ("visit", "activity", "project", "contacts", "emergency", "voted", "filed")
BEGINS = {f"committees:{name}": (Door(HANDS, args=by_code, unknown=CODE),) for name in FIRST}
NEXT = ("reported", "to_party", "finished")
FOLLOWS = {f"committees:{name}": (Door(HANDS, args=by_code, opens=302, unknown=CODE),) for name in NEXT}
DOORS = {
    "committees:home": (Door(READ, args=by_code, unknown=CODE),),
    "committees:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "committees:detail": (Door(READ, args=a_walk, unknown=E),),
    "committees:edit": (Door(HANDS, args=a_walk, unknown=E),),
    "committees:void": (Door(HANDS, args=a_walk, unknown=E),),
    "committees:paper": (Door(READ, args=lambda code: {"code": code, "name": "members"}, unknown=CODE),),
    "committees:fill": (Door(HANDS, args=by_code, unknown=CODE), Door(HANDS, args=by_code, method="post", unknown=CODE)),
    **BEGINS,
    **FOLLOWS,
}
