"""The rules of the accountant's table one by one: words of headings and rows, amounts, days."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from cunju.activities.disclosure.rules import importing
from cunju.activities.disclosure.rules.importing import amounts, scanning, words
from cunju.activities.disclosure.tests.conftest import AUGUST
from cunju.kernel.days import SHANGHAI

HEAD = ["日期", "摘要", "收入", "支出", "余额"]


def read(rows: list[list[Any]], **remembered: str) -> importing.Imported:
    return importing.read([importing.Page("Sheet1", rows)], month="2023-08", remembered=remembered)


def test_the_accountants_table_of_august() -> None:
    """Titles above, sums and balances among the rows (domain §14.6): four entries, both balances, nothing doubted."""
    found = read(AUGUST)
    assert [(one.flow, one.amount, one.basis) for one in found.entries] == [
        ("in", 600_000, "8-01"),
        ("in", 660_000, "8-02"),
        ("out", 1_286_000, "8-05"),
        ("out", 587_460, "8-07"),
    ]
    assert (found.opening, found.income, found.expense, found.closing) == (
        8_642_035,
        1_260_000,
        1_873_460,
        8_028_575,
    )
    assert found.entries[0].day == date(2023, 8, 3)
    assert found.plain
    assert [(one.table, one.read) for one in found.checks] == [(1_260_000, 1_260_000), (1_873_460, 1_873_460)]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("摘要", "title"), ("用途", "title"), ("凭证字号", "basis"), ("记账日期", "day"), ("借方", "debit"), ("付方金额", "out"),
        ("发生额", "amount"), ("结存", "balance"), ("经手人", "ignored"), ("收款人", "ignored"), ("付款方式", "ignored"), ("收入项目", "title"),
        ("项目金额", "amount"), ("收支", "flow"), ("单价", "ignored"), ("大写金额", "ignored"), ("预算金额", "ignored"), ("累计支出", "ignored"),
        ("收 入（元）", "in"), ("进", ""), ("附单据张数", "ignored"), ("收款单位", "ignored"), ("支付金额", "out"), ("收支结余", "balance"),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_words(heading: str, role: str) -> None:
    assert importing.role_of(heading, {}) == role


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("上月结余", "opening"), ("上月末结存余额", "opening"), ("期初余额：", "opening"), ("一、上月结余（元）", "opening"), ("7月末余额",
        "opening"),
        ("本月 合 计", "total"), ("8月合计", "total"), ("小计", "total"), ("收入合计", "total"), ("本月发生额及余额", "total"), ("本年累计",
        "cumulative"),
        ("1-8月累计", "cumulative"), ("本年合计", "cumulative"), ("月末结余", "closing"), ("结转下月", "closing"), ("8月末结余", "closing"),
        ("过次页", "carried"),
        ("承前页", "brought"), ("二、本月收入", "section"), ("其中：劳务费", "part"), ("合计（大写）：壹万元整", "total"), ("收支差额", "part"),
        ("付上月电费", ""), ("村联合计生慰问", ""), ("补发上月工资", ""), ("上月电费", ""), ("上月结余利息", ""), ("结转上月工资", ""),
        ("合计生宣传", ""),
        ("本月余额宝收益", ""), ("月初环境整治", ""), ("累计欠款归还", ""), ("小计划项目", ""), ("本月工资", ""), ("总计生", ""),
        ("期末考试奖励", ""),
    ],
)  # fmt: skip
def test_a_row_is_named_by_the_whole_of_its_words(text: str, label: str) -> None:
    assert words.label_of(text, 8) == label


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("¥1,234.50", "1234.5"), ("１，２００．００元", "1200"), ("(300.00)", "-300"), ("（300）", "-300"), ("-5", "-5"), ("500-", "-500"),
        ("－８", "-8"),
        ("6 000.00", "6000"), (".5", "0.5"), ("人民币300元整", "300"), (0.1 + 0.2, "0.3"), (12600.0, "12600"), ("+20", "20"), ("红字 20", "-20"),
        ("86,420.35\u200b", "86420.35"),
    ],
)  # fmt: skip
def test_a_cell_as_an_amount(cell: Any, value: str) -> None:
    found = amounts.amount_of(cell)
    assert isinstance(found, amounts.Amount)
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    "cell",
    [
        "约三百",
        "12,86",
        "1,2345.00",
        "3 5",
        "8-01",
        "300(200)",
        "#REF!",
        "三百",
        True,
        "1.2.3",
        "O",
        date(2023, 8, 3),
        "12%",
    ],
)
def test_what_is_no_amount_is_never_a_number(cell: Any) -> None:
    assert isinstance(amounts.amount_of(cell), amounts.NoAmount)


@pytest.mark.parametrize("cell", ["", None, "-", "—", "/", "　"])
def test_an_empty_cell_is_no_amount(cell: Any) -> None:
    assert amounts.amount_of(cell) is None


def test_wan_in_a_cell_is_its_own_unit() -> None:
    found = amounts.amount_of("1.2万元")
    assert isinstance(found, amounts.Amount)
    assert (found.fen(1), found.fen(10_000)) == (1_200_000, 1_200_000)
    plain = amounts.amount_of(0.66)
    assert isinstance(plain, amounts.Amount)
    assert (plain.fen(10_000), plain.fen(1)) == (660_000, 66)


def test_what_the_town_said_last_time_wins_over_the_words() -> None:
    assert importing.role_of("说明（详）", {"说明": "title"}) == "title"
    rows = [["说明", "进账额", "出账额"], ["便道维修", "", "100"]]
    asked = read([["甲", "进", "出"], ["便道维修", "", "100"]])
    assert asked.open
    assert "没有找到表头" in asked.why
    found = read(rows, 说明="title", 进账额="in", 出账额="out")
    assert [(one.flow, one.title, one.amount) for one in found.entries] == [("out", "便道维修", 10_000)]


def test_text_copied_out_of_a_table_reads_like_the_file() -> None:
    page = importing.pasted("日期\t摘要\t收入\t支出\n8月3日\t承包费\t6,600.00\t\n8.10\t便道维修\t\t100\n")
    found = importing.read([page], month="2023-08", remembered={})
    assert [(one.flow, one.amount, one.day) for one in found.entries] == [
        ("in", 660_000, date(2023, 8, 3)),
        ("out", 10_000, date(2023, 8, 10)),
    ]


def test_a_balance_column_gives_the_closing_where_no_row_names_it() -> None:
    assert read([HEAD, ["8月3日", "承包费", 100, None, 300]]).closing == 30_000


def test_the_balance_of_the_month_before_tells_a_wrong_unit() -> None:
    rows = [HEAD, ["", "上月结余", None, None, 8.64], ["8.3", "承包费", 1000, None, 1008.64]]
    found = importing.read([importing.Page("8月", rows)], month="2023-08", remembered={}, before=8_640_000)
    assert [one.key for one in found.questions if one.open] == ["unit"]


@pytest.mark.parametrize(
    ("cell", "day", "said"),
    [
        (datetime(2023, 8, 3, 9, tzinfo=SHANGHAI), date(2023, 8, 3), ""), (date(2023, 8, 3), date(2023, 8, 3), ""), ("2023-08-03",
        date(2023, 8, 3), ""),
        ("2023年8月3日", date(2023, 8, 3), ""), ("8.3", date(2023, 8, 3), ""), ("3日", date(2023, 8, 3), ""), ("八月三日", date(2023, 8, 3), ""),
        ("20230803", date(2023, 8, 3), ""), ("23.8.3", date(2023, 8, 3), ""), (45141.0, date(2023, 8, 3), ""), (8.31, date(2023, 8, 31), ""),
        ("2023-08-03 10:22:31", date(2023, 8, 3), ""), ("8月3-5日", date(2023, 8, 3), "8月3-5日"), ("8.3-8.5", date(2023, 8, 3), "8.3-8.5"),
        (8.1, None, "8月10日"), ("8月32日", None, "没有这一天"), ("2023.9.31", None, "没有这一天"), ("8月", None, "没有写哪一天"), ("月底",
        None, "读不懂"),
        ("", None, ""), ("-", None, ""),
    ],
)  # fmt: skip
def test_a_cell_as_a_day(cell: Any, day: date | None, said: str) -> None:
    found = importing.day_in(cell, year=2023, month=8)
    assert found.day == day
    assert said in found.said
    assert bool(found.said) is bool(said)


def test_the_format_of_a_cell_tells_the_tenth_from_the_first() -> None:
    assert importing.day_in(8.1, year=2023, month=8, shown="0.00").day == date(2023, 8, 10)


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("8月", True), ("2023年8月收支", True), ("08月", True), ("8", True), ("2023.08", True), ("202308", True), ("八月", True),
        ("二〇二三年八月", True),
        ("2022年8月", False), ("18月", None), ("7月", False), ("Sheet1", None), ("汇总", None), ("10月", False), ("十一月", False),
    ],
)  # fmt: skip
def test_whether_a_name_is_this_months(text: str, is_it: bool | None) -> None:
    assert scanning.is_month(text, "2023-08") is is_it


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEAD], "请按“本月无收支”"),
        ([HEAD, ["8月3日", "便道维修", None, "约三百", None]], "第2行“便道维修”“支出”一列的“约三百”不是金额"),
        ([HEAD, *([["8月3日", "便道维修", None, 1, None]] * 301)], "超过300笔"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(rows: list[list[Any]], said: str) -> None:
    with pytest.raises(importing.CannotRead, match=said):
        read(rows)


def answered(rows: list[list[Any]], **answers: str) -> importing.Imported:
    return importing.read([importing.Page("Sheet1", rows)], month="2023-08", remembered={}, answers=answers)


BOTH = [
    ["日期", "摘要", "收入", "支出"],
    ["8-01", "管理费", 50000, None],
    ["8-02", "退回押金并收租金", 12000, 500],
    ["8-03", "电费", None, 34450],
    ["", "合计", 62000, 34950],
]


def test_what_is_answered_not_to_be_taken_is_said_and_the_totals_agree_with_nothing() -> None:
    (question,) = [one for one in answered(BOTH).questions if one.open]
    found = answered(BOTH, **{question.key: "no"})
    assert (found.income, found.expense, found.omitted) == (5_000_000, 3_445_000, 1)
    assert "第3行“退回押金并收租金”收入12,000.00元、支出500.00元照您的回答没有记，表里的合计含着它。" in found.said
    taken = answered(BOTH, **{question.key: "yes"})
    assert (taken.income, taken.expense, taken.omitted) == (6_200_000, 3_495_000, 0)


def test_each_column_keeps_the_unit_of_its_heading() -> None:
    found = read([["日期", "摘要", "收入（万元）", "支出（元）"], ["8-01", "管理费", 5, None], ["8-02", "电费", None, 1200.5]])
    assert (found.income, found.expense) == (5_000_000, 120_050)
    assert not found.open and not found.plain and "万元" in found.unit


def test_three_signs_behind_the_point_are_asked_after() -> None:
    found = read([["日期", "摘要", "收入", "支出"], ["8-01", "管理费", "5000", None], ["8-02", "电费", None, "1.200"]])
    assert any("“支出”是1.200，小数点后超过两位，按1.20元" in one for one in found.doubts)


def test_totals_of_income_and_of_expense_below_one_column_of_amounts() -> None:
    rows: list[list[Any]] = [
        ["日期", "摘要", "收/支", "金额"],
        ["8-01", "管理费", "收", 50000],
        ["8-02", "租金", "收", 12000],
        ["8-03", "电费", "支", 35000],
        ["", "本月合计", "收", 62000],
        ["", "本月合计", "支", 35000],
    ]
    assert [(one.table, one.read) for one in read(rows).checks] == [(6_200_000, 6_200_000), (3_500_000, 3_500_000)]
    for row in rows[4:]:
        row[2] = None
    assert [(one.table, one.read) for one in read(rows).checks] == [(6_200_000, 6_200_000), (3_500_000, 3_500_000)]
    rows[5][3] = 36000
    assert [one.table == one.read for one in read(rows).checks] == [True, False]


def test_an_opening_below_the_lines_may_be_one() -> None:
    rows: list[list[Any]] = [
        ["项目", "金额"],
        ["一、收入", 5000], ["管理费", 5000],
        ["二、支出", 300], ["电费", 300],
        ["三、上月结余", 10000],
        ["四、期末结余", 14700],
    ]  # fmt: skip
    (question,) = [one for one in answered(rows).questions if one.open]
    assert "它是什么" in question.text
    found = answered(rows, **{question.key: "open"})
    assert (found.opening, found.income, found.expense, found.closing) == (1_000_000, 500_000, 30_000, 1_470_000)
