"""The duties of measures 6 and 7 move exactly on the days of the golden table, and the room lists what their windows leave open."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.committees import actions, queries
from cunju.activities.committees.models import Entry
from cunju.activities.committees.tests import golden
from cunju.activities.committees.tests.conftest import CODE, OTHER, TODAY
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
TWO = "1. 三组路灯不亮\n2、水渠塌了一段"


def write(step: str, on: date, *, code: str = CODE, text: str = "", parent: Entry | None = None, **said: Any) -> Entry:
    unit, told = Unit.objects.get(code=code), Told(on, text, "", said)
    return actions.write(unit, told, step=step, parent=parent, by="clerk", now=clock.now())


def walked(on: date, text: str, *, code: str = CODE) -> Entry:
    return write("visit", on, code=code, text=text, body="mediation", households=8)


def seat(on: date, body: str, change: str, *, code: str = OTHER) -> None:
    with ledger.writing([code], now=clock.now()) as pen:
        pen.record(Plain("bodies.seat_changed", {"body": body, "change": change, "count": 1}), unit=code, occurred_on=on, by="x")


def rows(code: str, *wanted: str, on: date = TODAY) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=on).windows
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty in wanted]


def test_the_year_is_the_golden_table(place: Unit) -> None:
    first = walked(date(2023, 3, 10), TWO)
    told = write("reported", date(2023, 3, 12), parent=first, major=1)
    write("to_party", date(2023, 3, 15), parent=told)
    walked(date(2023, 5, 8), "")
    walked(date(2023, 6, 1), "a\nb\nc")
    write("reported", date(2023, 4, 4), code=OTHER, parent=walked(date(2023, 4, 4), "一件", code=OTHER), major=0)
    seat(date(2023, 7, 3), "environment", "resigned")
    seat(date(2023, 7, 20), "health", "appointed")
    seat(date(2023, 8, 12), "environment", "by_election")
    seat(date(2023, 8, 1), "security", "ended")
    wanted = {one[1] for one in golden.YEAR}
    assert sorted(rows(CODE, *wanted) + rows(OTHER, *wanted), key=str) == sorted(golden.YEAR, key=str)


def test_a_walk_counts_its_lines_and_a_report_what_the_walk_left(place: Unit) -> None:
    first = walked(date(2023, 3, 10), TWO + "\n\n水渠塌了一段")
    told = write("reported", date(2023, 3, 12), parent=first, major=1)
    party = write("to_party", date(2023, 3, 15), parent=told)
    assert [ledger.current(one.fact).attributes for one in (first, told, party)] == [
        {"body": "mediation", "households": 8, "follow_up": 2},
        {"to": "committee", "count": 2, "major": 1},
        {"to": "party", "count": 1},
    ]


def test_the_room_lists_what_the_windows_leave_open(place: Unit) -> None:
    first = walked(date(2023, 3, 10), TWO)
    write("reported", date(2023, 3, 12), parent=first, major=2)
    walked(date(2023, 6, 1), "一件")
    walked(date(2023, 6, 2), "")
    waits = [(one.wait.step, one.wait.since) for one in queries.waiting(place)]
    names = {golden.REPORTED: "reported", golden.MAJOR: "to_party"}
    left = [(names[duty], since) for _, duty, since, _, met in rows(CODE, *names) if met is None]
    assert sorted(waits) == sorted(left) == [("reported", date(2023, 6, 1)), ("to_party", date(2023, 3, 12))]


def test_a_void_walk_closes_what_it_opened(place: Unit) -> None:
    first = walked(date(2023, 3, 10), TWO)
    write("reported", date(2023, 3, 12), parent=first, major=1)
    actions.void(first, reason="记错", by="clerk", now=clock.now())
    assert rows(CODE, golden.REPORTED, golden.MAJOR) == [] and queries.waiting(place) == []


def test_mediation_as_the_law_asks(place: Unit) -> None:
    said = {"body": "mediation", "sound": True, "members": 3, "women": 1}
    with ledger.writing([CODE], now=clock.now()) as pen:
        pen.record(Plain("bodies.composition", said), unit=CODE, occurred_on=date(2023, 2, 1), by="x")
    duty = "mediation-law-2010.art8.committee"
    assert [one.status for one in duties.standing(CODE, on=TODAY).windows if one.duty == duty] == ["met"]
