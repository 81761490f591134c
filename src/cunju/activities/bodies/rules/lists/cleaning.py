"""Sheets without the numbers of persons no list needs: identity numbers and bank cards go before anything is kept."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cunju.activities.bodies.rules.cells import flat
from cunju.activities.bodies.rules.lists import heads
from cunju.kernel import personal
from cunju.kernel.excel import text_of
from cunju.kernel.personal.normal import CARD, ID
from cunju.tables.book import Sheet

LONG = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15,})(?!\d)")
HIDDEN, UNREAD = "号码（已去掉）", "没有读"


@dataclass(frozen=True)
class Clean:
    """Sheets without such numbers, and how many cells of each sheet had one outside a column that says so."""

    sheets: list[Sheet]
    masked: dict[str, int]


def cleaned(sheets: Sequence[Sheet]) -> Clean:
    """Columns of identity numbers are emptied, such numbers elsewhere are hidden; of hidden sheets no more is left than that they are not empty."""
    found, masked = [], {}
    for one in sheets:
        if one.hidden:
            found.append(replace(one, rows=[[UNREAD]] if one.rows else [], lines=[1] if one.rows else [], merged=(), formats={}))
            continue
        drop, count = _columns(one), 0
        rows = []
        for row in one.rows:
            cells = [_cell(cell) if at not in drop else cell if _is_head(cell) else None for at, cell in enumerate(row)]
            count += sum(new is not old for at, (new, old) in enumerate(zip(cells, row, strict=True)) if at not in drop)
            rows.append(cells)
        found.append(replace(one, rows=rows))
        if count:
            masked[one.name] = count
    return Clean(found, masked)


def _columns(sheet: Sheet) -> set[int]:
    return {at for row in sheet.rows[: heads.SEARCHED] for at, cell in enumerate(row) if _is_head(cell)}


def _is_head(cell: Any) -> bool:
    return isinstance(cell, str) and heads.field_of(flat(cell))[0] == heads.IDENTITY


def _cell(cell: Any) -> Any:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return cell
    text = unicodedata.normalize("NFKC", text_of(cell))
    if sum(one.isdigit() for one in text) < 15:
        return cell
    plain = LONG.sub(HIDDEN, text)
    if any(one.what in (ID, CARD) for one in personal.numbers_of(plain)):
        return personal.masked(plain)
    return cell if plain == text else plain
