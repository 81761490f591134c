"""The duties of measure 23 move exactly on the days of the golden table; the room lists what they leave open; its figures are the ledger's."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.matters import actions, queries, rules
from cunju.activities.matters.models import Entry
from cunju.activities.matters.tests import golden
from cunju.activities.matters.tests.conftest import CODE, OTHER, TODAY
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db


def write(step: str, on: str, parent: Entry | None = None, *, code: str = CODE, text: str = "一句话", **said: Any) -> Entry:
    unit, told = Unit.objects.get(code=code), Told(date.fromisoformat(f"2023-{on}"), text, "", said)
    return actions.write(unit, told, step=step, parent=parent, by="clerk", now=clock.now())


def received(on: str, size: str, *, code: str = CODE, text: str = "一句话", **more: Any) -> Entry:
    told = Told(date.fromisoformat(f"2023-{on}"), text, "", {"size": size, "channel": "visit"})
    return actions.receive(Unit.objects.get(code=code), actions.Matter(told, **more), by="clerk", now=clock.now())


def year() -> None:
    """The acts of the golden table."""
    small = received("04-10", "small")
    end = write("closed", "04-18", small, answered=True)
    write("confirmed", "04-20", end, solved=True, by="person")
    big = received("05-06", "big")
    handed = write("referred", "05-08", big, to="town")
    write("returned", "05-22", handed, done=True)
    end = write("closed", "05-23", big, answered=True)
    no = write("confirmed", "06-07", end, solved=False, by="person")
    again = write("reopened", "06-07", no)
    write("closed", "07-01", again, answered=True)
    received("06-01", "private")
    other = received("05-10", "small", code=OTHER)
    handed = write("referred", "05-11", other, code=OTHER, to="property")
    write("returned", "05-20", handed, code=OTHER, done=False)
    write("resorted", "05-21", other, code=OTHER, size="big")
    write("referred", "05-21", other, code=OTHER, to="department")
    quick = received("08-02", "small", code=OTHER)
    end = write("closed", "08-02", quick, code=OTHER, answered=True)
    write("confirmed", "08-02", end, code=OTHER, solved=True, by="witness")


def rows(code: str, on: date = TODAY) -> list[tuple[Any, ...]]:
    wanted = {one[1] for one in golden.YEAR}
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in duties.standing(code, on=on).windows if one.duty in wanted]


def test_the_year_is_the_golden_table(place: Unit) -> None:
    year()
    assert sorted(rows(CODE) + rows(OTHER), key=str) == sorted(golden.YEAR, key=str)
    assert {one.status for code in (CODE, OTHER) for one in duties.standing(code, on=TODAY).windows if one.measure == 23} == {
        "met", "open", "needs_person",
    }  # fmt: skip


def test_the_room_lists_what_the_windows_leave_open(place: Unit) -> None:
    year()
    names = {
        golden.CLOSED: "closed", golden.AGAIN: "closed", golden.TOWN: "returned", golden.RETURNED: "returned",
        golden.CONFIRMED: "confirmed", golden.REOPENED: "reopened",
    }  # fmt: skip
    for code in (CODE, OTHER):
        left = [(names[duty], since) for _, duty, since, _, met in rows(code) if met is None]
        assert sorted((one.wait.step, one.wait.since) for one in queries.waiting(Unit.objects.get(code=code))) == sorted(left)


def counted(found: rules.Figures) -> dict[str, Any]:
    names = ("received", "big", "small", "private", "closed", "days", "open", "solved", "unsolved", "unsaid")
    return {name: getattr(found, name) for name in names}


def test_figures_by_the_ledger_are_those_of_the_rows_and_of_the_golden_table(place: Unit) -> None:
    year()
    for code, wanted in golden.FIGURES.items():
        by_rows = rules.figures(one.standing for one in queries.matters(code))
        assert counted(queries.totals([code], year=2023, on=TODAY)) == counted(by_rows) == wanted
    assert counted(queries.totals([CODE], year=2023, on=date(2023, 6, 7)))["open"] == 2
    assert queries.totals([CODE], year=2022, on=TODAY).received == 0


def test_a_void_matter_takes_all_that_hangs_on_it(place: Unit) -> None:
    year()
    actions.void(Entry.objects.get(unit_code=CODE, step="received", on=date(2023, 5, 6)), reason="记错", by="clerk", now=clock.now())
    assert counted(queries.totals([CODE], year=2023, on=TODAY)) == counted(
        rules.figures(one.standing for one in queries.matters(CODE))
    )
    assert {one[2] for one in rows(CODE)} == {date(2023, 4, 10), date(2023, 4, 18), date(2023, 6, 1)}


def test_what_cannot_be_is_refused(place: Unit) -> None:
    matter = received("04-10", "small")
    write("referred", "04-12", matter, to="property")
    with pytest.raises(CannotBe, match="早于这件事的转办"):
        write("closed", "04-11", matter, answered=True)
    with pytest.raises(CannotBe, match="不用改"):
        write("resorted", "04-13", matter, size="small")
    end = write("closed", "04-14", matter, answered=True)
    yes = write("confirmed", "04-15", end, solved=True, by="person")
    with pytest.raises(CannotBe, match="不用重新办理"):
        write("reopened", "04-16", yes)


def test_a_closed_matter_says_its_size_of_that_day_and_its_days(place: Unit) -> None:
    matter = received("04-10", "small")
    write("resorted", "04-12", matter, size="big")
    assert write("closed", "04-20", matter, answered=True).said == {"answered": True, "size": "big", "days_taken": 10}
