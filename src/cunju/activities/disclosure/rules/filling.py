"""The Excel list of sheets posted before (补录): its columns, and a row's cells as the way a sheet went."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.activities.disclosure.rules import money, periods
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import SAMPLE, Wrong, day_of, text_of

# The column whose word tells a row of the template's own; every row has one.
NAMED = "类别"
SHEET = "公开表"
NEEDED = ("期", "类别", "送审日期", "公布日期")
SEALED, UNSEALED = "两枚都盖了", "没有登记"
BOTH_SEALS = frozenset({"committee", "supervisory"})
MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
QUARTER = re.compile(r"(\d{4})\s*年?\s*(?:Q|第)?\s*([1-4一二三四])\s*(?:季度)?")
NUMBER = {"一": 1, "二": 2, "三": 3, "四": 4}
NOTES = (
    "一行一张公开表。“期”：财务写月份，如 2022-12；党务、政务、服务写季度，如 2022年第四季度。",
    "财务写上月结余、收入合计、支出合计、月末结余，单位元；四个数要算得平，收入和支出都是0的，记为“本月无收支”。逐笔的不用写，明细看纸上的公开表。",
    "“公开内容”一行一项（单元格里换行，或者用分号分开）；党务、政务、服务必须写。不要写身份证号、手机号、银行卡号。",
    "日期写成 2023-01-10 的样子。送审日期、公布日期必须写；纸上没有送审日期的，写监督委员会审查的那一天。",
    "“签字成员”写监督委员会签字成员在名册上的名称，用顿号分开；名册上没有的不写，人数会如实少记。",
    "联席会议日期当天在系统里有两委联席会议记录的，自动连上；没有的，记为纸质台账。",
    "已经撤下的写撤下日期，系统按它算公布了多少天；还在公开栏上的不写。",
    "发生的日期和录入的日期都留在记录里，标“补录”；不影响保存。同一个文件可以再装一次，已经有的不会重复。",
    "类别以“示例”开头的行不会装入。",
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a row says: month of the issue, category, totals in fen, what stood on it, the days of its steps."""

    month: str
    category: str
    opening: int | None
    income: int | None
    expense: int | None
    closing: int | None
    content: tuple[str, ...]
    sent_on: date
    reviewed_on: date | None
    signed: tuple[str, ...]
    fixed_on: date | None
    published_on: date
    sealed: bool
    platform_on: date | None
    down_on: date | None

    @property
    def is_finance(self) -> bool:
        """Whether it speaks of money."""
        return self.category == periods.FINANCE


def blank() -> bytes:
    """The empty list, with two sample rows."""
    columns = (
        Column("期", 16),
        Column("类别", 12, choices=list(periods.CATEGORIES.values())),
        *(Column(one, 12, "number") for one in ("上月结余", "收入合计", "支出合计", "月末结余")),
        Column("公开内容", 36, "wrap"),
        Column("送审日期", 12, "day"),
        Column("审查日期", 12, "day"),
        Column("签字成员", 20, "wrap"),
        Column("联席会议日期", 12, "day"),
        Column("公布日期", 12, "day"),
        Column("印章", 12, choices=(SEALED, UNSEALED)),
        Column("平台同步日期", 12, "day"),
        Column("撤下日期", 12, "day"),
    )
    days = {"送审日期": "2023-01-05", "审查日期": "2023-01-06", "联席会议日期": "2023-01-08", "公布日期": "2023-01-10"}
    days |= {"印章": SEALED, "平台同步日期": "2023-01-10", "撤下日期": "2023-02-12"}
    money_row = {"期": "2022-12", "类别": f"{SAMPLE}：财务", "上月结余": "86420.35", "收入合计": "12600", "支出合计": "18734.6"}
    money_row |= {"月末结余": "80285.75", **days}
    quarter = {"期": "2022年第四季度", "类别": f"{SAMPLE}：服务", "公开内容": "办理医保参保36件\n志愿服务4次", **days}
    rows = [[one.get(each.label, "") for each in columns] for one in (money_row, quarter)]
    return made([Blank(SHEET, columns, rows, sample=True)], NOTES)


def said(cells: Mapping[str, Any]) -> str:
    """The row in a few words."""
    on = cells.get("公布日期")
    day = on.isoformat()[:10] if isinstance(on, date) else text_of(on)
    period = cells.get("期")
    period = f"{period:%Y-%m}" if isinstance(period, date) else text_of(period)
    return f"{period} {text_of(cells.get('类别'))}，{day}公布"[:80]


