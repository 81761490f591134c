"""The headings of a table: one to three rows, merged or not, as columns with what each stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cunju.activities.disclosure.rules.importing import words
from cunju.activities.disclosure.rules.importing.amounts import Amount, NoAmount, amount_of
from cunju.activities.disclosure.rules.importing.columns import Column, alone, days, joined, parted, unit_in
from cunju.activities.disclosure.rules.importing.pages import UNSEEN, Page, plain, squeezed
from cunju.activities.disclosure.rules.importing.words import (
    AMOUNT,
    BALANCE,
    BASIS,
    DATE,
    DAY,
    DIGIT,
    FLOW,
    IGNORED,
    MONEY,
    MONTH,
    TITLE,
)  # fmt: skip

SEARCHED, DEEP, LONGEST = 30, 3, 24
NUMERAL = re.compile(r"[\d约一二三四五六七八九十百千万]")
MONTHLY = re.compile(r"(?:\d{4}年)?\d{1,2}月份?|本[月期](?:数|发生额?)?|本年(?:数|累计)?|累计数?")


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a block: from row ``top`` to ``bottom``, and their columns."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, *roles: str) -> list[Column]:
        """The columns of some roles."""
        return [one for one in self.columns if one.role in roles]

    @property
    def money(self) -> list[Column]:
        """The columns that hold amounts."""
        return [one for one in self.columns if one.role in MONEY]

    @property
    def segments(self) -> int:
        """How many tables stand side by side."""
        return max((one.segment for one in self.columns), default=0) + 1


def find(page: Page, remembered: Mapping[str, str], *, start: int = 0) -> Head | None:
    """The first headings from a row on that name what for and how much."""
    for top in range(start, min(len(page.rows), start + SEARCHED if not start else len(page.rows))):
        if not _is_head(page.rows[top], remembered):
            continue
        if (head := at(page, top, remembered)) and head.of(TITLE) and head.money:
            return head
    return None


def at(page: Page, top: int, remembered: Mapping[str, str]) -> Head | None:
    """The headings that begin in a row, with the rows below that belong to them."""
    bottom = top
    while bottom - top + 1 < DEEP and _is_below(page, top, bottom + 1, remembered):
        bottom += 1
    paths = [_path(page, top, bottom, column, remembered) for column in range(page.width)]
    columns = [_column(place, path, remembered) for place, path in enumerate(paths) if path]
    columns = [_by_values(page, bottom, one, remembered) for one in days(joined(columns))]
    return Head(top, bottom, tuple(parted(alone(_of_budget(columns))))) if columns else None


def _of_budget(columns: Sequence[Column]) -> list[Column]:
    """Beside a budget, 余额 is what is left of it, not the balance of the account."""
    planned = any(re.search(r"预算|计划|指标", one.path[-1]) for one in columns)
    return [replace(one, role=IGNORED) if planned and one.role == BALANCE else one for one in columns]


def _by_values(page: Page, bottom: int, one: Column, remembered: Mapping[str, str]) -> Column:
    """What stands below decides where a heading leaves it open: 收支 may be a word beside an amount or the amount itself."""
    if one.digits or one.name in remembered or (one.role != FLOW and one.role not in MONEY):
        return one
    cells = [page.cell(row, one.at) for row in range(bottom + 1, len(page.rows))]
    found = [cell for cell in cells if isinstance(amount_of(cell), NoAmount)]
    texts = [squeezed(cell).lower() for cell in found if words.label_of(plain(cell), 0) in ("", "section")]
    bare = [text for text in texts if not NUMERAL.search(text)]
    numbers = sum(isinstance(amount_of(cell), Amount) for cell in cells)
    if one.role == FLOW:
        known = sum(text in words.INS or text in words.OUTS or text in words.SIDES for text in texts)
        if numbers > len(texts):
            return replace(one, role=AMOUNT)
        return one if known * 2 >= len(texts) else replace(one, role=IGNORED)
    return (
        replace(one, role=TITLE) if len(bare) > 1 and numbers * 4 < len(bare) and one.role != BALANCE else one
    )


def chosen(page: Page, row: int, roles: Mapping[int, str]) -> Head:
    """Headings as a person named them, column by column; ``row`` is -1 where there are none."""
    columns = [
        Column(at, (squeezed(page.cell(row, at)) or "",), role) for at, role in sorted(roles.items()) if role
    ]
    return Head(row, row, tuple(parted(columns)))


def fullest(page: Page) -> int:
    """The row taken for headings where none were known: of the first ones the fullest of texts."""
    rows = range(min(len(page.rows), 15))
    return max(rows, key=lambda at: sum(_is_text(cell) for cell in page.rows[at]), default=0)


def _is_text(cell: Any) -> bool:
    return isinstance(cell, str) and bool(squeezed(cell)) and not isinstance(amount_of(cell), Amount)


def _is_head(row: Sequence[Any], remembered: Mapping[str, str]) -> bool:
    """Short texts only, at least two of them known."""
    texts = [cell for cell in row if plain(cell)]
    if len(texts) < 2 or not all(_is_text(one) and len(squeezed(one)) <= LONGEST for one in texts):
        return False
    return sum(bool(_known(one, remembered)) for one in texts) >= 2


def _known(cell: Any, remembered: Mapping[str, str]) -> str:
    text = words.bare(plain(cell))
    if (
        text in words.ACCOUNT
        or text in words.WHOLE
        or text in DIGIT
        or text in ("年", "月", "日", "字", "号")
        or MONTHLY.fullmatch(text)
    ):
        return text
    return "" if text.endswith((":", "：")) else words.role_of(plain(cell), remembered)


def _is_below(page: Page, top: int, row: int, remembered: Mapping[str, str]) -> bool:
    """Whether a row goes on with the headings above it."""
    if row >= len(page.rows):
        return False
    found = [(at, cell) for at, cell in enumerate(page.rows[row]) if plain(cell)]
    if not found or not all(_is_text(cell) and len(squeezed(cell)) <= LONGEST for _, cell in found):
        return False
    if page.text and len(found) < 2:
        return False
    under = [at for at, cell in found if _known(cell, remembered) or _grouped(page, top, row, at)]
    if len(under) < len(found) or any(words.label_of(plain(cell), 0) in _ROWS for _, cell in found):
        return False
    # a row of headings that stands below a full one without gap or merge is another head, not a second storey
    return any(not plain(page.cell(row - 1, at)) or _grouped(page, top, row, at) for at, _ in found) or _wide(
        page, row - 1
    )


_ROWS = frozenset({"carried", "brought"})


def _grouped(page: Page, top: int, row: int, column: int) -> bool:
    return any(up < row and up >= top and down < row and left <= column <= right and right > left
               for up, left, down, right in page.merged)  # fmt: skip


def _wide(page: Page, row: int) -> bool:
    return any(up <= row <= down and right > left for up, left, down, right in page.merged)


def _path(page: Page, top: int, bottom: int, column: int, remembered: Mapping[str, str]) -> tuple[str, ...]:
    """The headings over a column from the top, merged ones filled in; without merges a group reaches to its right."""
    found: list[str] = []
    for row in range(top, bottom + 1):
        text = _merged_text(page, row, column)
        if not text and row < bottom and _sub(page, row, bottom, column, remembered):
            text = _left(page, row, column, remembered)
        if text and (not found or found[-1] != text):
            found.append(text)
    return tuple(found)


def _merged_text(page: Page, row: int, column: int) -> str:
    for up, left, down, right in page.merged:
        if up <= row <= down and left <= column <= right:
            return UNSEEN.sub("", plain(page.cell(up, left)))
    return UNSEEN.sub("", plain(page.cell(row, column)))


def _sub(page: Page, row: int, bottom: int, column: int, remembered: Mapping[str, str]) -> bool:
    below = next(
        (
            plain(page.cell(one, column))
            for one in range(row + 1, bottom + 1)
            if plain(page.cell(one, column))
        ),
        "",
    )
    text = words.bare(below)
    part = (
        text in words.ACCOUNT
        or text in words.WHOLE
        or text in DIGIT
        or text in ("月", "日", "字", "号", "金额")
    )
    return bool(below) and (
        part or words.role_of(below, remembered) in (*MONEY, TITLE, DAY, BASIS, IGNORED, "")
    )


def _left(page: Page, row: int, column: int, remembered: Mapping[str, str]) -> str:
    for at in range(column - 1, -1, -1):
        if text := _merged_text(page, row, at):
            role, bare = words.role_of(text, remembered), words.bare(text)
            group = (
                role in MONEY
                or bare in words.ACCOUNT
                or role == BASIS
                or bare.endswith("年")
                or MONTHLY.fullmatch(bare)
                or words.side_in(bare)
            )
            return text if group else ""
    return ""


def _column(at: int, path: tuple[str, ...], remembered: Mapping[str, str]) -> Column:
    """A column by its headings: the lowest one says what it is, those above of which kind."""
    leaf, upper = path[-1], path[:-1]
    bare = words.bare(leaf)
    account = next((found for one in reversed(path) if (found := words.ACCOUNT.get(words.bare(one), ""))), "")
    account = account or next((words.account_in(one) for one in path if words.account_in(one)), "")
    unit = next((factor for one in reversed(path) if (factor := unit_in(one))), 0)
    whole = remembered.get("·".join(path), "")
    role = whole or ("" if bare in words.WHOLE or bare in DIGIT else words.role_of(leaf, remembered))
    if bare in ("月", "日") or (bare == "号" and upper):
        role = {"月": MONTH, "日": DATE}.get(bare, BASIS)
    elif bare == "字" and upper:
        role = IGNORED
    if not whole and role in ("", AMOUNT):
        above = [
            one
            for each in reversed(upper)
            if (one := words.role_of(each, remembered) or words.side_in(each)) in MONEY
        ]
        role = next((one for one in above if one != AMOUNT), above[0] if above else role)
    if role == AMOUNT and (side := words.side_in("".join(path))):
        role = side
    if role in MONEY and any(words.ELSEWHERE.search(words.bare(one)) for one in path) and not whole:
        role = IGNORED
    summed = (
        role in MONEY
        and bool(upper)
        and (bare in words.WHOLE or any(words.bare(one) in words.WHOLE for one in upper))
    )
    return Column(at, path, role, account if role in MONEY else "", summed, unit)


def sides(head: Head) -> list[str]:
    """For each table side by side, whether its headings speak of income or of expense alone."""
    found = []
    for segment in range(head.segments):
        paths = "".join(
            "".join(one.path) for one in head.columns if one.segment == segment and one.role != BALANCE
        )
        found.append(words.side_in(paths))
    return found
