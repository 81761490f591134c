"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta

from tests import cast
from tests.permissions.doors import READ, Args, Door, by_code

from cunju.activities.supervision import actions
from cunju.activities.supervision.models import Entry
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

# The committee's own lines: a member, and clerk and town by proxy.
HANDS = ("clerk", "supervisor", "town")
E = ("entry_id",)
DAY = cast.TODAY - timedelta(days=3)


def an_opinion(code: str, *, proxy: bool = False) -> Entry:
    """An opinion in the book of the unit."""
    told = Told(DAY, "路灯不亮", "", {"channel": "visit"})
    return actions.write(
        Unit.objects.get(code=code), told, step="opinion", by="x", now=clock.now(), proxy=proxy
    )


def an_entry(code: str) -> Args:
    """A line a member wrote."""
    return {"entry_id": an_opinion(code).pk}


def a_proxy(code: str) -> Args:
    """A line written by proxy, not yet confirmed."""
    return {"entry_id": an_opinion(code, proxy=True).pk}


def a_system(code: str) -> Args:
    """The page of one system."""
    return {"code": code, "system": "meetings"}


OPINION = {"text": "路灯不亮", "on": "2023-09-20", "channel": "visit", "fact_id": "7b0e6f0e-0000-4000-8000-000000000001"}
CODE = ("code",)


def follows(who: tuple[str, ...]) -> tuple[Door, ...]:
    """A step that follows another: without one it leads to what waits."""
    return (Door(who, args=by_code, opens=302, unknown=CODE),)


DOORS = {
    "supervision:book": (Door(READ, args=by_code, unknown=CODE),),
    "supervision:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "supervision:detail": (Door(READ, args=an_entry, unknown=E),),
    # What a member wrote no clerk and no town changes; what they wrote by proxy they may mend until it is confirmed.
    "supervision:edit": (Door(("supervisor",), args=an_entry, unknown=E), Door(HANDS, args=a_proxy)),
    "supervision:void": (Door(("supervisor",), args=an_entry, unknown=E), Door(HANDS, args=a_proxy)),
    "supervision:confirm": (Door(("supervisor",), args=a_proxy, method="post", opens=302, unknown=E),),
    "supervision:meeting": (Door(HANDS, args=by_code, unknown=CODE),),
    "supervision:report": (Door(HANDS, args=by_code, unknown=CODE),),
    "supervision:report_paper": (
        Door(READ, args=lambda code: {"code": code, "half": "2023H1"}, unknown=("code", "half")),
    ),
    "supervision:systems": (Door(READ, args=by_code, unknown=CODE),),
    "supervision:system": (Door(HANDS, args=a_system, unknown=("code", "system")),),
    "supervision:members": (
        Door(READ, args=by_code, unknown=CODE),
        Door(HANDS, args=by_code, method="post", data=lambda code: {"on": "2023-09-20"}, opens=302),
    ),
    "supervision:paper": (Door(READ, args=lambda code: {"code": code, "year": 2023}, unknown=CODE),),
    "supervision:opinion": (
        Door(HANDS, args=by_code, unknown=CODE),
        Door(HANDS, args=by_code, method="post", data=lambda code: OPINION, opens=302, unknown=CODE),
    ),
    "supervision:suggestion": (Door(HANDS, args=by_code, unknown=CODE),),
    "supervision:act": (Door(HANDS, args=by_code, unknown=CODE),),
    "supervision:question": (Door(HANDS, args=by_code, unknown=CODE),),
    "supervision:settled": follows(HANDS),
    "supervision:answer": follows(("clerk", "town")),
    "supervision:check": follows(HANDS),
    "supervision:feedback": follows(HANDS),
    "supervision:reply": follows(HANDS),
    "supervision:referral": follows(HANDS),
    "supervision:ruling": follows(("town", "district")),
}