def written(cells: Mapping[str, Any]) -> Written:
    """The cells of a row; Wrong with what to do."""
    names = {word: one for one, word in periods.CATEGORIES.items()}
    word = text_of(cells.get("类别"))
    if word not in names:
        raise Wrong(f"“类别”写的是“{word}”；请从{'、'.join(names)}中选一个" if word else "请写是哪一类公开")
    category = names[word]
    row = Written(
        month=_month(cells.get("期"), category),
        category=category,
        opening=_fen(cells, "上月结余"),
        income=_fen(cells, "收入合计"),
        expense=_fen(cells, "支出合计"),
        closing=_fen(cells, "月末结余"),
        content=tuple(_parts(cells, "公开内容", r"[\n;；]+")),
        sent_on=_day(cells, "送审日期"),
        reviewed_on=day_of(cells.get("审查日期"), "审查日期"),
        signed=tuple(_parts(cells, "签字成员", r"[、,，;；\s]+")),
        fixed_on=day_of(cells.get("联席会议日期"), "联席会议日期"),
        published_on=_day(cells, "公布日期"),
        sealed=text_of(cells.get("印章")) == SEALED,
        platform_on=day_of(cells.get("平台同步日期"), "平台同步日期"),
        down_on=day_of(cells.get("撤下日期"), "撤下日期"),
    )
    if row.is_finance and (row.income is None or row.expense is None):
        raise Wrong("请写收入合计和支出合计；没有收支的写0")
    _refuse_open(row)
    if not row.is_finance and not row.content:
        raise Wrong("请在“公开内容”写公开了什么，一行一项")
    if row.signed and row.reviewed_on is None:
        raise Wrong("写了签字成员，请写审查日期")
    return row


def _refuse_open(row: Written) -> None:
    """The four sums of a sheet of money close, or one of them is misread."""
    if row.opening is None or row.income is None or row.expense is None or row.closing is None:
        return
    reckoned = row.opening + row.income - row.expense
    if reckoned != row.closing:
        sums = f"上月结余{money.yuan(row.opening)}加收入{money.yuan(row.income)}减支出{money.yuan(row.expense)}是{money.yuan(reckoned)}元"
        off = money.yuan(abs(reckoned - row.closing))
        raise Wrong(f"{sums}，“月末结余”写的是{money.yuan(row.closing)}元，相差{off}元；请对照纸上的公开表核对")


def _parts(cells: Mapping[str, Any], label: str, parting: str) -> list[str]:
    return [one.strip() for one in re.split(parting, text_of(cells.get(label))) if one.strip()]


def _day(cells: Mapping[str, Any], label: str) -> date:
    found = day_of(cells.get(label), label)
    if found is None:
        raise Wrong(f"请写{label}")
    return found


def _fen(cells: Mapping[str, Any], label: str) -> int | None:
    text = text_of(cells.get(label))
    found = money.fen(cells.get(label)) if text else None
    if text and found is None:
        raise Wrong(f"“{label}”写的是“{text[:20]}”，不是金额；写成 12600.50 的样子")
    return found


def _month(cell: Any, category: str) -> str:
    """The month of the issue: of money the month itself, else the last one of the quarter."""
    text = f"{cell:%Y-%m}" if isinstance(cell, date) else text_of(cell)
    month, quarter = MONTH.fullmatch(text), QUARTER.fullmatch(text)
    if month and 1 <= int(month[2]) <= 12 and 2000 <= int(month[1]) <= 2099:
        found = f"{month[1]}-{int(month[2]):02d}"
        if category == periods.FINANCE or periods.ends_quarter(found):
            return found
        raise Wrong(f"“期”写的是“{text}”；党务、政务、服务按季度公开，写成 2022年第四季度 的样子")
    if quarter and category != periods.FINANCE:
        number = NUMBER.get(quarter[2]) or int(quarter[2])
        return f"{quarter[1]}-{number * 3:02d}"
    wanted = "2022-12" if category == periods.FINANCE else "2022年第四季度"
    raise Wrong(f"“期”写的是“{text}”；写成 {wanted} 的样子" if text else f"请写“期”，如 {wanted}")
