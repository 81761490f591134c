"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta

from tests import cast
from tests.permissions.doors import READ, Args, Door, by_code

from cunju.activities.conventions import actions
from cunju.activities.conventions.actions import Vote
from cunju.activities.conventions.models import Entry, Version
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

HANDS, E, T, CODE = ("clerk", "town"), ("entry_id",), ("version_id",), ("code",)
DAY = cast.TODAY - timedelta(days=3)
BODY = "第一条 坚持党的领导。\n第二条 爱护环境。"


def subject(code: str) -> str:
    """The convention of a unit."""
    return "village_rules" if Unit.objects.get(code=code).kind == "village" else "residents_pact"


def a_text(code: str) -> Version:
    """A text of the unit."""
    return actions.put(Unit.objects.get(code=code), subject(code), BODY, by="x", now=clock.now())


def a_vote(code: str) -> Entry:
    """A vote on paper on a text of the unit."""
    return actions.adopt(
        Unit.objects.get(code=code), a_text(code), Vote(day=DAY, body="assembly"), by="x", now=clock.now()
    )


def a_line(code: str) -> Args:
    """A line of the unit's hand."""
    told = Told(DAY, "劝导", "", {"talks": 2})
    return {
        "entry_id": actions.write(Unit.objects.get(code=code), told, step="used", by="x", now=clock.now()).pk
    }


def version(code: str) -> Args:
    """A text, by its id."""
    return {"version_id": a_text(code).pk}


def vote(code: str) -> Args:
    """A vote, by its id."""
    return {"entry_id": a_vote(code).pk}


def of_text(code: str) -> Args:
    """A page of the unit's convention."""
    return {"code": code, "subject": subject(code)}


def follows(who: tuple[str, ...]) -> tuple[Door, ...]:
    """A step that follows another: without one it leads to what waits."""
    return (Door(who, args=by_code, opens=302, unknown=CODE),)


DOORS = {
    "conventions:home": (Door(READ, args=by_code, unknown=CODE),),
    "conventions:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "conventions:text": (Door(READ, args=version, unknown=T),),
    "conventions:paper": (
        Door(READ, args=lambda code: version(code) | {"kind": "post"}, unknown=("version_id", "kind")),
    ),
    "conventions:send": (Door(HANDS, args=version, method="post", opens=302, unknown=T),),
    "conventions:adopt": (Door(HANDS, args=version, unknown=T),),
    "conventions:put": (Door(HANDS, args=of_text, unknown=("code", "subject")),),
    "conventions:opinions": (Door(HANDS, args=of_text, unknown=("code", "subject")),),
    "conventions:detail": (Door(READ, args=a_line, unknown=E),),
    "conventions:edit": (Door(HANDS, args=a_line, unknown=E), Door(HANDS, args=vote)),
    "conventions:void": (Door(HANDS, args=a_line, unknown=E),),
    "conventions:used": (Door(HANDS, args=by_code, unknown=CODE),),
    "conventions:fill": (Door(HANDS, args=by_code, unknown=CODE), Door(HANDS, args=by_code, method="post", unknown=CODE)),
    "conventions:filed": follows(HANDS),
    "conventions:posted": follows(HANDS),
    "conventions:assessed": follows(HANDS),
    "conventions:c_filed": follows(HANDS),
    "conventions:c_posted": follows(HANDS),
    "conventions:reviewed": follows(("town",)),
    "conventions:c_reviewed": follows(("town",)),
}
