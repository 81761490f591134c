"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta

from tests import cast
from tests.permissions.doors import READ, READ_TOWN, Args, Door, by_code

from cunju.activities.matters import actions
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

HANDS, E, CODE = ("clerk",), ("entry_id",), ("code",)
DAY = cast.TODAY - timedelta(days=3)


def a_matter(code: str) -> Args:
    """A matter of the unit."""
    matter = actions.Matter(Told(DAY, "三组路灯不亮", "", {"size": "small", "channel": "window"}))
    return {"entry_id": actions.receive(Unit.objects.get(code=code), matter, by="x", now=clock.now()).pk}


def handed(code: str) -> Args:
    """One that was handed to the town."""
    from cunju.activities.matters.models import Entry

    matter = Entry.objects.get(pk=a_matter(code)["entry_id"])
    told = Told(DAY, "请街道看", "", {"to": "town"})
    line = actions.write(Unit.objects.get(code=code), told, step="referred", parent=matter, by="x", now=clock.now())
    return {"entry_id": line.pk}


def another(code: str) -> Args:
    """A second matter of the unit, to put together with."""
    return {"with": str(a_matter(code)["entry_id"])}


FOLLOWS = {
    f"matters:{name}": (Door(HANDS, args=by_code, opens=302, unknown=CODE),) for name in ("resorted", "referred", "closed", "confirmed", "reopened")
}
DOORS = {
    "matters:home": (Door(READ, args=by_code, unknown=CODE),),
    "matters:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "matters:detail": (Door(READ, args=a_matter, unknown=E),),
    "matters:edit": (Door(HANDS, args=a_matter, unknown=E),),
    "matters:void": (Door(HANDS, args=a_matter, unknown=E),),
    "matters:receipt": (Door(("town",), args=handed, method="post", opens=302, unknown=E),),
    "matters:together": (Door(HANDS, args=a_matter, data=another, method="post", opens=302, unknown=E),),
    "matters:town": (Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=CODE),),
    "matters:new": (Door(HANDS, args=by_code, unknown=CODE), Door(HANDS, args=by_code, method="post", unknown=CODE)),
    "matters:fill": (Door(HANDS, args=by_code, unknown=CODE), Door(HANDS, args=by_code, method="post", unknown=CODE)),
    "matters:walk": (Door(HANDS, args=by_code, unknown=CODE),),
    "matters:paper": (Door(READ, args=lambda code: {"code": code, "name": "joint"}, unknown=CODE),),
    "matters:sheet": (Door(("clerk", "supervisor"), args=lambda code: {**a_matter(code), "name": "slip"}, unknown=E),),
    "matters:returned": (Door(("clerk", "town"), args=by_code, opens=302, unknown=CODE),),
    **FOLLOWS,
}
