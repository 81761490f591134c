"""Each duty of measures 15 and 16 moves on exactly the day domain.md says, over the turn of two years, for both kinds of unit."""

from datetime import date
from typing import Any

import pytest

from cunju import duties, ledger
from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY, at

pytestmark = pytest.mark.django_db
Day = date
MET, LATE, DUE, SOON, OVER, OPEN = "met", "met_late", "not_due", "due_soon", "overdue", "open"


def put(code: str, kind: str, day: date, rests_on: tuple[Any, ...] = (), **attributes: Any) -> Any:
    with ledger.writing([code], now=at(day), any_day=True) as pen:
        return pen.put(
            kind=f"disclosure.{kind}", attributes=attributes, unit_code=code, occurred_on=day, recorded_by="clerk",
            rests_on=rests_on,
        )  # fmt: skip


def posted(code: str, category: str, period: str, day: date, *, platform: bool = True) -> Any:
    return put(code, "sheet_published", day, category=category, period=period, board=True, platform=platform)


def status(code: str, duty: str, start: date, on: date) -> str:
    found = duties.standing(code, on=on, year=start.year).windows
    return next((one.status for one in found if one.duty == duty and one.from_ == start), "none")


@pytest.mark.parametrize(
    ("duty", "start", "period", "due"),
    [
        # CQ 30, notice 15: the quarter by the 15th of the month after it; the fourth of 2023 by 15 January 2024.
        ("yubei-2023.m15.party", Day(2023, 1, 1), "2023Q1", Day(2023, 4, 15)),
        ("yubei-2023.m15.government", Day(2023, 4, 1), "2023Q2", Day(2023, 7, 15)),
        ("yubei-2023.m15.service", Day(2023, 7, 1), "2023Q3", Day(2023, 10, 15)),
        ("yubei-2023.m15.party", Day(2023, 10, 1), "2023Q4", Day(2024, 1, 15)),
    ],
)
@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_a_quarters_category(place: Any, code: str, duty: str, start: Day, period: str, due: Day) -> None:
    before, after = due.replace(day=14), due.replace(day=16)
    assert [status(code, duty, start, day) for day in (before, due, after)] == [SOON, SOON, OVER]
    category = duty.rpartition(".")[2]
    posted(code, category, period, due, platform=False)
    assert status(code, duty, start, due) == SOON  # both channels at the same time (notice 15)
    posted(code, category, period, due)
    assert [status(code, duty, start, day) for day in (before, due, after)] == [SOON, MET, MET]


def test_the_fourth_quarter_of_2022_is_posted_in_january_and_asked_by_the_measures_alone(place: Any) -> None:
    """domain §1.5: the January 2023 posting covers Q4 2022; the notice of March 2023 does not reach it."""
    duty, start = "chongqing-2013.art30.quarter", Day(2022, 10, 1)
    for category in ("party", "government", "service"):
        assert status(CODE, duty, start, Day(2023, 1, 15)) == SOON
        posted(CODE, category, "2022Q4", Day(2023, 1, 13))
    assert status(CODE, duty, start, Day(2023, 1, 15)) == MET
    assert status(CODE, "yubei-2023.m15.party", start, Day(2023, 1, 15)) == "none"
    assert status(COMMUNITY, duty, start, Day(2023, 1, 15)) == "none"  # a village's regulation (CQ 43)


def test_a_sheet_of_march_serves_the_month_and_the_quarter_never_the_reverse(place: Any) -> None:
    posted(CODE, "finance", "2023-03", Day(2023, 4, 14))
    on = Day(2023, 4, 15)
    assert status(CODE, "yubei-2023.m15.finance", Day(2023, 1, 1), on) == MET
    assert status(CODE, "yubei-2023.m15.finance_month", Day(2023, 3, 1), on) == MET
    assert status(CODE, "chongqing-2013.art30.month", Day(2023, 3, 1), on) == MET
    posted(COMMUNITY, "finance", "2023Q1", Day(2023, 4, 14))
    assert status(COMMUNITY, "yubei-2023.m15.finance", Day(2023, 1, 1), on) == MET
    assert status(COMMUNITY, "yubei-2023.m15.finance_month", Day(2023, 3, 1), on) == SOON


@pytest.mark.parametrize(
    ("month", "due"),
    [
        # CQ 30: each month by the 15th of the next, weekend or not; over both turns of the year.
        ("2022-11", Day(2022, 12, 15)),
        ("2022-12", Day(2023, 1, 15)),
        ("2023-01", Day(2023, 2, 15)),
        ("2023-06", Day(2023, 7, 15)),
        ("2023-11", Day(2023, 12, 15)),
        ("2023-12", Day(2024, 1, 15)),
        ("2024-01", Day(2024, 2, 15)),
    ],
)
def test_a_villages_months_money_over_two_turns_of_the_year(place: Any, month: str, due: Day) -> None:
    duty, start = "chongqing-2013.art30.month", Day(int(month[:4]), int(month[5:]), 1)
    before, after = due.replace(day=14), due.replace(day=16)
    assert [status(CODE, duty, start, day) for day in (before, due, after)] == [SOON, SOON, OVER]
    posted(CODE, "finance", month, due)
    assert [status(CODE, duty, start, day) for day in (before, due, after)] == [SOON, MET, MET]
    assert status(COMMUNITY, duty, start, due) == "none"  # a village's regulation (CQ 43)


