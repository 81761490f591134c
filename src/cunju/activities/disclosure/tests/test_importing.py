"""The town accountant's table as it comes: headings, opening and closing rows, days, and what cannot be read."""

from datetime import date, datetime
from typing import Any

import pytest

from cunju.activities.disclosure.rules import importing
from cunju.activities.disclosure.tests.conftest import AUGUST
from cunju.kernel.days import SHANGHAI

HEAD = ["日期", "摘要", "收入", "支出", "余额"]


def read(rows: list[list[Any]], **remembered: str) -> importing.Imported:
    return importing.read(rows, month="2023-08", remembered=remembered)


def test_the_accountants_table_of_august() -> None:
    """Titles above, sums and balances among the rows (domain §14.6): four entries, both balances, nothing doubted."""
    found = read(AUGUST)
    assert [(one.flow, one.amount, one.basis) for one in found.entries] == [
        ("in", 600_000, "8-01"),
        ("in", 660_000, "8-02"),
        ("out", 1_286_000, "8-05"),
        ("out", 587_460, "8-07"),
    ]
    assert (found.opening, found.income, found.expense, found.closing) == (8_642_035, 1_260_000, 1_873_460, 8_028_575)
    assert found.entries[0].day == date(2023, 8, 3)
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("摘要", "title"), ("用途", "title"), ("凭证字号", "basis"), ("记账日期", "day"), ("借方", "in"), ("付方金额", "out"),
        ("发生额", "amount"), ("结存", "balance"), ("经手人", ""),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_words(heading: str, role: str) -> None:
    assert importing.role_of(heading, {}) == role


def test_what_the_town_said_last_time_wins_over_the_words() -> None:
    assert importing.role_of("说明（详）", {"说明": "title"}) == "title"
    rows = [["说明", "进账", "出账"], ["便道维修", "", "100"]]
    with pytest.raises(importing.CannotRead, match="没有找到表头"):
        read(rows)
    found = read(rows, 说明="title", 进账="in", 出账="out")
    assert [(one.flow, one.title, one.amount) for one in found.entries] == [("out", "便道维修", 10_000)]
    assert found.columns == {"说明": "title", "进账": "in", "出账": "out"}


def test_one_column_of_amounts_has_what_went_out_below_zero() -> None:
    found = read([["事由", "金额"], ["承包费", 6600], ["便道维修", -128.6]])
    assert [(one.flow, one.amount) for one in found.entries] == [("in", 660_000), ("out", 12_860)]


def test_text_copied_out_of_a_table_reads_like_the_file() -> None:
    rows = importing.pasted("日期\t摘要\t收入\t支出\n8月3日\t承包费\t6,600.00\t\n8.10\t便道维修\t\t100\n")
    found = read(rows)
    assert [(one.flow, one.amount, one.day) for one in found.entries] == [
        ("in", 660_000, date(2023, 8, 3)),
        ("out", 10_000, date(2023, 8, 10)),
    ]


def test_a_balance_column_gives_the_closing_where_no_row_names_it() -> None:
    assert read([HEAD, ["8月3日", "承包费", 100, None, 300]]).closing == 30_000


def test_a_day_of_another_month_is_said_and_kept() -> None:
    found = read([HEAD, [date(2023, 7, 31), "承包费", 100, None, None]])
    assert found.doubts == ("第2行的日期7月31日不在8月。",)
    assert found.entries[0].day == date(2023, 7, 31)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2023, 8, 3, 9, tzinfo=SHANGHAI), date(2023, 8, 3)), (date(2023, 8, 3), date(2023, 8, 3)), ("2023-08-03", date(2023, 8, 3)),
        ("2023年8月3日", date(2023, 8, 3)), ("8.3", date(2023, 8, 3)), ("3日", date(2023, 8, 3)), ("8月32日", None), ("", None),
    ],
)  # fmt: skip
def test_a_cell_as_a_day(cell: Any, day: date | None) -> None:
    assert importing.as_day(cell, year=2023, month=8) == day


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["甲", "乙"], ["便道维修", 100]], "没有找到表头"),
        ([HEAD], "请按“本月无收支”"),
        ([HEAD, ["8月3日", "便道维修", None, "约三百", None]], "第2行“支出”一列的“约三百”不是金额"),
        ([HEAD, ["8月3日", None, None, 300, None]], "第2行有金额，没有事由"),
        ([HEAD, *([["8月3日", "便道维修", None, 1, None]] * 301)], "超过300笔"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(rows: list[list[Any]], said: str) -> None:
    with pytest.raises(importing.CannotRead, match=said):
        read(rows)
