"""Each duty of measures 15 and 16 moves on exactly the day domain.md says, over the turn of two years, for both kinds of unit."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY, at
from cunju.duties import interface as duties
from cunju.kernel.days import add_days
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
Day, DISTRICT = date, "500112"
MET, LATE, DUE, SOON, OVER, OPEN = "met", "met_late", "not_due", "due_soon", "overdue", "open"
ASIDE = "reference"


def put(code: str, kind: str, day: date, rests_on: tuple[Any, ...] = (), **attributes: Any) -> Any:
    with ledger.writing([code], now=at(day), any_day=True) as pen:
        return pen.put(
            kind=f"disclosure.{kind}", attributes=attributes, unit_code=code, occurred_on=day, recorded_by="clerk",
            rests_on=rests_on,
        )  # fmt: skip


def posted(code: str, category: str, period: str, day: date, *, platform: bool = True) -> Any:
    return put(code, "sheet_published", day, category=category, period=period, board=True, platform=platform)


def adopt(duty: str, *, units: list[str] | None = None, on: date | None = None) -> None:
    """The district lets a default bind from a day on (interfaces §5)."""
    on = on or Day(2022, 11, 1)
    said = {"duty": duty, "from": on.isoformat()} | ({"units": units} if units else {})
    with ledger.writing([DISTRICT], now=at(on), any_day=True) as pen:
        pen.put(
            kind="duties.adopted", attributes=said, unit_code=DISTRICT, occurred_on=on, recorded_by="district"
        )


def status(code: str, duty: str, start: date, on: date) -> str:
    found = duties.standing(code, on=on, year=start.year).windows
    return next((one.status for one in found if one.duty == duty and one.from_ == start), "none")


@pytest.mark.parametrize(
    ("duty", "start", "period", "due"),
    [
        # CQ 30, notice 15: the quarter by the 15th of the month after it; the fourth of 2023 by 15 January 2024.
        ("yubei-2023.m15.finance", Day(2023, 1, 1), "2023Q1", Day(2023, 4, 15)),
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
    put(code, "sheet_published", due, category=category, period=period, board=False, platform=True)
    assert status(code, duty, start, due) == SOON  # the fixed board is asked for; the platform alone is no board
    posted(code, category, period, due, platform=False)
    assert [status(code, duty, start, day) for day in (before, due, after)] == [SOON, MET, MET]


@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_the_platform_gets_what_went_to_the_board_on_the_same_day(place: Any, code: str) -> None:
    """Notice 15: board and platform at the same time; a clock of its own, so the board's quarter is met without it."""
    duty, what = "yubei-2023.m15.synced", {"category": "party", "period": "2023Q1"}
    posted(code, "service", "2023Q1", Day(2023, 4, 12))
    assert status(code, duty, Day(2023, 4, 12), Day(2023, 4, 20)) == "none"  # both at once: nothing is left to do
    up = Day(2023, 4, 14)
    sheet = posted(code, "party", "2023Q1", up, platform=False)
    assert [status(code, duty, up, Day(2023, 4, day)) for day in (14, 15)] == [SOON, OVER]
    put(code, "platform_synced", Day(2023, 4, 16), (sheet.uid,), **what)
    assert [status(code, duty, up, Day(2023, 4, day)) for day in (15, 16)] == [OVER, LATE]
    assert status(code, "yubei-2023.m15.party", Day(2023, 1, 1), Day(2023, 4, 16)) == MET


def test_the_fourth_quarter_of_2022_is_posted_in_january_and_asked_by_the_measures_alone(place: Any) -> None:
    """domain §1.5: the January 2023 posting covers Q4 2022; the notice of March 2023 does not reach it."""
    duty, start = "chongqing-2013.art30.quarter", Day(2022, 10, 1)
    # CQ 27: 政务, 服务, 财务; 党务 is no matter of the regulation, and the money of October ends no quarter.
    for category, period in (
        ("party", "2022Q4"), ("government", "2022Q4"), ("service", "2022Q4"), ("finance", "2022-10"), ("finance", "2022-12"),
    ):  # fmt: skip
        assert status(CODE, duty, start, Day(2023, 1, 15)) == SOON
        posted(CODE, category, period, Day(2023, 1, 13))
    assert status(CODE, duty, start, Day(2023, 1, 15)) == MET
    assert status(CODE, "yubei-2023.m15.party", start, Day(2023, 1, 15)) == "none"
    assert status(COMMUNITY, duty, start, Day(2023, 1, 15)) == "none"  # a village's regulation (CQ 43)