@pytest.mark.parametrize(
    ("month", "due"),
    [("2023-03", Day(2023, 4, 15)), ("2023-11", Day(2023, 12, 15)), ("2023-12", Day(2024, 1, 15))],
)
@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_the_notices_month_of_money_for_both_kinds(place: Any, code: str, month: str, due: Day) -> None:
    """Notice 15: finance every month, by the 15th of the next."""
    duty, start = "yubei-2023.m15.finance_month", Day(int(month[:4]), int(month[5:]), 1)
    after = due.replace(day=16)
    assert [status(code, duty, start, day) for day in (due, after)] == [SOON, OVER]
    posted(code, "finance", month, after)
    assert [status(code, duty, start, day) for day in (due, after)] == [SOON, LATE]


@pytest.mark.parametrize(("month", "due"), [(1, Day(2023, 2, 15)), (2, Day(2023, 3, 15))])
def test_what_was_due_before_the_notice_is_late_by_the_measures_alone(place: Any, month: int, due: Day) -> None:
    """domain §0.5: the notice is of 28 March 2023; a village owes these months by CQ 30, a community is not assessed."""
    start, after = Day(2023, month, 1), due.replace(day=16)
    for code in (CODE, COMMUNITY):
        assert status(code, "yubei-2023.m15.finance_month", start, after) == "not_assessable"
    assert status(CODE, "chongqing-2013.art30.month", start, after) == OVER
    assert status(COMMUNITY, "chongqing-2013.art30.month", start, after) == "none"


def test_a_sheet_posted_before_its_period_has_ended_serves_nothing(place: Any) -> None:
    posted(CODE, "finance", "2023-08", Day(2023, 8, 31))
    assert status(CODE, "chongqing-2013.art30.month", Day(2023, 8, 1), Day(2023, 9, 16)) == OVER
    posted(CODE, "finance", "2023-08", Day(2023, 9, 17))
    assert status(CODE, "chongqing-2013.art30.month", Day(2023, 8, 1), Day(2023, 9, 17)) == LATE


@pytest.mark.parametrize(("code", "layer"), [(CODE, "chongqing-2013.art35"), (COMMUNITY, "yubei-2023.m16.art35")])
def test_five_days_to_object_and_five_to_answer(place: Any, code: str, layer: str) -> None:
    """CQ 35; for communities the same as a default of policy (domain §14.1)."""
    what = {"category": "finance", "period": "2023-08"}
    put(code, "sheet_drafted", Day(2023, 9, 4), **what)
    start = Day(2023, 9, 4)
    assert [status(code, f"{layer}.object", start, Day(2023, 9, day)) for day in (9, 10)] == [SOON, OVER]
    put(code, "sheet_reviewed", Day(2023, 9, 9), **what, result="objected", settled=False)
    assert status(code, f"{layer}.object", start, Day(2023, 9, 10)) == MET
    objected = Day(2023, 9, 9)
    assert [status(code, f"{layer}.answer", objected, Day(2023, 9, day)) for day in (14, 15)] == [SOON, OVER]
    put(code, "plan_answered", Day(2023, 9, 14), **what)
    assert status(code, f"{layer}.answer", objected, Day(2023, 9, 15)) == MET


def test_review_before_posting_is_on_the_supervisory_committees_desk(place: Any) -> None:
    """Notice 16: four categories a quarter; each month's finance."""
    quarter = ("yubei-2023.m16.reviewed", Day(2023, 4, 1))
    for category, period in (("party", "2023Q2"), ("government", "2023Q2"), ("service", "2023Q2"), ("finance", "2023-06")):
        assert status(CODE, *quarter, Day(2023, 7, 15)) == SOON
        put(CODE, "sheet_reviewed", Day(2023, 7, 5), category=category, period=period, result="passed", settled=True)
    assert status(CODE, *quarter, Day(2023, 7, 15)) == MET
    assert status(CODE, "yubei-2023.m16.reviewed_month", Day(2023, 6, 1), Day(2023, 7, 15)) == MET
    owed = {one.duty: one.owed_by for one in duties.standing(CODE, on=Day(2023, 7, 15)).windows}
    assert owed["yubei-2023.m16.reviewed"] == "supervisory"
    assert owed.get("yubei-2023.m16.town_review", "town") == "town"


@pytest.mark.parametrize(("code", "regulated"), [(CODE, True), (COMMUNITY, False)])
def test_filed_reviewed_by_the_town_taken_down_and_posted_again(place: Any, code: str, regulated: bool) -> None:
    """Notice 16: filing, then the town's review after publication; CQ 30 and notice 15: too short is posted again."""
    what = {"category": "party", "period": "2023Q2"}
    sheet = posted(code, "party", "2023Q2", Day(2023, 7, 14))
    start = Day(2023, 7, 14)
    assert status(code, "yubei-2023.m16.filed", start, Day(2023, 7, 14)) == OPEN
    assert status(code, "yubei-2023.m16.town_review", start, Day(2023, 12, 31)) == OPEN  # no day is given: never late
    put(code, "sheet_filed", Day(2023, 7, 14), (sheet.uid,), **what)
    put(code, "town_reviewed", Day(2023, 7, 20), (sheet.uid,), **what, result="passed")
    assert status(code, "yubei-2023.m16.filed", start, Day(2023, 7, 14)) == MET
    assert [status(code, "yubei-2023.m16.town_review", start, Day(2023, 7, day)) for day in (19, 20)] == [OPEN, MET]
    put(code, "sheet_taken_down", Day(2023, 7, 22), **what, days_shown=8, enough=False)
    down = Day(2023, 7, 22)
    assert status(code, "yubei-2023.m15.repost", down, down) == OPEN
    assert status(code, "chongqing-2013.art30.repost", down, down) == (OPEN if regulated else "none")
    posted(code, "party", "2023Q2", Day(2023, 7, 24))
    assert [status(code, "yubei-2023.m15.repost", down, Day(2023, 7, day)) for day in (23, 24)] == [OPEN, MET]
