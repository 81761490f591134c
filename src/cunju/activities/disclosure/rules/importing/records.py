"""The rows below the headings as records: their words, their day, their amounts; nothing is judged here, nothing is lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cunju.activities.disclosure.rules.importing import words
from cunju.activities.disclosure.rules.importing.amounts import NOTHING, Amount, NoAmount, amount_of
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.dates import Day, day_in
from cunju.activities.disclosure.rules.importing.heads import Head
from cunju.activities.disclosure.rules.importing.pages import SPACED, Page, letter, plain, short, squeezed
from cunju.activities.disclosure.rules.importing.words import (
    BASIS,
    DATE,
    DAY,
    FLOW,
    IGNORED,
    MONEY,
    MONTH,
    TITLE,
    TITLE_ORDER,
    UNIT,
    WHO,
)  # fmt: skip

UNSURE = Column(-1, ("金额",), "unsure")


@dataclass
class Record:
    """One row of one table: ``cells`` are fen by column; ``bad`` no amounts; ``unknown`` formulas without a result."""

    row: int
    segment: int = 0
    title: str = ""
    basis: str = ""
    day: Day = field(default_factory=Day)
    no_day: bool = False
    flow: str = ""
    texts: list[str] = field(default_factory=list)
    cells: dict[Column, int] = field(default_factory=dict)
    bad: list[tuple[Column, str]] = field(default_factory=list)
    unknown: list[Column] = field(default_factory=list)
    rough: list[tuple[Column, str]] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    who: str = ""
    label: str = ""
    hidden: bool = False
    formula: frozenset[Column] = frozenset()

    @property
    def number(self) -> int:
        """Its row as Excel counts."""
        return self.row + 1

    @property
    def said(self) -> str:
        """Its words as they are quoted."""
        return short(self.title or next(iter(self.texts), ""))


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one page below one head."""

    page: Page
    head: Head
    year: int
    month: int
    factors: dict[Column, int]

    def records(self, rows: Sequence[int]) -> list[Record]:
        """The records of some rows, one for each table side by side in which something stands."""
        found: list[Record] = []
        month = self.month
        for row in rows:
            if not any(plain(cell) for cell in self.page.rows[row]) and not self._pending(row):
                continue
            if self.page.text == SPACED and (spread := self._spread(row)):
                found.append(spread)
                continue
            month = self._month(row, month)
            made = [self._record(row, segment, month) for segment in range(self.head.segments)]
            found += [one for one in made if _stands(one)] or made[:1]
        return found

    def _pending(self, row: int) -> bool:
        return any(at == row for at, _ in self.page.unknown)

    def _month(self, row: int, before: int) -> int:
        """The month of a ledger with columns 月 and 日: written once, it holds for the rows below."""
        for one in self.head.of(MONTH):
            found = re.fullmatch(r"(\d{1,2})月?", squeezed(self.page.cell(row, one.at)))
            return int(found[1]) if found and 1 <= int(found[1]) <= 12 else before
        return before

    def _record(self, row: int, segment: int, month: int) -> Record:
        made = Record(row, segment, hidden=row in self.page.hidden_rows)
        mine = [one for one in self.head.columns if one.segment == segment]
        unit = self._row_unit(row, mine)
        for one in mine:
            self._put(made, one, unit)
        self._beyond(made)
        self._title(made, [one for one in mine if one.role == TITLE])
        made.day = self._day(made, mine, month)
        made.label = self._label(made)
        return made

    def _row_unit(self, row: int, mine: Sequence[Column]) -> int:
        found = [squeezed(self.page.cell(row, one.at)) for one in mine if one.role == UNIT]
        return {"万元": 10_000, "千元": 1_000}.get(next(iter(found), ""), 0)

    def _put(self, made: Record, one: Column, unit: int) -> None:
        row = made.row
        if one.role in MONEY or one.role == "":
            self._amount(made, one, unit)
            return
        cell = self._merged(row, one.at) if one.role in (TITLE, BASIS, WHO) else self.page.cell(row, one.at)
        text = plain(cell)
        if not text:
            return
        if one.role == FLOW:
            made.flow = made.flow or squeezed(cell)
        elif one.role == BASIS and words.label_of(text, self.month):
            made.texts.append(text)
        elif one.role == BASIS:
            made.basis = " ".join(filter(None, (made.basis, text)))
        elif one.role == WHO:
            made.who = made.who or text
        remark = one.role == IGNORED and "备注" in one.name
        if one.role not in (MONTH, DATE, FLOW, UNIT, BASIS, WHO) and isinstance(cell, str) and not remark:
            made.texts.append(text)

    def _merged(self, row: int, column: int) -> Any:
        """A cell, or what the merged one above it says."""
        for up, left, down, _ in self.page.merged:
            if up < row <= down and left == column:
                return self.page.cell(up, left)
        return self.page.cell(row, column)

    def _amount(self, made: Record, one: Column, unit: int) -> None:
        place = (made.row, one.at)
        if place in self.page.unknown:
            made.unknown += [one] if one.role else []
            return
        cell = self.page.cell(*place)
        found = self._by_digits(made.row, one) if one.digits else amount_of(cell)
        if place in self.page.formulas:
            made.formula |= {one}
        if not one.role:
            if isinstance(found, NoAmount):
                made.texts.append(plain(cell))
            elif found is not None:
                made.extra.append(
                    f"{letter(one.at)}列{f'“{one.name[:12]}”' if one.name else ''}的{short(cell)}"
                )
        elif isinstance(found, NoAmount):
            made.bad.append((one, short(cell) or found.text))
            made.texts.append(found.text)
        elif found is not None:
            factor = unit or self.factors.get(one, 1)
            made.cells[one] = -found.fen(factor) if one.minus else found.fen(factor)
            if not found.whole(factor):
                made.rough.append((one, short(cell)))

    def _by_digits(self, row: int, one: Column) -> Amount | NoAmount | None:
        """An amount written one digit a column under 千 百 十 元 角 分."""
        parts = [squeezed(self.page.cell(row, at)).replace("¥", "").replace("￥", "") for at in one.digits]
        text = "".join(parts)
        if not text:
            return None
        whole = "".join(part or " " for part in parts).lstrip().rstrip()
        trailing = len("".join(part or " " for part in parts)) - len(
            "".join(part or " " for part in parts).rstrip()
        )
        sign = whole.startswith("-")
        whole = whole.removeprefix("-")
        if any(len(part.lstrip("-")) > 1 for part in parts) or not whole.isdigit():
            return NoAmount(f"{text}（一格一个数字的列）")
        value = Decimal(int(whole) * 10 ** (one.power + trailing)) / 100
        return Amount(-value if sign else value, 1)

    def _beyond(self, made: Record) -> None:
        """Numbers that stand in no column of the head."""
        known = {at for one in self.head.columns for at in (one.at, *one.digits)}
        if made.segment:
            return
        for at, cell in enumerate(self.page.rows[made.row]):
            if at not in known and plain(cell):
                if isinstance(amount_of(cell), Amount):
                    made.extra.append(f"{letter(at)}列的{short(cell)}")
                elif isinstance(cell, str):
                    made.texts.append(plain(cell))

    def _title(self, made: Record, columns: Sequence[Column]) -> None:
        order = {word: at for at, word in enumerate(TITLE_ORDER)}

        def rank(one: Column) -> int:
            return min((at for word, at in order.items() if word in one.path[-1]), default=len(order))

        said = [plain(self._merged(made.row, one.at)) for one in sorted(columns, key=rank)]
        made.title = next((one for one in said if one and one not in NOTHING), "")

    def _day(self, made: Record, mine: Sequence[Column], month: int) -> Day:
        dates = [one for one in mine if one.role == DATE]
        if dates:
            text = squeezed(self.page.cell(made.row, dates[0].at))
            made.no_day = not text
            year = next((int(one[:4]) for one in dates[0].path if re.match(r"\d{4}年", one)), self.year)
            return day_in(f"{year}.{month}.{text.rstrip('日号')}", year=year, month=month) if text else Day()
        columns = [one for one in mine if one.role == DAY] or self.head.of(DAY)[:1]
        if not columns:
            return Day()
        at = columns[0].at
        cell = self._merged(made.row, at)
        made.no_day = not plain(cell)
        return day_in(cell, year=self.year, month=self.month, shown=self.page.formats.get((made.row, at), ""))

    def _label(self, made: Record) -> str:
        """What the row calls itself, by any of its words; the reason first."""
        if made.title and (own := words.label_of(made.title, self.month)):
            return own
        others = [one for one in made.texts if one != made.title]
        found = [one for text in others if (one := words.label_of(text, self.month))]
        if found and (found[0] != "section" or (len(others) == 1 and not made.title)):
            return found[0]
        first = next(iter(made.texts), "")
        if words.NOTE.match(squeezed(first)) and not made.cells and made.day.day is None:
            return "note"
        return ""

    def _spread(self, row: int) -> Record | None:
        """A row of text parted by blanks, in which empty cells are lost: its numbers stand at its end."""
        cells = [one for one in self.page.rows[row] if one]
        money = self.head.money
        if len(cells) == self.page_width and all(
            not isinstance(amount_of(self.page.cell(row, one.at)), NoAmount) for one in money
        ):
            return None
        made = Record(row)
        amounts: list[Amount] = []
        while cells and isinstance(found := amount_of(cells[-1]), Amount) and len(amounts) < len(money):
            amounts.insert(0, found)
            cells.pop()
        self._leading(made, cells)
        made.label = self._label(made)
        self._place(made, amounts, money)
        return made

    @property
    def page_width(self) -> int:
        """How many cells the head has."""
        return len([one for one in self.page.rows[self.head.bottom] if one])

    def _leading(self, made: Record, cells: Sequence[str]) -> None:
        rest = list(cells)
        if rest and self.head.columns[0].role == IGNORED and rest[0].isdigit():
            rest.pop(0)
        if self.head.of(DAY) and rest:
            day = day_in(rest[0], year=self.year, month=self.month)
            looks = re.match(r"\d{1,4}[-./年月日号]|\d{8}$", rest[0])
            if looks and (day.day or not self.head.of(BASIS)):
                made.day = day
                rest.pop(0)
            made.no_day = made.day == Day()
        if self.head.of(BASIS) and len(rest) > 1:
            at = next(
                (at for at, one in enumerate(rest) if re.fullmatch(r"[\w第记收付凭字]*\d[-\d#号]*", one)),
                None,
            )
            made.basis = rest.pop(at) if at is not None else ""
        made.title = " ".join(rest)
        made.texts = [made.title] if made.title else []

    def _place(self, made: Record, amounts: Sequence[Amount], money: Sequence[Column]) -> None:
        balances = [one for one in money if one.role == words.BALANCE]
        others = [one for one in money if one.role != words.BALANCE]
        columns: list[Column] = []
        if len(amounts) == len(money):
            columns = list(money)
        elif made.label in ("total", "cumulative") and len(amounts) == len(others):
            columns = others
        elif balances and len(amounts) == 1 and made.label in ("opening", "closing", "brought", "carried"):
            columns = balances[:1]
        elif len(amounts) in (1, 2) and len(balances) <= 1 and made.label not in ("total", "cumulative"):
            columns = [others[0] if len(others) == 1 else UNSURE, *balances][: len(amounts)]
        for one, amount in zip(columns, amounts, strict=False):
            made.cells[one] = amount.fen(
                self.factors.get(one, self.factors.get(others[0], 1) if others else 1)
            )
        if not columns and amounts:
            made.bad.append((UNSURE, " ".join(str(one.value) for one in amounts)))


def _stands(made: Record) -> bool:
    return bool(made.title or made.texts or made.cells or made.bad or made.unknown)
