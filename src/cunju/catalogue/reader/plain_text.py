"""Plain text (UTF-8, BOM, GB18030) into blocks; cells begin with a tab, are parted by tabs, or as ``layouts`` knows."""

from collections.abc import Iterator

from cunju.catalogue.reader import layouts
from cunju.catalogue.reader.gutters import ACROSS, ENDS
from cunju.catalogue.reader.heads import Columns, columns_of, is_head_word
from cunju.catalogue.reader.source import BLANKS, Block, NotANotice, Row
from cunju.kernel.numerals import number_or_none


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


def blocks(text: str, doubts: list[str]) -> Iterator[Block]:
    """The lines of a text; from the head of a table of tasks on, its rows as one table."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if found := _tabbed(lines, at, doubts) or layouts.table(lines, at, doubts):
            rows, at = found
            yield tuple(rows)
        else:
            yield lines[at]
            at += 1


def _tabbed(lines: list[str], at: int, doubts: list[str]) -> tuple[list[Row], int] | None:
    """The table at ``at`` whose cells are parted by tabs or begin with one."""
    line = lines[at]
    if len(cells := tuple(line.strip(BLANKS).split("\t"))) > 1:
        if columns := columns_of(cells):
            indent = len(line) - len(line.lstrip("\t"))
            rows, after = _whole_rows(lines, at + 1, width=len(cells), indent=indent, doubts=doubts)
            return [cells, *[layouts.fitted(row, columns, doubts) for row in rows]], after
        return None
    if not line.startswith("\t") or not is_head_word(line) or (at and lines[at - 1].startswith("\t")):
        return None
    end = at
    while end < len(lines) and lines[end].startswith("\t") and not _is_number(lines[end]):
        end += 1
    cells = tuple(one.strip(BLANKS) for one in lines[at:end])
    if (columns := columns_of(cells)) is None:
        return None
    rows, after = _stacked_rows(lines, end, columns, doubts)
    return [cells, *rows], after


def _is_number(cell: str) -> bool:
    return number_or_none(cell.strip(BLANKS)) is not None


def _whole_rows(lines: list[str], at: int, *, width: int, indent: int, doubts: list[str]) -> tuple[list[Row], int]:
    """Rows of one line each; a line without a tab goes on a cell, or after a blank line ends it all.

    A cell broken into lines leaves a row too short: the next line's first cell goes on its last one.
    """
    rows: list[list[str]] = []
    while at < len(lines):
        line = lines[at]
        cells = line.split("\t")[indent:]
        if ENDS.fullmatch(line.strip(BLANKS)):
            break
        if "\t" in line:
            if rows and rows[-1][1:] and len(rows[-1]) + len(cells) - 1 <= width and cells[0].strip(BLANKS) and not _is_number(cells[0]):
                rows[-1] = [*rows[-1][:-1], f"{rows[-1][-1]}\n{cells[0]}", *cells[1:]]
            elif columns_of(cells) is None and len(cells) > 1 and all(is_head_word(one) for one in cells):
                break
            else:
                rows.append(cells)
        elif _is_section(lines, at):
            rows.append([line.strip(BLANKS)])
        elif line.strip(BLANKS) and rows and lines[at - 1].strip(BLANKS):
            rows[-1][-1] += f"\n{line}"
            if len(rows[-1]) == width > 3:
                doubts.append(f"“{line.strip(BLANKS)[:20]}”这一行没有分格，接在上一行最后一格后面，请核对。")
        elif line.strip(BLANKS):
            break
        at += 1
    return [tuple(row) for row in rows], at


def _is_section(lines: list[str], at: int) -> bool:
    """Whether a line without a tab stands across the table: a Chinese number, a few words, then rows again."""
    after = next((line for line in lines[at + 1 :] if line.strip(BLANKS)), "")
    return "\t" in after and len(lines[at].strip(BLANKS)) <= 30 and bool(ACROSS.match(lines[at].strip(BLANKS)))


def _stacked_rows(lines: list[str], at: int, columns: Columns, doubts: list[str]) -> tuple[list[Row], int]:
    """Cells of one line each, a blank line after each row; lines without a tab go on the cell before them."""
    groups: list[list[str]] = []
    fresh = True
    while at < len(lines):
        line = lines[at]
        if line.startswith("\t"):
            if fresh and _begins(groups, columns.width):
                groups.append([])
            groups[-1].append(line[1:])
            fresh = False
        elif line.strip(BLANKS):
            if not groups or (fresh and _ends(lines, at, groups, columns)):
                break
            groups[-1][-1] += f"\n{line}"
        fresh = not line.strip(" ")
        at += 1
    return [row for group in groups for row in _rows(group, columns, doubts)], at


def _begins(groups: list[list[str]], width: int) -> bool:
    """Whether a cell after a blank line begins a row: not where the cell before only ended in one."""
    return not groups or len(groups[-1]) in (1, width) or len(groups[-1]) > width


def _ends(lines: list[str], at: int, groups: list[list[str]], columns: Columns) -> bool:
    """Whether a line without a tab after a blank one stands below the table: its last row is whole and no row follows."""
    if len(groups[-1]) % columns.width:
        return False
    after = next((place for place in range(at, len(lines)) if lines[place].startswith("\t")), None)
    if after is None or any(ENDS.fullmatch(line.strip(BLANKS)) for line in lines[at:after]):
        return True
    return not (_is_number(lines[after]) or not lines[after].strip(BLANKS))


def _rows(group: list[str], columns: Columns, doubts: list[str]) -> list[Row]:
    """The cells of a row; more of them are several rows, fewer go where they suit."""
    width = columns.width
    if len(group) % width == 0:
        return [tuple(group[first : first + width]) for first in range(0, len(group), width)]
    return [layouts.fitted(group, columns, doubts)]
