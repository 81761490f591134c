"""The town accountant's table (村财镇代管, domain §14.6) into lines: its headings, opening and closing rows, amounts and days."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cunju.activities.disclosure.rules.money import fen
from cunju.kernel import cleaning
from cunju.kernel.refusals import Refusal

DAY, TITLE, BASIS, INCOME, EXPENSE, AMOUNT, BALANCE = (
    *("day", "title", "basis", "in", "out", "amount", "balance"),
)
ROLE_ZH = {
    DAY: "日期",
    TITLE: "事由",
    BASIS: "凭证、依据",
    INCOME: "收入",
    EXPENSE: "支出",
    AMOUNT: "金额（支出为负）",
    BALANCE: "结余",
}
# A heading is known by the first of these that it contains.
HEADINGS = (
    (BASIS, ("凭证", "票据", "依据", "字号", "编号")),
    (DAY, ("日期", "时间", "月日")),
    (BALANCE, ("余额", "结余", "结存")),
    (INCOME, ("收入", "借方", "收方")),
    (EXPENSE, ("支出", "贷方", "付方")),
    (AMOUNT, ("金额", "发生额")),
    (TITLE, ("摘要", "事由", "项目", "内容", "用途", "科目", "名称")),
)
OPENING = re.compile(r"(上月|上期|期初|月初|承前).{0,4}(结余|余额|结存|页)?$|^(期初|月初)")
CLOSING = re.compile(r"(月末|期末|本月|本期).{0,2}(结余|余额|结存)|^(结余|余额|结转下月|过次页)$")
TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|累\s*计|发生额")
MOST_LINES, SEARCHED = 300, 15


class CannotRead(Refusal):
    """A table whose headings or amounts cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of the table."""

    flow: str
    title: str
    amount: int
    day: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table says; ``doubts`` are said beside it, they do not stop it."""

    entries: tuple[Entry, ...] = ()
    opening: int | None = None
    closing: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def income(self) -> int:
        """The sum of what came in."""
        return sum(one.amount for one in self.entries if one.flow == "in")

    @property
    def expense(self) -> int:
        """The sum of what went out."""
        return sum(one.amount for one in self.entries if one.flow == "out")


