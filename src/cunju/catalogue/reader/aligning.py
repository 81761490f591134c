"""Cells that lost their places (one a line, rows too short) go back under their heads by what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cunju.catalogue.reader import heads
from cunju.catalogue.reader.heads import Columns
from cunju.catalogue.reader.source import BLANKS, Row
from cunju.kernel.numerals import number_or_none

NUMBER, TITLE, MEASURE, OWNER, DUE, OTHER = "number", "title", "measure", "owner", "due", "other"
# What it costs to leave a column out of a row, and to begin a row that has no number of its own.
LEFT_OUT = {NUMBER: 1.2, TITLE: 1.2, MEASURE: 8.0, OWNER: 1.5, DUE: 1.5, OTHER: 0.5}
GOES_ON, UNLIKELY = 1.0, 20.0
ITEM = re.compile(r"\s*(?:[（(]?[0-9０-９]{1,3}[）).．、]|[①-⑳])")
ACROSS = re.compile(r"[（(]?第?[一二三四五六七八九十]{1,3}(?:[）)、.．\s]|部分)")
OFFICE = re.compile(
    r".{1,18}(?:局|委|办|厅|部|室|科|股|站|所|镇|乡|街|街道|村|社区|政府|办事处|组织|会|单位|部门|院|队|支部|党工委|中心|联|公司|大队|网格员|两委”?)(?:等)?"
)
OFFICES = re.compile(r"[、，,；;\s/]+|[（(].*?[）)]")
TIME = re.compile(
    r"[0-9０-９〇一二三四五六七八九十年月日号天季度周旬每第上中下半底末前之以内后完成初起至到—\-－~、，；,.．/（）()工作个各首次本今明全长期持续坚持常随适即时按态化推进立启动]+"
)
MOMENT = re.compile(r"[年月日天周旬]|季度|长期|持续|常态|即时|随时|适时|20\d\d")


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows as wide as their head; ``cost`` is how ill the cells fit, on an average row."""

    rows: tuple[Row, ...]
    cost: float


def is_time(cell: str) -> bool:
    """Whether a cell says until when and nothing else."""
    text = cell.strip(BLANKS)
    plain = TIME.fullmatch(text) or re.fullmatch(r"[^，。；]{2,12}[0-9０-９一二三四五六七八九十]+个?(?:日|天|月|工作日)[前内后]", text)
    return 0 < len(text) <= 30 and bool(plain) and bool(MOMENT.search(text)) and not _is_number(text)


def is_office(cell: str) -> bool:
    """Whether a cell names offices and nothing else."""
    parts = [one for one in OFFICES.split(cell.strip(BLANKS)) if one]
    return bool(parts) and all(OFFICE.fullmatch(one) for one in parts)


def _is_number(cell: str) -> bool:
    return number_or_none(cell.strip(BLANKS + ".．、（）()")) is not None


def kinds(columns: Columns) -> list[str]:
    """What each column of a table holds."""
    told = [OTHER] * columns.width
    for at, name in columns.others:
        told[at] = OWNER if heads.is_owner(name) else DUE if heads.is_due(name) else OTHER
    for place, kind in ((columns.number, NUMBER), (columns.title, TITLE), (columns.measures, MEASURE)):
        if place is not None:
            told[place] = kind
    return told


def fit(cell: str, kind: str) -> float:
    """How ill a cell suits a column: 0 is well, ``UNLIKELY`` is not at all."""
    text = cell.strip(BLANKS)
    counts, time, office = _is_number(text), is_time(text), is_office(text)
    if kind == NUMBER:
        return 0.0 if counts else UNLIKELY
    if counts:
        return 12.0
    if kind == DUE:
        return 0.0 if time else 2.5 if len(text) <= 16 and not office else 6.0
    if kind == OWNER:
        return 8.0 if time else 0.0 if office else 1.5 if len(text) <= 40 and not text.endswith(("。", "；")) else 6.0
    whole = text.endswith(("。", "；", ";")) or bool(ITEM.match(text))
    if kind == TITLE:
        return 4.0 if time or whole or len(text) > 40 else 1.5 if office else 0.0
    if kind == MEASURE:
        return 4.0 if time else 3.0 if office else 0.0 if whole or len(text) > 11 else 0.8
    return 3.0 if len(text) > 30 or whole else 0.6


@dataclass(slots=True)
class _Step:
    cost: float
    before: "_Step | None"
    column: int
    new: bool


def align(cells: Sequence[str], columns: Columns) -> Placed | None:
    """Cells in their order as rows; None where they do not fit. A cell that stands across its row is alone in it.

    The cheapest of all ways: each cell goes to a later column of its row, on with the measure or offices before it, or begins a row.
    """
    told = kinds(columns)
    width = len(told)
    skip = [0.0]
    for kind in told:
        skip.append(skip[-1] + LEFT_OUT[kind])
    last: list[_Step | None] = [None] * (width + 1)
    for at, cell in enumerate(cells):
        fits = [fit(cell, kind) for kind in told]
        fresh = _fresh(last, skip, first=at == 0)
        found: list[_Step | None] = [None] * (width + 1)
        for column in range(width):
            ways = [_Step(fresh[0] + skip[column] + fits[column], fresh[1], column, True)]
            for old in range(column + (told[column] in (MEASURE, OWNER))):
                if (step := last[old]) is not None:
                    between = GOES_ON if old == column else skip[column] - skip[old + 1]
                    ways.append(_Step(step.cost + between + fits[column], step, column, False))
            found[column] = min(ways, key=lambda one: one.cost)
        found[width] = _Step(fresh[0] + _across(cell, cells[at + 1 : at + 2]), fresh[1], width, True)
        last = found
    cost, end = _fresh(last, skip, first=not cells)
    if end is None:
        return None
    rows = _rows(cells, end, width)
    placed = Placed(tuple(rows), cost / len(rows))
    return placed if placed.cost <= 7 else None


def _fresh(last: Sequence[_Step | None], skip: Sequence[float], *, first: bool) -> tuple[float, _Step | None]:
    """What the best way so far costs once its row is closed, and that way."""
    if first:
        return 0.0, None
    width = len(last) - 1
    ways = [(one.cost + skip[-1] - skip[min(at + 1, width)], one) for at, one in enumerate(last) if one is not None]
    return min(ways, key=lambda one: one[0])


def _across(cell: str, after: Sequence[str]) -> float:
    """What it costs that a cell stands across the table."""
    text = cell.strip(BLANKS)
    if _is_number(text) or len(text) > 36 or text.endswith(("。", "；")):
        return UNLIKELY
    if not after or is_time(text) or is_office(text):
        return 9.0
    return 0.4 if ACROSS.match(text) else 3.4 if _is_number(after[0]) else 9.0


def _rows(cells: Sequence[str], end: _Step, width: int) -> list[Row]:
    steps: list[_Step] = []
    step: _Step | None = end
    while step is not None:
        steps.append(step)
        step = step.before
    rows: list[list[str]] = []
    for cell, one in zip(cells, reversed(steps), strict=True):
        if one.new:
            rows.append([""] * width)
        column = one.column if one.column < width else 0
        rows[-1][column] += f"\n{cell}" if rows[-1][column] else cell
    return [tuple(row) for row in rows]
