"""Whom the pages of this room open to (tests/permissions)."""

import uuid

from tests import cast
from tests.permissions.doors import READ, WRITE, Args, Door, by_code

from cunju.activities.assemblies import actions
from cunju.activities.assemblies.book import BOOK
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Told


def a_meeting(code: str) -> Args:
    """A meeting planned in the unit for today."""
    unit = Unit.objects.get(code=code)
    made = actions.plan_meeting(
        unit, body="representatives", planned_on=cast.TODAY, by="x", now=clock.now(), items=["道路维修"]
    )
    return {"meeting_id": made.id}


def a_community(code: str) -> Args:
    """A community of the unit's town."""
    town = code[:9]
    Unit.objects.get_or_create(
        code=f"{town}001", defaults={"kind": "community", "name": "某社区居民委员会", "parent_code": town}
    )
    return {"code": f"{town}001"}


def a_sheet(code: str) -> Args:
    """The notice of a meeting, to print."""
    return {**a_meeting(code), "sheet": "notice"}


PLAN = {"body": "representatives", "planned_on": "2023-09-20", "place": "会议室", "items": "道路维修"}
CALL = {"by": "fifth", "signed": 9, "text": "商量院坝排水", "on": "2023-09-20"}


def a_call(code: str) -> Args:
    """A petition of the unit."""
    unit = Unit.objects.get(code=code)
    by, signed = ("fifth", 9) if unit.kind == "village" else ("fifth_adults", 900)
    told = Told(cast.TODAY, "商量院坝排水", "", {"by": by, "signed": signed})
    return {"entry_id": writing.write(BOOK, unit, told, step="called", by="x", now=clock.now()).pk}


M, E = ("meeting_id",), ("entry_id",)

DOORS = {
    "assemblies:register": (Door(READ, args=by_code, unknown=("code",)),),
    "assemblies:plan": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: PLAN, opens=302, unknown=("code",)),
    ),
    "assemblies:new": (
        Door(WRITE, args=lambda code: {"code": code, "body": "joint"}, unknown=("code", "body")),
        Door(WRITE, args=lambda code: {"code": code, "body": "joint"}, method="post", unknown=("code",)),
    ),
    "assemblies:posting": (Door(WRITE, args=by_code, unknown=("code",)),),
    "assemblies:fill": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", unknown=("code",)),
    ),
    # Of the town's persons its officer alone looks after the community.
    "assemblies:choose": (Door(("town",), args=a_community, unknown=("code",)), Door((), args=by_code)),
    "assemblies:detail": (Door(READ, args=a_meeting, unknown=M),),
    "assemblies:notice": (Door(WRITE, args=a_meeting, method="post", opens=302, unknown=M),),
    "assemblies:words": (
        Door(READ, args=a_meeting, unknown=M),
        Door(WRITE, args=a_meeting, method="post", opens=302, unknown=M),
    ),
    "assemblies:record": (
        Door(WRITE, args=a_meeting, unknown=M),
        Door(WRITE, args=a_meeting, method="post", unknown=M),
    ),
    "assemblies:void": (
        Door(WRITE, args=a_meeting, unknown=M),
        Door(WRITE, args=a_meeting, method="post", unknown=M),
    ),
    "assemblies:post": (
        Door(WRITE, args=a_meeting, unknown=M),
        Door(WRITE, args=a_meeting, method="post", unknown=M),
    ),
    "assemblies:take_down": (
        Door(WRITE, args=a_meeting, unknown=M),
        Door(WRITE, args=a_meeting, method="post", unknown=M),
    ),
    "assemblies:sheet": (Door(READ, args=a_sheet, unknown=(*M, "sheet")),),
    "assemblies:calls": (Door(READ, args=by_code, unknown=("code",)),),
    "assemblies:slip": (Door(READ, args=by_code, unknown=("code",)),),
    "assemblies:called": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: {**CALL, "fact_id": uuid.uuid4()}, opens=302, unknown=("code",)),
    ),
    "assemblies:call_detail": (Door(READ, args=a_call, unknown=E),),
    "assemblies:call_edit": (Door(WRITE, args=a_call, unknown=E),),
    "assemblies:call_void": (Door(WRITE, args=a_call, unknown=E),),
}
