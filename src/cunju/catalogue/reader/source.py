"""A file as the reader sees it, whatever its format: lines of text and, among them, the tables of tasks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cunju.catalogue.reader import heads
from cunju.catalogue.reader.heads import Columns, columns_of
from cunju.kernel.refusals import Refusal
from cunju.tables.merging import ABOVE

Row = tuple[str, ...]
Block = str | tuple[Row, ...]  # a line, or a table whose cells keep their own line breaks
BLANKS = " \t\r\f\v\u00a0\u3000\ufeff"
BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
LOOKED_FOR = "要有表头如“序号”“重点任务”“具体措施”的任务表，或者用“一、”“（一）”“1.”编号的任务"


class NotANotice(Refusal):
    """The file is not a notice with a list of tasks; the sentence names what was looked for."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of tasks without its head; ``at`` is the line before which it stands, ``filled_in`` one to be filled in."""

    columns: Columns
    rows: tuple[Row, ...]
    at: int
    head: Row = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Lines without blanks at their ends (empty ones kept), and the tables of tasks among them.

    ``others`` are the heads of further tables, ``forms`` of those that are to be filled in; ``cells`` the lines that
    stood in a table of another kind.
    """

    lines: tuple[str, ...]
    grids: tuple[Grid, ...] = ()
    others: tuple[Row, ...] = ()
    forms: tuple[Row, ...] = ()
    doubts: tuple[str, ...] = ()
    cells: frozenset[str] = frozenset()


def flat_head(lines: Sequence[str]) -> tuple[int, Row] | None:
    """The line where the heads of a table stand one a line, three or more, and those heads: a table of another kind, written as text."""
    run: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if line and heads.is_head_word(line):
            run.append((at, line))
        elif line and len(run) > 2:
            break
        elif line:
            run = []
    return (run[0][0], tuple(word for _, word in run)) if len(run) > 2 else None


def tidy(line: str) -> str:
    """A line without bookmarks and without blanks at either end."""
    return BOOKMARK.sub("", line).strip(BLANKS)


def one_line(cell: str) -> str:
    """A cell's lines joined as one; blanks inside stay as they are."""
    return "".join(part.strip(BLANKS) for part in cell.replace(ABOVE, "").split("\n"))


def assemble(blocks: Iterable[Block], doubts: Sequence[str] = ()) -> Source:
    """Blocks into a source; a further table of the same columns goes on the one before it."""
    lines: list[str] = []
    grids: list[Grid] = []
    others: list[Row] = []
    forms: list[Row] = []
    cells: set[str] = set()
    for block in blocks:
        if isinstance(block, str):
            lines.append(tidy(block))
            if "\t" in block:
                cells.add(lines[-1])
                _heads_in(tuple(lines[-1].split("\t")), forms, others)
            continue
        at, columns = _head(block)
        if columns is None:
            form = next((row for row in block[:3] if heads.is_filled_in(row)), None)
            if form is None and block and heads.names_kinds(block[0]):
                others.append(block[0])
            forms += [form] if form else []
            lines += _as_lines(block)
            cells |= set(_as_lines(block))
            continue
        lines += _as_lines(block[:at])
        rows = tuple(row for row in block[at:] if columns_of(row) is None and not _head_again(row, columns))
        if grids and grids[-1].columns == columns and not any(lines[grids[-1].at :]):
            grids[-1] = replace(grids[-1], rows=(*grids[-1].rows, *rows))
        else:
            grids.append(Grid(columns, rows, len(lines), _head_row(block[:at])))
    sure = [one for one in grids if one.columns.is_sure(one.head)]
    others += [one.head for one in grids if sure and one not in sure]
    return Source(tuple(lines), tuple(sure or grids), tuple(others), tuple(forms), tuple(doubts), frozenset(cells))


def _heads_in(row: Row, forms: list[Row], others: list[Row]) -> None:
    """Keeps a line of text that is the head of a table of another kind."""
    if heads.is_filled_in(row):
        forms.append(row)
    elif heads.plain(row[0]) in heads.NUMBERS and heads.names_kinds(row):
        others.append(row)


def _as_lines(rows: Iterable[Row]) -> list[str]:
    return [tidy(line) for row in rows for line in "\t".join(row).replace(ABOVE, "").split("\n")]


def _head(block: Sequence[Row]) -> tuple[int, Columns | None]:
    """The row after the head, and its columns; a head may have two rows."""
    for at, row in enumerate(block):
        under = block[at + 1] if at + 1 < len(block) else ()
        if _goes_on(row, under):
            both = tuple(low if low not in ("", ABOVE) else high for high, low in zip(row, under, strict=False))
            if columns := columns_of(both):
                return at + 2, columns
        if columns := columns_of(row):
            return at + 1, columns
    return 0, None


def _head_row(rows: Sequence[Row]) -> Row:
    """The row that is the head, of two the upper one."""
    return next((row for row in rows if columns_of(row)), rows[-1])


def _goes_on(row: Row, under: Row) -> bool:
    """Whether ``under`` is the second row of a head: words of heads, below what is merged or has none of its own."""
    words = [cell for cell in under if cell not in ("", ABOVE)]
    if not words or len(under) != len(row) or len(words) == len(under):
        return False
    return all(heads.is_head_word(word) for word in words) and under[0] in ("", ABOVE)


def _head_again(row: Row, columns: Columns) -> bool:
    """Whether a row only says again what the second row of the head said."""
    words = [heads.plain(cell) for cell in row if cell not in ("", ABOVE)]
    return bool(words) and all(word in columns.names and heads.is_head_word(word) for word in words)
