"""Plain text (UTF-8, BOM, GB18030) into blocks; table cells begin with a tab, or are parted by tabs."""

from collections.abc import Iterator

from cunju.catalogue.reader.source import BLANKS, Block, NotANotice, Row, columns_of
from cunju.kernel.numerals import number_or_none

HEADS = ("序号", "编号")


def decode(data: bytes, *, name: str) -> str:
    """The text of a file, line ends as ``\\n``; NotANotice where it is neither UTF-8 nor GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise NotANotice(
        f"文件“{name}”不是文字文件：只认 UTF-8 或 GB18030 编码的 .txt。请另存为 UTF-8 文本后再读。"
    )


def blocks(text: str) -> Iterator[Block]:
    """The lines of a text; from the head of a table of tasks on, its rows as one table."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if head := _head(lines, at):
            indent = len(lines[at]) - len(lines[at].lstrip("\t"))
            columns, at, whole_rows = head
            width = len(columns)
            rows, at = (
                _whole_rows(lines, at, indent=indent) if whole_rows else _stacked_rows(lines, at, width=width)
            )
            yield (columns, *rows)
        else:
            yield lines[at]
            at += 1


def _head(lines: list[str], at: int) -> tuple[Row, int, bool] | None:
    """The head at ``at``: its cells, the line after it, and whether a row, not a cell, is one line."""
    line = lines[at]
    if not line.strip(BLANKS).startswith(HEADS):
        return None
    if columns_of(cells := tuple(line.strip(BLANKS).split("\t"))):
        return cells, at + 1, True
    if not line.startswith("\t"):
        return None
    end = at
    while end < len(lines) and lines[end].startswith("\t") and not _is_number(lines[end]):
        end += 1
    cells = tuple(one.strip(BLANKS) for one in lines[at:end])
    return (cells, end, False) if columns_of(cells) else None


def _is_number(cell: str) -> bool:
    return number_or_none(cell.strip(BLANKS)) is not None


def _whole_rows(lines: list[str], at: int, *, indent: int) -> tuple[list[Row], int]:
    """Rows of one line each; a line without a tab goes on a cell, or after a blank line ends it all."""
    rows: list[list[str]] = []
    while at < len(lines):
        line = lines[at]
        if "\t" in line:
            rows.append(line.split("\t")[indent:])
        elif line.strip(BLANKS) and rows and lines[at - 1].strip(BLANKS):
            rows[-1][-1] += f"\n{line}"
        elif line.strip(BLANKS):
            break
        at += 1
    return [tuple(row) for row in rows], at


def _stacked_rows(lines: list[str], at: int, *, width: int) -> tuple[list[Row], int]:
    """Cells of one line each, ``width`` of them a row; lines without a tab go on the cell before them."""
    cells: list[str] = []
    while at < len(lines):
        line = lines[at]
        if line.startswith("\t"):
            cells.append(line[1:])
        elif line.strip(BLANKS):
            if not cells or (len(cells) % width == 0 and not lines[at - 1].strip(BLANKS)):
                break
            cells[-1] += f"\n{line}"
        at += 1
    cells += [""] * (-len(cells) % width)
    return [tuple(cells[first : first + width]) for first in range(0, len(cells), width)], at
