"""Whom the pages of this room open to (tests/permissions)."""

import uuid

from tests.permissions.doors import Args, Door, by_code

from cunju.activities.crosschecks import actions, queries
from cunju.activities.crosschecks.tests.scene import overfull, reposted
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

SEE, EXPLAIN = ("clerk", "supervisor", "town"), ("clerk",)
SAID = {"text": "名册漏登了两人，已经补上。", "fact_id": str(uuid.UUID(int=77))}


def a_clash(code: str) -> Args:
    """A meeting with more present than due: not the town's business."""
    overfull(code)
    return {"code": code, "item": queries.items(code, between=queries.ALWAYS)[0].code}


def a_sheets_clash(code: str) -> Args:
    """Two finance sheets that do not follow each other: the town reviews them."""
    reposted(code)
    return {"code": code, "item": queries.items(code, between=queries.ALWAYS)[0].code}


def explained(code: str) -> Args:
    """A clash that was explained."""
    args = a_clash(code)
    item = queries.item(code, args["item"])
    assert item
    actions.explain(Unit.objects.get(code=code), item, text="见说明。", by="x", now=clock.now())
    return args


def its_fact(code: str) -> Args:
    """The fact of an explanation."""
    explained(code)
    return {"any_id": ledger.facts_of(code, kinds=["crosschecks.explained"]).get().uid}


DOORS = {
    "crosschecks:home": (Door(SEE, args=by_code, unknown=("code",)),),
    "crosschecks:detail": (
        Door(("clerk", "supervisor"), args=a_clash, unknown=("item",)),
        Door(SEE, args=a_sheets_clash, unknown=("item",)),
        Door(EXPLAIN, args=a_clash, method="post", data=lambda code: SAID, opens=302, unknown=("item",)),
    ),
    "crosschecks:withdraw": (Door(EXPLAIN, args=explained, method="post", opens=302, unknown=("item",)),),
    "crosschecks:fact": (Door(SEE, args=its_fact, opens=302, unknown=("any_id",)),),
}