def plain(cell: Any) -> str:
    """A cell as clean text of one line without blanks at its ends."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cleaning.line(str(cell if cell is not None else "").replace("\u3000", " "))


def role_of(heading: str, remembered: Mapping[str, str]) -> str:
    """What a heading stands for: as the town said last time, else by its words."""
    key = re.sub(r"[\s（(].*$", "", heading) or heading
    if heading in remembered or key in remembered:
        return remembered.get(heading, remembered.get(key, ""))
    return next((role for role, words in HEADINGS if any(one in heading for one in words)), "")


def pasted(text: str) -> list[list[str]]:
    """Text copied out of a table: cells parted by tabs, else by spaces."""
    rows = [one for one in text.splitlines() if one.strip()]
    parting = r"\t" if any("\t" in one for one in rows) else r"\s+"
    return [[cell.strip() for cell in re.split(parting, one.strip(" "))] for one in rows]


def heading_row(rows: Sequence[Sequence[Any]], remembered: Mapping[str, str]) -> int | None:
    """The row of headings: it names what for and how much."""
    for at, row in enumerate(rows[:SEARCHED]):
        roles = {role_of(plain(cell), remembered) for cell in row if plain(cell)}
        if TITLE in roles and roles & {INCOME, EXPENSE, AMOUNT}:
            return at
    return None


def read(rows: Sequence[Sequence[Any]], *, month: str, remembered: Mapping[str, str]) -> Imported:
    """A table into lines; CannotRead where its headings or an amount cannot be read."""
    at = heading_row(rows, remembered)
    if at is None:
        raise CannotRead(
            "没有找到表头。表头要有事由（摘要）和收入、支出（或金额）几列；请指出各列是什么。", "columns"
        )
    heads = [plain(cell) for cell in rows[at]]
    roles = [role_of(one, remembered) if one else "" for one in heads]
    reading = _Reading(month, roles)
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        reading.take(row, number)
    if not reading.entries and reading.opening is None and reading.closing is None:
        raise CannotRead("表头下面没有收支。这个月没有收支，请按“本月无收支”。", "file")
    columns = {head: role for head, role in zip(heads, roles, strict=True) if head and role}
    return reading.done(columns)


class _Reading:
    """One pass over the rows below the headings."""

    def __init__(self, month: str, roles: Sequence[str]) -> None:
        self.year, self.month = int(month[:4]), int(month[5:])
        self.roles = roles
        self.entries: list[Entry] = []
        self.opening: int | None = None
        self.closing: int | None = None
        self.last_balance: int | None = None
        self.doubts: list[str] = []

    def take(self, row: Sequence[Any], number: int) -> None:
        """One row: an amount, the opening or closing row, a sum, or nothing."""
        cells: dict[str, Any] = {}
        for role, cell in zip(self.roles, row, strict=False):
            if role and plain(cell) and role not in cells:
                cells[role] = cell
        words = [re.sub(r"\s", "", plain(cell)) for cell in row if plain(cell)]
        amounts = self._amounts(cells, number, quiet=any(TOTAL.search(one) for one in words))
        standing = amounts.get(BALANCE, amounts.get(AMOUNT, amounts.get(INCOME, amounts.get(EXPENSE))))
        if any(OPENING.search(one) for one in words):
            self.opening = standing
        elif any(CLOSING.search(one) for one in words):
            self.closing = standing
        elif not any(TOTAL.search(one) for one in words):
            self._entry(cells, amounts, number)

    def _amounts(self, cells: Mapping[str, Any], number: int, *, quiet: bool) -> dict[str, int]:
        found = {}
        for role in (INCOME, EXPENSE, AMOUNT, BALANCE):
            if role not in cells or plain(cells[role]) in ("-", "–", "—", "/"):
                continue
            amount = fen(cells[role])
            if amount is None and not quiet:
                text = plain(cells[role])[:20]
                raise CannotRead(
                    f"第{number}行“{ROLE_ZH[role]}”一列的“{text}”不是金额。请在表里改成数字再导入。", "file"
                )
            if amount is not None:
                found[role] = amount
        return found

    def _entry(self, cells: Mapping[str, Any], amounts: Mapping[str, int], number: int) -> None:
        title = plain(cells.get(TITLE))[:300]
        flows = [("in", amounts.get(INCOME)), ("out", amounts.get(EXPENSE))]
        if amount := amounts.get(AMOUNT):
            flows.append(("in", amount) if amount > 0 else ("out", -amount))
        flows = [(flow, amount) for flow, amount in flows if amount]
        if not flows:
            return
        if not title:
            raise CannotRead(f"第{number}行有金额，没有事由。请在表里补上再导入。", "file")
        day, basis = self._day(cells.get(DAY), number), plain(cells.get(BASIS))[:120]
        self.entries += [Entry(flow, title, amount or 0, day, basis) for flow, amount in flows]
        self.last_balance = amounts.get(BALANCE, self.last_balance)
        if len(self.entries) > MOST_LINES:
            raise CannotRead(f"超过{MOST_LINES}笔。请核对是不是一个月的表。", "file")

    def _day(self, cell: Any, number: int) -> date | None:
        day = as_day(cell, year=self.year, month=self.month)
        if day and (day.year, day.month) != (self.year, self.month):
            self.doubts.append(f"第{number}行的日期{day.month}月{day.day}日不在{self.month}月。")
        return day

    def done(self, columns: Mapping[str, str]) -> Imported:
        """What was read; a balance column gives the closing where no row names it."""
        closing = self.closing if self.closing is not None else self.last_balance
        return Imported(tuple(self.entries), self.opening, closing, columns, tuple(self.doubts))


def as_day(cell: Any, *, year: int, month: int) -> date | None:
    """A cell as a day: a date, ``2023-08-03``, ``8月3日``, ``8.3``, ``3日``; None where it is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    numbers = [int(one) for one in re.findall(r"\d+", plain(cell))]
    try:
        if len(numbers) >= 3 and numbers[0] > 1900:
            return date(*numbers[:3])
        if len(numbers) == 2:
            return date(year, *numbers)
        return date(year, month, numbers[0]) if len(numbers) == 1 else None
    except ValueError:
        return None