def test_a_sheet_of_march_serves_the_month_and_the_quarter_never_the_reverse(place: Any) -> None:
    on = Day(2023, 4, 15)
    for early in ("2023-01", "2023-02"):  # posted in time, but the quarter's end is not in it
        posted(CODE, "finance", early, Day(2023, 4, 10))
    assert status(CODE, "yubei-2023.m15.finance", Day(2023, 1, 1), on) == SOON
    posted(CODE, "finance", "2023-03", Day(2023, 4, 14))
    assert status(CODE, "yubei-2023.m15.finance", Day(2023, 1, 1), on) == MET
    assert status(CODE, "yubei-2023.m15.finance_month", Day(2023, 3, 1), on) == MET
    assert status(CODE, "chongqing-2013.art30.month", Day(2023, 3, 1), on) == MET
    posted(COMMUNITY, "finance", "2023Q1", Day(2023, 4, 14))
    assert status(COMMUNITY, "yubei-2023.m15.finance", Day(2023, 1, 1), on) == MET
    march = ("yubei-2023.m15.finance_month_community", Day(2023, 3, 1))
    assert status(COMMUNITY, *march, Day(2023, 4, 30)) == SOON
    posted(COMMUNITY, "finance", "2023-03", Day(2023, 4, 30))
    assert status(COMMUNITY, *march, Day(2023, 4, 30)) == MET


