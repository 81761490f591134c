"""Whom the pages of this room open to (tests/permissions)."""

import uuid

from tests import cast
from tests.permissions.doors import READ, READ_TOWN, WRITE, Args, Door, by_code

from cunju.activities.consultation import actions, rules
from cunju.activities.consultation.models import Entry, TownSession
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

S = ("session_id",)


def a_session(code: str) -> Args:
    """A session planned in the unit for today."""
    unit = Unit.objects.get(code=code)
    made = actions.plan_session(unit, actions.Plan("路灯", cast.TODAY), by="x", now=clock.now())
    return {"session_id": made.pk}


def a_held_session(code: str) -> Args:
    """A session held today."""
    unit = Unit.objects.get(code=code)
    session = actions.plan_session(unit, actions.Plan("路灯", cast.TODAY), by="x", now=clock.now())
    record = actions.Record(held_on=cast.TODAY, title="路灯", others=8, others_touched=5, town_help=True)
    actions.hold_session(session, record, by="x", now=clock.now())
    return {"session_id": session.pk}


def a_sheet(code: str) -> Args:
    """The page of the book, to print."""
    return {**a_session(code), "sheet": "book"}


def a_step(code: str) -> Args:
    """The page on which feedback is noted."""
    return {**a_held_session(code), "step": "fed_back"}


def the_towns_step(code: str) -> Args:
    """The page on which the town notes that it came in."""
    return {**a_held_session(code), "step": "coordinated"}


def a_step_taken(code: str) -> Args:
    """Feedback that was noted."""
    from cunju.activities.consultation import queries

    session = queries.find(a_held_session(code)["session_id"])
    assert session is not None
    actions.take(session, rules.FED_BACK, Told(cast.TODAY, said={"channel": "board"}), by="x", now=clock.now())
    return {"entry_id": Entry.objects.get(session=session).pk}


def a_session_across(code: str) -> Args:
    """A session across two units that the town held."""
    across = actions.Across(cast.TODAY, "界河", (cast.VILLAGE, cast.NEIGHBOUR), 12, 7, rules.AGREED)
    actions.hold_across(Unit.objects.get(code=code), across, by="x", now=clock.now())
    return {"session_id": TownSession.objects.get(town_code=code).pk}


def a_catalogue(code: str) -> Args:
    """A unit with its catalogue of the year."""
    entries = [actions.Entry(one, "other") for one in ("停车", "路灯", "环境", "消防")]
    actions.set_catalogue(Unit.objects.get(code=code), entries, decided_on=cast.TODAY, by="x", now=clock.now())
    return {"code": code}


def some_topics(code: str) -> Args:
    """A unit with its key topics of the year."""
    actions.plan_topics(Unit.objects.get(code=code), [actions.Key("停车", 3)], planned_on=cast.TODAY, by="x", now=clock.now())
    return {"code": code}


PLAN = {"pick": "", "title": "路灯", "planned_on": "2023-09-20", "source": "visit", "organiser": "committee"}
TOLD = {"told_on": "2023-09-20", "told_by": "phone"}
CATALOGUE = {"decided_on": "2023-09-20", "t1": "停车", "c1": "service"}
TOPICS = {"planned_on": "2023-09-20", "t1": "停车"} | {f"q{at}": "3" for at in range(1, 7)}
ID = {"fact_id": str(uuid.UUID(int=7))}
TOWN_PLAN = {"decided_on": "2023-09-20", "text": "听取协商"}
FED_BACK = {"on": "2023-09-20", "channel": "board"}

DOORS = {
    "consultation:register": (Door(READ, args=by_code, unknown=("code",)),),
    "consultation:plan": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: PLAN, opens=302, unknown=("code",)),
    ),
    "consultation:new": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", unknown=("code",)),
    ),
    "consultation:waiting": (Door(WRITE, args=by_code, unknown=("code",)),),
    "consultation:catalogue": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: CATALOGUE | ID, opens=302, unknown=("code",)),
    ),
    "consultation:topics": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: TOPICS | ID, opens=302, unknown=("code",)),
    ),
    "consultation:void_catalogue": (
        Door(WRITE, args=a_catalogue, unknown=("code",)),
        Door(WRITE, args=a_catalogue, method="post", data=lambda code: {"reason": "记错"}, opens=302, unknown=("code",)),
    ),
    "consultation:void_topics": (
        Door(WRITE, args=some_topics, unknown=("code",)),
        Door(WRITE, args=some_topics, method="post", data=lambda code: {"reason": "记错"}, opens=302, unknown=("code",)),
    ),
    "consultation:guide": (
        Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=("code",)),
        Door(("town",), at=cast.TOWN, args=by_code, method="post", unknown=("code",)),
        Door(("district",), at=cast.DISTRICT, args=by_code, method="post", unknown=("code",)),
    ),
    "consultation:town": (Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=("code",)),),
    "consultation:town_plan": (
        Door(("town",), at=cast.TOWN, args=by_code, unknown=("code",)),
        Door(
            ("town",), at=cast.TOWN, args=by_code, method="post", data=lambda code: TOWN_PLAN | ID, opens=302,
            unknown=("code",),
        ),
    ),
    "consultation:across": (
        Door(("town",), at=cast.TOWN, args=by_code, unknown=("code",)),
        Door(("town",), at=cast.TOWN, args=by_code, method="post", unknown=("code",)),
    ),
    "consultation:pilot": (
        Door(("other_town", "district", "reader"), at=cast.OTHER_TOWN, args=by_code, unknown=("code",)),
        Door(("other_town",), at=cast.OTHER_TOWN, args=by_code, method="post", unknown=("code",)),
        Door((), at=cast.TOWN, args=by_code),
    ),
    "consultation:detail": (Door(READ, args=a_session, unknown=S), Door(READ, args=a_held_session)),
    "consultation:tell": (
        Door(WRITE, args=a_session, method="post", data=lambda code: TOLD, opens=302, unknown=S),
    ),
    "consultation:record": (
        Door(WRITE, args=a_session, unknown=S),
        Door(WRITE, args=a_session, method="post", unknown=S),
    ),
    "consultation:void": (
        Door(WRITE, args=a_held_session, unknown=S),
        Door(WRITE, args=a_held_session, method="post", data=lambda code: {"reason": "重复"}, opens=302, unknown=S),
    ),
    "consultation:answers": (
        Door(WRITE, args=a_held_session, unknown=S),
        Door(WRITE, args=a_held_session, method="post", unknown=S),
    ),
    "consultation:step": (
        Door(WRITE, args=a_step, unknown=(*S, "step")),
        Door(WRITE, args=a_step, method="post", data=lambda code: FED_BACK | ID, opens=302, unknown=S),
        Door(("town",), args=the_towns_step, unknown=S),
    ),
    "consultation:edit": (
        Door(WRITE, args=a_step_taken, unknown=("entry_id",)),
        Door(WRITE, args=a_step_taken, method="post", data=lambda code: FED_BACK | ID | {"reason": "日期写错"}, opens=302),
    ),
    "consultation:void_step": (
        Door(WRITE, args=a_step_taken, unknown=("entry_id",)),
        Door(WRITE, args=a_step_taken, method="post", data=lambda code: {"reason": "错"}, opens=302),
    ),
    "consultation:void_across": (
        Door(("town",), at=cast.TOWN, args=a_session_across, unknown=S),
        Door(
            ("town",), at=cast.TOWN, args=a_session_across, method="post", data=lambda code: {"reason": "错"}, opens=302
        ),
    ),
    "consultation:sheet": (Door(READ, args=a_sheet, unknown=(*S, "sheet")),),
}
