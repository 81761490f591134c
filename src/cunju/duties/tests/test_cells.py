"""One cell of the matrix: the worked examples of interfaces §6, and what is in none of its numbers."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from cunju import catalogue
from cunju.duties import cells
from cunju.duties.cells import Party, Speaking, Tally
from cunju.duties.fold import Exemption
from cunju.duties.status import Window

ON = date(2023, 9, 20)


def window(status: str, **more: Any) -> Window:
    words = {
        "duty": "small.01", "measure": 3, "task": 1, "label": "要求", "verb": "办", "object": "事", "authority": "notice",
        "cite": "第3项", "text": "C", "reading": "C", "binding": True, "judgement": "system", "owed_by": "unit",
        "from_": date(2023, 1, 1), "to": date(2023, 12, 31), "due_on": date(2023, 12, 31), "count": 0, "at_least": 1,
        "at_most": None, "over": False, "met_on": None, "entered_on": None,
    }  # fmt: skip
    return Window(**{**words, "status": status, **more})


JUDGED_FALSE = window("overdue", judgement="person")
WAITING, WAITING_WITH = window("needs_person", judgement="person"), window("needs_person", facts=("a",))
MET, LATE, REFERENCE = window("met"), window("overdue"), window("reference", binding=False)


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ([JUDGED_FALSE], ("overdue", 0, 1, 1, 0, 0)),  # judged not done: due and late
        (
            [WAITING, MET, MET],
            ("needs_person", 2, 2, 0, 1, 0),
        ),  # a waiting one beside met ones is in no number
        ([WAITING_WITH, WAITING], ("needs_person", 0, 0, 0, 2, 1)),
        ([REFERENCE], ("reference", 0, 0, 0, 0, 0)),  # only 参考
        ([REFERENCE, MET], ("met", 1, 1, 0, 0, 0)),  # tells only where it stands alone
        ([REFERENCE, window("not_applicable")], ("reference", 0, 0, 0, 0, 0)),
        ([window("met", binding=False), window("not_due")], ("not_due", 0, 0, 0, 0, 0)),
        ([window("met", binding=False), window("no_room")], ("no_room", 0, 0, 0, 0, 0)),
        ([REFERENCE, window("not_assessable")], ("not_assessable", 0, 0, 0, 0, 0)),
        ([window("not_due"), window("open")], ("open", 0, 0, 0, 0, 0)),
        ([window("due_soon", due_on=ON)], ("due_soon", 0, 1, 0, 0, 0)),  # due today: counted, not done
        ([window("due_soon", due_on=date(2023, 9, 21))], ("due_soon", 0, 0, 0, 0, 0)),
        ([window("met_late"), LATE, MET], ("overdue", 2, 3, 1, 0, 0)),
        ([window("no_room"), window("not_assessable")], ("no_room", 0, 0, 0, 0, 0)),
        ([window("not_applicable")], ("not_applicable", 0, 0, 0, 0, 0)),
    ],
)
def test_a_units_cell(windows, expected) -> None:
    one = cells.unit_cell(3, Party(windows), ON)
    assert (one.state, one.n, one.of, one.overdue, one.judge, one.judge_with_records) == expected
    assert one.own == Tally()


def test_a_towns_cell_counts_units_and_sets_its_own_part_beside() -> None:
    below = [
        Party([MET]),
        Party([MET, LATE]),
        Party([WAITING]),
        Party([WAITING_WITH, LATE]),
        Party([window("not_due")]),
    ]
    own = Party(
        [window("met", owed_by="town"), window("overdue", owed_by="town"), window("reference", binding=False)]
    )
    one = cells.town_cell(3, own, below, ON)
    assert (one.n, one.of, one.overdue, one.judge, one.judge_with_records) == (1, 3, 2, 2, 1)
    assert one.own == Tally(1, 2, 1)
    assert one.state == "overdue"


def test_a_unit_late_twice_is_one_unit_late() -> None:
    one = cells.town_cell(3, Party([]), [Party([LATE, LATE, MET]), Party([WAITING_WITH, WAITING])], ON)
    assert (one.n, one.of, one.overdue, one.judge, one.judge_with_records) == (0, 1, 1, 1, 1)


def test_the_order_of_the_states_is_that_of_the_contract() -> None:
    """Interfaces §6: the worst first."""
    assert cells.WORST == (
        "overdue", "due_soon", "needs_person", "open", "not_due", "met_late", "met", "reference", "no_room", "not_assessable",
        "none_yet", "not_applicable",
    )  # fmt: skip
    for worse, better in pairwise(cells.WORST):
        assert cells.worst([better, worse]) == worse


def test_nothing_due_is_nothing_of_nothing() -> None:
    one = cells.town_cell(3, Party([]), [Party([WAITING]), Party([window("not_due")])], ON)
    assert (one.n, one.of, one.overdue, one.judge) == (0, 0, 0, 1)
    assert one.judged_by_person == "待研判1"


def test_the_towns_own_lateness_is_the_state_of_its_cell() -> None:
    assert cells.town_cell(3, Party([LATE]), [Party([MET])], ON).state == "overdue"


MADE = frozenset({"decisions.matter_opened", "assemblies.meeting_held"})


@pytest.mark.parametrize(
    ("measure", "made", "exemptions", "expected"),
    [
        (4, MADE, [], "none_yet"),  # nothing opened in the year; a room makes the event
        (4, frozenset(), [], "no_room"),
        (4, MADE, [Exemption("all", date(2023, 1, 1), None, date(2023, 1, 1))], "not_applicable"),
        (11, MADE, [], "not_applicable"),  # speaks to named units only
        (14, MADE, [], "not_applicable"),  # speaks to towns
    ],
)
def test_a_measure_without_a_window(measure, made, exemptions, expected) -> None:
    assert catalogue.load().packs
    who = Speaking("500112018202", "village", 2023, True, made, ("unit", "supervisory"))
    assert cells.empty_state(who, measure, exemptions, ON) == expected


def test_a_unit_that_the_notice_does_not_address_has_no_measure_of_it() -> None:
    who = Speaking("500112018202", "village", 2023, False, MADE, ("unit", "supervisory"))
    assert cells.empty_state(who, 4, [], ON) == "not_applicable"
