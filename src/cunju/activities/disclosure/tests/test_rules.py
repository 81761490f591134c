"""The room's rules as tables, each with its clause: periods and days, the chain, money, personal numbers."""

from dataclasses import replace
from datetime import date

import pytest

from cunju import catalogue
from cunju.activities.disclosure.rules import chain, masking, money, periods
from cunju.activities.disclosure.rules.chain import Made

NOTICE15 = "渝北民〔2023〕24号附件1第15项"


def law(on: date = date(2023, 9, 15), kind: str = "village") -> catalogue.Law:
    """The shipped law of a day."""
    return catalogue.law(unit=catalogue.Place("500112018202", kind), on=on)


@pytest.mark.parametrize(
    ("month", "due", "holds"),
    [
        # CQ 30: the 15th of the month after; a quarter's sheets with its last month. January's posting covers Q4.
        ("2022-12", date(2023, 1, 15), ["finance 2022-12", "party 2022Q4", "government 2022Q4", "service 2022Q4"]),
        ("2023-02", date(2023, 3, 15), ["finance 2023-02"]),
        ("2023-03", date(2023, 4, 15), ["finance 2023-03", "party 2023Q1", "government 2023Q1", "service 2023Q1"]),
        ("2023-12", date(2024, 1, 15), ["finance 2023-12", "party 2023Q4", "government 2023Q4", "service 2023Q4"]),
    ],
)
def test_an_issue_has_its_sheets_and_its_day(month: str, due: date, holds: list[str]) -> None:
    assert periods.due_on(month, law=law(periods.end_of(month))) == due
    assert [f"{one.category} {one.period}" for one in periods.wanted(month)] == holds


@pytest.mark.parametrize("day", [date(2023, 1, 15), date(2023, 4, 15), date(2023, 7, 15), date(2023, 10, 15)])
def test_all_four_days_of_2023_are_weekends_and_nobody_waits_for_monday(day: date) -> None:
    """domain §0.5: CQ 30 says before the 15th; the day is not rolled forward."""
    assert day.weekday() >= 5
    assert "最好在此前的工作日公布" in periods.weekend_word(day)
    assert periods.due_on(periods.month_before(day), law=law(day)) == day


def test_a_sheet_posted_before_its_period_has_ended_does_not_count() -> None:
    assert "6月30日才结束" in periods.too_early("2023Q2", date(2023, 6, 30))
    assert periods.too_early("2023Q2", date(2023, 7, 1)) == ""


@pytest.mark.parametrize(
    ("category", "down", "enough"),
    [
        # CQ 30: ten days or it is posted again; the notice's 15: finance a month.
        ("party", date(2023, 7, 24), False),
        ("party", date(2023, 7, 25), True),
        ("finance", date(2023, 8, 14), False),
        ("finance", date(2023, 8, 15), True),
    ],
)
def test_how_long_a_sheet_hangs(category: str, down: date, enough: bool) -> None:
    assert chain.is_enough(category, up=date(2023, 7, 15), down=down, law=law()) is enough


NEW, OLD = date(2026, 1, 15), date(2025, 12, 20)


@pytest.mark.parametrize("kind", ["village", "community"])
def test_a_posting_follows_the_law_of_the_day_it_went_up(kind: str) -> None:
    """Fifteen days from 2026; up in December and down in January after 13 days is no breach of the new law."""
    after, before = law(NEW, kind), law(OLD, kind)
    assert chain.enough_on("party", NEW, law=after) == date(2026, 1, 30)
    assert chain.is_enough("finance", up=NEW, down=date(2026, 1, 27), law=after) is False
    assert chain.too_short("finance", NEW, law=after) == "不足15日"
    assert chain.is_enough("party", up=OLD, down=date(2026, 1, 2), law=before) is (True if kind == "village" else None)
    days = [chain.days_short("party", up=NEW, down=date(2026, 1, day), law=after) for day in (24, 27, 30)]
    assert [[one.code for one in each] for each in days] == [[] if kind == "village" else ["days_short"], ["days_short"], []]
    assert days[1][0].cite == ("村民委员会组织法第35条" if kind == "village" else after.asked("disclosure.board_days")[0].cite)


def test_where_no_clause_holds_nothing_is_said_of_a_sheet() -> None:
    nothing = law(date(1980, 1, 1))
    made = replace(WHOLE, law=nothing, reviewed_on=None, fixed_on=None, signed=(), seals=frozenset(), objected=True)
    assert chain.findings(replace(made, amounts=(("does_not_add_up", "a", "b"),))) == []
    assert chain.is_enough("finance", up=NEW, down=NEW, law=nothing) is None
    assert periods.due_on("1980-01", law=nothing) is None
    late = {"passed": False, "sent_on": date(1980, 1, 1), "published_on": date(1980, 1, 2)}
    assert chain.review_findings(date(1980, 3, 1), law=nothing, **late) == []  # type: ignore[arg-type]