@pytest.mark.parametrize(
    ("month", "due"),
    [
        # OL 30, CQ 30: each month by the 15th of the next, weekend or not, in the villages the district names.
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
    adopt(duty, units=["500112018203"])  # another village was named
    assert [status(CODE, duty, start, day) for day in (before, due, after)] == [ASIDE] * 3
    adopt(duty, units=[CODE])
    assert [status(CODE, duty, start, day) for day in (before, due, after)] == [SOON, SOON, OVER]
    put(CODE, "sheet_published", before, category="finance", period=month, board=False, platform=True)
    assert status(CODE, duty, start, due) == SOON  # the board (CQ 28)
    posted(CODE, "finance", month, due)
    assert [status(CODE, duty, start, day) for day in (before, due, after)] == [SOON, MET, MET]
    assert status(COMMUNITY, duty, start, due) == "none"  # a village's regulation (CQ 43)


VILLAGE_MONTH, COMMUNITY_MONTH = "yubei-2023.m15.finance_month", "yubei-2023.m15.finance_month_community"


@pytest.mark.parametrize(
    ("code", "duty", "month", "due"),
    [
        # A village by the 15th of the next month (CQ 30); a community within the next month: the notice says no day.
        (CODE, VILLAGE_MONTH, "2023-03", Day(2023, 4, 15)),
        (CODE, VILLAGE_MONTH, "2023-11", Day(2023, 12, 15)),
        (CODE, VILLAGE_MONTH, "2023-12", Day(2024, 1, 15)),
        (COMMUNITY, COMMUNITY_MONTH, "2023-03", Day(2023, 4, 30)),
        (COMMUNITY, COMMUNITY_MONTH, "2023-11", Day(2023, 12, 31)),
        (COMMUNITY, COMMUNITY_MONTH, "2023-12", Day(2024, 1, 31)),
    ],
)
def test_the_notices_month_of_money_for_both_kinds(place: Any, code: str, duty: str, month: str, due: Day) -> None:
    """Notice 15: finance every month."""
    start = Day(int(month[:4]), int(month[5:]), 1)
    after = add_days(due, 1)
    assert [status(code, duty, start, day) for day in (due, after)] == [SOON, OVER]
    posted(code, "finance", month, after)
    assert [status(code, duty, start, day) for day in (due, after)] == [SOON, LATE]
    other = COMMUNITY_MONTH if duty == VILLAGE_MONTH else VILLAGE_MONTH
    assert status(code, other, start, after) == "none"


@pytest.mark.parametrize(("month", "due"), [(1, Day(2023, 2, 15)), (2, Day(2023, 3, 15))])
def test_what_was_due_before_the_notice_is_late_by_the_measures_alone(place: Any, month: int, due: Day) -> None:
    """domain §0.5: the notice is of 28 March 2023; a village the district names owes these months by CQ 30."""
    start, after = Day(2023, month, 1), due.replace(day=16)
    adopt("chongqing-2013.art30.month", units=[CODE])
    assert status(CODE, VILLAGE_MONTH, start, after) == "not_assessable"
    assert status(CODE, "chongqing-2013.art30.month", start, after) == OVER
    assert status(COMMUNITY, "chongqing-2013.art30.month", start, after) == "none"
    # January's month ends for a community on 28 February; February's on 31 March, three days after the notice.
    of_the_notice = "not_assessable" if month == 1 else OVER
    assert status(COMMUNITY, COMMUNITY_MONTH, start, Day(2023, 4, 1)) == of_the_notice


def test_a_sheet_posted_before_its_period_has_ended_serves_nothing(place: Any) -> None:
    month = (VILLAGE_MONTH, Day(2023, 8, 1))
    posted(CODE, "finance", "2023-08", Day(2023, 8, 31))
    assert status(CODE, *month, Day(2023, 9, 16)) == OVER
    posted(CODE, "finance", "2023-08", Day(2023, 9, 17))
    assert status(CODE, *month, Day(2023, 9, 17)) == LATE


def test_a_plan_waits_for_its_review_without_a_day(place: Any) -> None:
    """CQ 29: it is reviewed; CQ 35 gives five days for an objection, silence breaks none."""
    duty, start = "chongqing-2013.art29.review", Day(2023, 9, 4)
    what = {"category": "finance", "period": "2023-08"}
    for code in (CODE, COMMUNITY):
        put(code, "sheet_drafted", start, **what)
    assert [status(CODE, duty, start, Day(2023, 9, day)) for day in (4, 10, 30)] == [OPEN] * 3
    assert status(COMMUNITY, duty, start, Day(2023, 9, 10)) == "none"  # a village's regulation (CQ 43)
    put(CODE, "sheet_reviewed", Day(2023, 9, 12), **what, result="passed", settled=True)
    assert [status(CODE, duty, start, Day(2023, 9, day)) for day in (11, 12)] == [OPEN, MET]


@pytest.mark.parametrize(
    ("code", "duty", "late"),
    [(CODE, "chongqing-2013.art35.answer", OVER), (COMMUNITY, "yubei-2023.m16.art35.answer", ASIDE)],
)
def test_five_days_to_answer_an_objection(place: Any, code: str, duty: str, late: str) -> None:
    """CQ 35; for communities a default that binds nobody until the district adopts it (domain §14.1)."""
    what = {"category": "finance", "period": "2023-08"}
    objected = Day(2023, 9, 9)
    put(code, "sheet_reviewed", objected, **what, result="objected", settled=False)
    soon = SOON if late == OVER else ASIDE
    assert [status(code, duty, objected, Day(2023, 9, day)) for day in (14, 15)] == [soon, late]
    adopt(duty)
    assert [status(code, duty, objected, Day(2023, 9, day)) for day in (14, 15)] == [SOON, OVER]
    put(code, "plan_answered", Day(2023, 9, 14), **what)
    assert status(code, duty, objected, Day(2023, 9, 15)) == MET
    put(code, "sheet_reviewed", Day(2023, 9, 14), **what, result="objected", settled=True)
    assert status(code, duty, Day(2023, 9, 14), Day(2023, 9, 30)) == "none"  # what is settled begins no second clock


def test_review_before_posting_is_on_the_supervisory_committees_desk(place: Any) -> None:
    """Notice 16: four categories a quarter; each month's finance."""
    quarter = ("yubei-2023.m16.reviewed", Day(2023, 4, 1))
    for category, period, settled in (
        ("party", "2023Q2", True), ("government", "2023Q2", True), ("service", "2023Q2", True),
        ("finance", "2023-04", True), ("finance", "2023-06", False), ("finance", "2023-06", True),
    ):  # fmt: skip
        assert status(CODE, *quarter, Day(2023, 7, 15)) == SOON
        result = "passed" if settled else "objected"
        put(CODE, "sheet_reviewed", Day(2023, 7, 5), category=category, period=period, result=result, settled=settled)
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
    mine, other = "chongqing-2013.art30.repost", "yubei-2023.m15.repost"
    if not regulated:  # a community's is a default; it binds where the district says so
        mine, other = other, mine
        assert status(code, mine, down, down) == ASIDE
        adopt(mine)
    assert status(code, mine, down, down) == OPEN
    assert status(code, other, down, down) == "none"
    posted(code, "party", "2023Q2", Day(2023, 7, 24))
    assert [status(code, mine, down, Day(2023, 7, day)) for day in (23, 24)] == [OPEN, MET]
