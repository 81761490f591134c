"""The calendar traps of 2023 (domain §0.5), read from the shipped catalogue: a test each."""

from datetime import date

import pytest

from cunju import catalogue
from cunju.duties.fold import Fold, fold
from cunju.duties.reading import duties_by_id
from cunju.duties.status import Asked, Window, window
from cunju.duties.tests.test_fold_reading import FAR, version

VILLAGE, TOWN = "500112018202", "500112018"
ROOMS = ("assemblies", "disclosure", "consultation", "quarterly", "bodies", "showcase")
MADE = frozenset(name for name in catalogue.kinds() if name.split(".")[0] in ROOMS)
END = date(2024, 6, 30)


def line(kind: str, on: str, unit: str = VILLAGE, number: int = 1, **attributes: object) -> dict[str, object]:
    return {
        "id": f"00000000-0000-4000-8000-{number:012}", "unit_code": unit, "kind": kind, "occurred_on": on, "until": None,
        "recorded_at": f"{on}T09:00:00+08:00", "attributes": attributes, "findings": [], "rests_on": [], "supersedes": None,
        "retracted": False,
    }  # fmt: skip


def folded(lines: list[dict[str, object]], *, unit: str = VILLAGE, year: int = 2023) -> Fold:
    kind = "village" if unit == VILLAGE else "town"
    found = [version(one, number) for number, one in enumerate(lines, start=1)]
    return fold(found, catalogue=catalogue.load(), code=unit, kind=kind, year=year, known=FAR)


def windows(
    prefix: str, lines: list[dict[str, object]] | None = None, *, on: date = END, unit: str = VILLAGE, year: int = 2023
) -> list[Window]:
    by_id, asked = duties_by_id(), Asked(on=on, makes=MADE)
    return [
        window(by_id[raw.duty], raw, task=0, asked=asked)
        for raw in folded(lines or [], unit=unit, year=year).windows
        if raw.duty.startswith(prefix)
    ]


def quarters() -> list[Window]:
    """The quarterly windows of 党务 by the notice, whatever its id is called."""
    return [
        one
        for one in windows("yubei-2023.m15.party")
        if one.from_.month in (1, 4, 7, 10) and one.to and (one.to - one.from_).days > 80
    ]


def test_all_four_disclosure_days_are_weekend_days_and_none_is_rolled_forward() -> None:
    due = [one.due_on for one in quarters()]
    assert due == [date(2023, 4, 15), date(2023, 7, 15), date(2023, 10, 15), date(2024, 1, 15)]
    assert [one.isoweekday() for one in due if one and one.year == 2023] == [6, 6, 7]


def test_posting_on_the_monday_after_is_late_and_on_the_friday_before_is_not() -> None:
    for day, status in (("2023-10-13", "met"), ("2023-10-15", "met"), ("2023-10-16", "met_late")):
        sheet = line("disclosure.sheet_published", day, category="party", period="2023Q3", board=True, platform=True)
        found = {one.from_: one for one in windows("yubei-2023.m15.party", [sheet])}
        assert found[date(2023, 7, 1)].status == status


def test_the_january_posting_covers_the_fourth_quarter_and_belongs_to_its_year() -> None:
    sheet = line("disclosure.sheet_published", "2024-01-12", category="party", period="2023Q4", board=True, platform=True)
    assert [one.status for one in windows("yubei-2023.m15.party", [sheet]) if one.from_ == date(2023, 10, 1)] == ["met"]
    assert windows("yubei-2023.", [sheet], year=2024) == []
    before = line("disclosure.sheet_published", "2023-01-13", category="party", period="2022Q4", board=True, platform=True)
    assert {one.count for one in windows("yubei-2023.m15.party", [before])} == {0}


def test_disclosure_of_the_first_quarter_is_assessed_and_the_consultations_of_it_are_not() -> None:
    assert quarters()[0].status == "overdue"
    first = [one for one in windows("yubei-2023.m19.") if one.from_ == date(2023, 1, 1)]
    assert first
    assert {one.status for one in first} == {"not_assessable"}
    assert "overdue" in {one.status for one in windows("yubei-2023.m19.") if one.from_ == date(2023, 4, 1)}


def test_there_are_three_reports_the_first_three_days_after_the_notice_and_none_in_december() -> None:
    reports = windows("yubei-2023.m00.report", unit=TOWN)
    assert [one.due_on for one in reports] == [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)]
    assert (reports[0].due_on - catalogue.notice().date).days == 3
    assert [one.status for one in reports] == ["overdue"] * 3  # the first is assessed like the others
    assert [one.status for one in windows("yubei-2023.m00.report", unit=TOWN, on=date(2023, 3, 27))] == ["not_assessable"] * 3
    on_the_notice = windows("yubei-2023.m00.report", unit=TOWN, on=date(2023, 3, 28))
    assert [one.status for one in on_the_notice] == ["due_soon", "not_due", "not_due"]


@pytest.mark.parametrize(("sent", "status"), [("2023-09-28", "met"), ("2023-09-30", "met"), ("2023-10-07", "met_late")])
def test_the_september_report_is_due_within_the_holiday_and_no_day_is_added(sent, status) -> None:
    report = line("quarterly.submitted", sent, TOWN, report_on="2023-09-30")
    assert windows("yubei-2023.m00.report", [report], unit=TOWN)[2].status == status


def test_a_report_serves_its_own_day_only() -> None:
    report = line("quarterly.submitted", "2023-06-29", TOWN, report_on="2023-06-30")
    found = windows("yubei-2023.m00.report", [report], unit=TOWN)
    assert [one.status for one in found] == ["overdue", "met", "overdue"]


def test_an_assembly_held_in_february_counts_for_the_year() -> None:
    held = line("assemblies.meeting_held", "2023-02-15", body="assembly", due=100, present=60, result="regular")
    (one,) = windows("yubei-2023.m03.assembly", [held])
    assert (one.status, one.met_on) == ("met", date(2023, 2, 15))
    assert [one.status for one in windows("yubei-2023.m03.assembly", [held], on=date(2023, 3, 27))] == ["not_assessable"]


def test_a_short_meeting_serves_no_duty() -> None:
    held = line("assemblies.meeting_held", "2023-02-15", body="assembly", due=100, present=40, result="short")
    assert {one.count for one in windows("yubei-2023.m03.assembly", [held])} == {0}


def test_four_meetings_in_december_satisfy_the_notice_and_break_the_law() -> None:
    held = [
        line("assemblies.meeting_held", f"2023-12-0{number}", number=number, body="representatives", due=40, present=30, result="regular")
        for number in (1, 2, 3, 4)
    ]
    assert [one.status for one in windows("yubei-2023.m03.representatives", held)] == ["met"]
    law = windows("village-law-2018.art26.quarterly", held)
    assert [one.status for one in law] == ["overdue", "overdue", "overdue", "met"]


def test_the_fixed_days_of_measures_14_and_25() -> None:
    assert [one.due_on for one in windows("yubei-2023.m14.", unit=TOWN)] == [date(2023, 9, 28)]
    assert [one.due_on for one in windows("yubei-2023.m25.", unit=TOWN)] == [date(2023, 8, 30)]
    cases = [line("showcase.case_submitted", f"2023-08-2{number}", TOWN, number) for number in (1, 2, 3)]
    (one,) = windows("yubei-2023.m25.", cases, unit=TOWN)
    assert (one.status, one.over, one.count) == ("met", True, 3)