WHOLE = Made(
    law=law(),
    sent_on=date(2023, 9, 4),
    reviewed_on=date(2023, 9, 6),
    fixed_on=date(2023, 9, 8),
    published_on=date(2023, 9, 15),
    signed=(date(2023, 9, 6), date(2023, 9, 7)),
    members=3,
    seals=frozenset({"committee", "supervisory"}),
)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"reviewed_on": None}, ["not_reviewed"]),
        ({"fixed_on": None}, ["not_fixed"]),
        ({"reviewed_on": date(2023, 9, 9)}, ["out_of_order"]),
        ({"reviewed_on": date(2023, 9, 8)}, []),  # reviewed and fixed on one day is in its order
        ({"signed": ()}, ["not_signed"]),
        ({"signed": (date(2023, 9, 6), date(2023, 9, 16))}, ["signed_after"]),
        ({"signed": (date(2023, 9, 6),)}, []),  # no text says how many
        ({"seals": frozenset({"committee"})}, ["no_seal_supervisory"]),
        ({"objected": True}, ["objection_open"]),
    ],
)
def test_what_of_the_chain_of_measure_16_is_missing(changed: dict[str, object], codes: list[str]) -> None:
    found = chain.findings(replace(WHOLE, **changed))  # type: ignore[arg-type]
    assert [one.code for one in found] == codes
    assert all(one.cite and one.sure in ("C", "L", "U") for one in found)


def test_a_step_is_of_today_at_most_and_not_before_the_one_it_needs() -> None:
    before, today = date(2023, 9, 8), date(2023, 9, 15)
    assert chain.day_fault("公布", today, not_before=before, today=today) is None
    assert chain.day_fault("公布", before, not_before=before, today=today) is None
    ahead, early = (chain.day_fault("公布", day, not_before=before, today=today) for day in (date(2023, 9, 16), date(2023, 9, 7)))
    assert ahead and "还没有到" in ahead[0]
    assert early and "早于9月8日" in early[0]


def test_an_objections_clock_is_the_measures_for_villages_and_nothing_for_communities() -> None:
    """Five and five are CQ 35; no text gives a community its days, so nothing is concluded."""
    found = {kind: chain.findings(replace(WHOLE, objected=True, law=law(kind=kind))) for kind in ("village", "community")}
    assert [(one.authority, one.sure) for one in found["village"]] == [("regulation", "C")]
    assert found["community"] == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.5", 123_450), ("￥12,600.00元", 1_260_000), (86420.35, 8_642_035), ("-38.6", -3_860), ("0", 0),
        ("12.345", None), ("约三百元", None), (None, None), (True, None),
    ],
)  # fmt: skip
def test_amounts_are_whole_fen(text: object, amount: int | None) -> None:
    assert money.fen(text) == amount


def test_what_does_not_agree_is_said_with_both_figures() -> None:
    found = money.disagreements(money.Totals(100_00, 50_00, 30_00, 121_00), before=99_00)
    assert [one.code for one in found] == ["does_not_add_up", "opening_differs"]
    assert "120.00" in found[0].text and "121.00" in found[0].text and "相差1.00元" in found[0].text
    assert "100.00" in found[1].text and "99.00" in found[1].text
    assert money.disagreements(money.Totals(100_00, 50_00, 30_00, 120_00), before=100_00) == []


@pytest.mark.parametrize(
    ("text", "what", "masked"),
    [
        # The sample of GB 11643; a mistyped check digit is an identity number all the same.
        ("证件11010519491231002X发放", "身份证号", "证件110105************发放"),
        ("证件110105194912310021发放", "身份证号", "证件110105************发放"),
        ("联系13800138000", "手机号", "联系138****8000"),
        ("联系12800138000", "电话号码", "联系12800138000"),  # no mobile begins so: asked about
        ("卡4111 1111 1111 1111转账", "银行卡号", "卡************1111转账"),
        ("凭证8-01，金额6000", "", "凭证8-01，金额6000"),
    ],
)
def test_personal_numbers_are_found_and_masked(text: str, what: str, masked: str) -> None:
    assert [one.what for one in masking.classify(text)] == ([what] if what else [])
    assert masking.masked(text) == masked
    assert "".join(one.text for one in masking.parts(text)) == text


def test_a_finding_has_its_words_for_residents() -> None:
    (found,) = money.disagreements(money.Totals(100_00, 50_00, 30_00, 6_120_00), before=None)
    assert found.public.startswith("账面相差6,000.00元：")
    late = chain.review_findings(date(2023, 9, 20), passed=True, sent_on=None, published_on=date(2023, 9, 15), law=law())
    assert [one.code for one in late] == ["reviewed_after"]


@pytest.mark.parametrize(
    ("day", "kind", "codes"),
    [(9, "village", []), (10, "village", ["objected_late"]), (9, "community", []), (10, "community", [])],
)
def test_an_objection_after_five_days_is_a_finding_and_silence_is_none(day: int, kind: str, codes: list[str]) -> None:
    """CQ 35: objections within five days of the plan; a review without one breaks no day."""
    made = {"sent_on": date(2023, 9, 4), "published_on": None, "law": law(kind=kind)}
    found = chain.review_findings(date(2023, 9, day), passed=False, **made)  # type: ignore[arg-type]
    assert [one.code for one in found] == codes
    assert {one.authority for one in found} <= {"regulation"}
    assert chain.review_findings(date(2023, 9, 30), passed=True, **made) == []  # type: ignore[arg-type]


def test_totals_that_are_not_what_the_lines_add_up_to() -> None:
    totals = money.Totals(0, 50_00, 30_00, 20_00)
    assert money.line_disagreements(totals, []) == []
    assert money.line_disagreements(totals, [("in", 50_00), ("out", 30_00)]) == []
    (found,) = money.line_disagreements(totals, [("in", 50_00), ("out", 20_00)])
    assert (found.code, found.apart) == ("lines_differ_out", 10_00)
