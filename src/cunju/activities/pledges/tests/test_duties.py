"""The duties of measure 5 move exactly on the days of the golden table; what rests on a meeting that decides nothing moves none."""

import uuid
from datetime import date
from typing import Any

import pytest

from cunju.activities.pledges import actions, queries
from cunju.activities.pledges.actions import Pledged, Told
from cunju.activities.pledges.models import Entry
from cunju.activities.pledges.tests import golden
from cunju.activities.pledges.tests.conftest import CODE, LATE, MARCH, OFFICES, OTHER, TODAY, Met, person
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Person, Seat, Unit

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"by": "clerk"}
TEXT = "1. 修好第3组的路灯\n2、每月入户一次"


def pledge(on: date, meeting: uuid.UUID, *names: str, code: str = CODE, at: str = "representatives") -> Entry:
    texts = {person(one, code): TEXT for one in names}
    return actions.pledge(Unit.objects.get(code=code), Pledged(on, at, texts, (meeting,)), now=clock.now(), **BY)


def follow(entry: Entry, step: str, on: date) -> Entry:
    unit = Unit.objects.get(code=entry.unit_code)
    return actions.write(unit, Told(on), step=step, parent=entry, now=clock.now(), **BY)


def rows(code: str, *wanted: str) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=TODAY).windows
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty in wanted]


def test_the_year_of_pledges_is_the_golden_table(met: Met) -> None:
    *early, last = [name for _, name in OFFICES]
    first = pledge(MARCH, met(MARCH), *early)
    follow(first, "posted", date(2023, 3, 22))
    follow(first, "filed", date(2023, 3, 23))
    second = pledge(date(2023, 6, 21), met(date(2023, 6, 21)), last)
    follow(second, "posted", date(2023, 6, 25))
    follow(second, "filed", date(2023, 6, 26))
    spring = date(2023, 4, 2)
    posted = pledge(spring, met(spring, code=OTHER, body="assembly"), *early, last, code=OTHER, at="assembly")
    follow(posted, "posted", date(2023, 4, 5))
    wanted = {one[1] for one in golden.PLEDGED}
    assert sorted(rows(CODE, *wanted) + rows(OTHER, *wanted), key=str) == sorted(golden.PLEDGED, key=str)
    said = [ledger.current(one.fact).attributes for one in (first, second)]
    assert said == [
        {"members": 5, "pledged": 4, "items": 8, "complete": False, "at": "representatives"},
        {"members": 5, "pledged": 5, "items": 10, "complete": True, "at": "representatives"},
    ]


def test_four_of_five_is_not_all(met: Met) -> None:
    pledge(MARCH, met(MARCH), *[name for _, name in OFFICES[:4]])
    assert [one[4] for one in rows(CODE, f"{golden.N}all_pledged")] == [None]
    assert [one.name for one in queries.missing(CODE, on=TODAY)] == [LATE]


def test_a_joint_meeting_does_not_count(met: Met) -> None:
    with pytest.raises(CannotBe, match="联席会议等不算"):
        pledge(MARCH, met(MARCH, body="joint"), LATE, at="joint")
    assert Entry.objects.count() == 0


def test_a_short_meeting_carries_no_pledge(met: Met) -> None:
    pledge(MARCH, met(MARCH, result="short"), *[name for _, name in OFFICES])
    assert [one[4] for one in rows(CODE, f"{golden.N}all_pledged")] == [None]
    assert rows(CODE, f"{golden.N}pledges_board") == []


def test_a_member_who_sat_later_is_not_put_on_an_earlier_meeting(met: Met) -> None:
    Seat.objects.filter(unit_code=CODE, person__name=LATE).update(from_on=date(2023, 5, 1))
    with pytest.raises(CannotBe, match="不能记在这次会议上"):
        pledge(MARCH, met(MARCH), LATE)
    entry = pledge(MARCH, met(MARCH), *[name for _, name in OFFICES[:4]])
    assert entry.said["complete"] is True and entry.said["members"] == 4


def test_who_pledged_once_does_not_pledge_again(met: Met) -> None:
    pledge(MARCH, met(MARCH), LATE)
    with pytest.raises(CannotBe, match="今年已经承诺过"):
        pledge(date(2023, 6, 21), met(date(2023, 6, 21)), LATE)


def test_an_item_goes_from_partly_to_done_and_its_proof_falls_away_with_the_record(met: Met) -> None:
    entry = pledge(MARCH, met(MARCH), LATE)
    item, proof = entry.items.first(), met(date(2023, 6, 1), body="assembly")
    actions.mark(item, "partly", on=date(2023, 6, 2), proof=proof, now=clock.now(), **BY)
    with pytest.raises(WrongMoment, match="已经登记为部分办结"):
        actions.mark(item, "partly", on=date(2023, 6, 3), now=clock.now(), **BY)
    with pytest.raises(CannotBe, match="日期早于上一次登记"):
        actions.mark(item, "done", on=date(2023, 6, 1), now=clock.now(), **BY)
    done = actions.mark(item, "done", on=date(2023, 9, 1), now=clock.now(), **BY)
    kept = [one.attributes for one in ledger.facts_of(CODE, kinds=["pledges.kept"])]
    assert sorted(kept, key=len) == [{"items": 1}, {"items": 1, "partly": 1}]
    assert item.state_on(date(2023, 6, 30))[0] == "partly" and item.state_on()[0] == "done"
    actions.void(done, reason="没有办完", by="clerk", now=clock.now())
    assert item.state_on()[0] == "partly"


def test_a_correction_keeps_what_was_said_of_an_item(met: Met) -> None:
    entry = pledge(MARCH, met(MARCH), LATE)
    first, second = entry.items.all()
    actions.mark(first, "done", on=date(2023, 6, 2), now=clock.now(), **BY)
    with pytest.raises(CannotBe, match="已经登记过办理情况"):
        actions.mend(entry, {person(LATE): second.text}, reason="漏", now=clock.now(), **BY)
    actions.mend(entry, {person(LATE): f"{first.text}\n办好合作医疗"}, reason="写错", now=clock.now(), **BY)
    assert [one.text for one in entry.items.all()] == [first.text, "办好合作医疗"]
    assert entry.items.first().state_on()[0] == "done"
    Person.objects.get(pk=person(LATE))  # the register itself is untouched


def test_the_home_waits_for_what_the_duties_leave_open(met: Met) -> None:
    entry = pledge(MARCH, met(MARCH), LATE)
    unit = Unit.objects.get(code=CODE)
    open_now = {one[1].rpartition("_")[2] for one in rows(CODE, f"{golden.N}pledges_board", f"{golden.N}pledges_filed")}
    assert {one.wait.step for one in queries.waiting(unit)} == {"filed", "posted"} and open_now == {"board", "filed"}
    follow(entry, "posted", date(2023, 3, 22))
    assert [one.wait.step for one in queries.waiting(unit)] == ["filed"]
