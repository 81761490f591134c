"""A file as the reader sees it, whatever its format: lines of text and, among them, the table of tasks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cunju.kernel.refusals import Refusal

Row = tuple[str, ...]
Block = str | tuple[Row, ...]  # a line, or a table whose cells keep their own line breaks
BLANKS = " \t\r\f\v\u00a0\u3000\ufeff"
BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
LOOKED_FOR = "要有表头为“序号”“重点任务”“具体措施”的任务表，每条措施以“1.”这样的编号开头"


class NotANotice(Refusal):
    """The file is not a notice with a list of tasks; the sentence names what was looked for."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the three columns of the table of tasks stand."""

    number: int
    title: int
    measures: int


@dataclass(frozen=True, slots=True)
class Source:
    """Lines without blanks at their ends (empty ones kept), and the table of tasks among them."""

    lines: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: Columns
    table_at: int


def tidy(line: str) -> str:
    """A line without bookmarks and without blanks at either end."""
    return BOOKMARK.sub("", line).strip(BLANKS)


def one_line(cell: str) -> str:
    """A cell's lines joined as one; blanks inside stay as they are."""
    return "".join(part.strip(BLANKS) for part in cell.split("\n"))


def columns_of(row: Row) -> Columns | None:
    """The columns where ``row`` is the head of a table of tasks, else None."""
    heads = [re.sub(r"\s", "", cell) for cell in row]
    number = next((at for at, head in enumerate(heads) if head in ("序号", "编号")), None)
    title = next((at for at, head in enumerate(heads) if "任务" in head), None)
    measures = next((at for at, head in enumerate(heads) if "措施" in head or "举措" in head), None)
    if number is None or title is None or measures is None or len({number, title, measures}) < 3:
        return None
    return Columns(number, title, measures)


def assemble(blocks: Iterable[Block]) -> Source:
    """Blocks into a source; a further table with the same head goes on the first; NotANotice without one."""
    lines: list[str] = []
    rows: list[Row] = []
    columns: Columns | None = None
    table_at = 0
    for block in blocks:
        if isinstance(block, str):
            lines.append(tidy(block))
            continue
        found = next((columns_of(row) for row in block if columns_of(row)), None)
        if found is None:
            lines += [tidy(line) for row in block for line in "\t".join(row).split("\n")]
        elif columns in (None, found):
            columns, table_at = found, table_at if rows else len(lines)
            rows += [row for row in block if columns_of(row) is None]
    if columns is None:
        raise NotANotice(f"没有找到重点任务清单：{LOOKED_FOR}。请核对是不是这份通知的全文。")
    return Source(tuple(lines), tuple(rows), columns, table_at)
