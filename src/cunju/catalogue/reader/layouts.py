"""Tables in plain text: tabs, pipes, drawn lines, aligned blanks, one cell a line; each with what is doubtful about it."""

import re
from collections.abc import Callable, Sequence

from cunju.catalogue.reader import aligning, gutters
from cunju.catalogue.reader.gutters import ENDS
from cunju.catalogue.reader.heads import Columns, columns_of, is_due, is_head_word, is_owner
from cunju.catalogue.reader.source import BLANKS, Row

Found = tuple[list[Row], int]
PIPES = re.compile(r"[|｜│┃]")
RULE = re.compile(r"[\s|｜+:：=_—\-─━│┃┌┐└┘├┤┬┴┼╋┏┓┗┛┣┫┳┻]+")
BREAK = re.compile(r"<\s*br\s*/?\s*>", re.IGNORECASE)


def table(lines: Sequence[str], at: int, doubts: list[str]) -> Found | None:
    """The table of tasks whose head stands at line ``at``: its rows with the head, and the line after it."""
    for layout in LAYOUTS:
        if found := layout(lines, at, doubts):
            return found
    return None


def _piped(lines: Sequence[str], at: int, doubts: list[str]) -> Found | None:
    if not PIPES.search(lines[at]):
        return None
    start = at
    while at < len(lines) and (PIPES.search(lines[at]) or (lines[at].strip() and RULE.fullmatch(lines[at]))):
        at += 1
    raw = [line if not RULE.fullmatch(line) or PIPES.sub("", line).strip() == "" else None for line in lines[start:at]]
    ruled = sum(one is None for one in raw) > 2
    rows: list[list[str]] = []
    fresh = True
    for line in raw:
        if line is None:
            fresh = True
            continue
        cells = [BREAK.sub("\n", cell.strip(BLANKS)) for cell in PIPES.split(re.sub(r"^\s*[|｜│┃]|[|｜│┃]\s*$", "", line))]
        if ruled and not fresh and rows and len(rows[-1]) == len(cells):
            rows[-1] = [gutters.grown(old, new) for old, new in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        fresh = False
    return _checked(rows, at, doubts)


def _checked(rows: list[list[str]], at: int, doubts: list[str]) -> Found | None:
    """Rows under their head, each as wide as it; None where none of them is a head."""
    head = next((place for place, row in enumerate(rows) if columns_of(row)), None)
    if head is None or (columns := columns_of(rows[head])) is None:
        return None
    return [tuple(row) for row in rows[:head]] + [tuple(rows[head]), *[fitted(row, columns, doubts) for row in rows[head + 1 :]]], at


def fitted(row: Sequence[str], columns: Columns, doubts: list[str]) -> Row:
    """A row as wide as its head; where cells are missing, or all stand too far left, they go where they suit, with a doubt."""
    row = list(row)
    filled = [cell for cell in row if cell.strip(BLANKS)]
    lost = columns.width - len(row)
    if len(filled) > 1 and (lost > 0 or _moved(row, columns)):
        placed = aligning.align(filled, columns)
        told = placed.rows[0] if placed is not None and len(placed.rows) == 1 else None
        if told is not None and told != tuple(row):
            doubts.append(f"表里“{'、'.join(one[:12] for one in filled[:2])}”这一行比表头少{columns.width - len(filled)}格，按各格的内容放，请核对。")
            return told
    if lost > 0 and len(filled) > 1:
        doubts.append(f"表里“{'、'.join(one[:12] for one in filled[:2])}”这一行比表头少{lost}格，按左边对齐读，请核对。")
    if lost < 0 and any(cell.strip(BLANKS) for cell in row[columns.width :]):
        doubts.append(f"表里“{'、'.join(one[:12] for one in filled[:2])}”这一行比表头多{-lost}格，多的并在最后一格，请核对。")
        row = [*row[: columns.width - 1], " ".join(row[columns.width - 1 :])]
    return tuple((row + [""] * max(0, lost))[: columns.width])


def _moved(row: Sequence[str], columns: Columns) -> bool:
    """Whether a row ends in an empty cell and begins with what is no number where numbers are due."""
    first = row[columns.number].strip(BLANKS) if columns.number is not None and columns.number < len(row) else ""
    return bool(first) and not row[-1].strip(BLANKS) and aligning.fit(first, aligning.NUMBER) > 0


def _one_cell_a_line(lines: Sequence[str], at: int, doubts: list[str]) -> Found | None:
    """Heads one a line, then cells one a line, each perhaps closed by an upright stroke."""
    end = at
    head: list[str] = []
    while end < len(lines) and (not _cell(lines[end]) or is_head_word(_cell(lines[end]))) and len(head) < 12:
        head += [_cell(lines[end])] if _cell(lines[end]) else []
        end += 1
    head = _of_two_rows(head)
    if len(head) < 3 or not _cell(lines[at]) or (columns := columns_of(head)) is None:
        return None
    last = end
    while last < len(lines) and not ENDS.fullmatch(lines[last].strip(BLANKS)) and len(lines[last]) < 2000:
        last += 1
    told = _once([_cell(line) for line in lines[end:last]], head)
    rows = _whole(told, columns) or _told(told, columns, doubts)
    if rows is None:
        return None
    doubts.append("任务表是一格一行排的，按各格的内容分行分列，请对照原表核对。")
    return [tuple(head), *rows], last


def _of_two_rows(head: list[str]) -> list[str]:
    """Heads of two rows, the lower one said last (责任分工 … 牵头单位, 配合单位), as one row."""
    over = next((at for at, name in enumerate(head) if re.fullmatch("(?:责任|任务|工作)?分工(?:情况)?|责任(?:单位|主体)", name)), None)
    low = len(head)
    while over is not None and low > over + 1 and is_owner(head[low - 1]):
        low -= 1
    if over is None or len(head) - low < 2 or low == over + 1:
        return head
    return [*head[:over], *head[low:], *head[over + 1 : low]]


def _once(cells: list[str], head: list[str]) -> list[str]:
    """Cells without the head said again on a further page."""
    places = [at for at, cell in enumerate(cells) if cell]
    told = [cells[at] for at in places]
    again = {at for start in range(len(told)) if told[start : start + len(head)] == head for at in places[start : start + len(head)]}
    return [cell for at, cell in enumerate(cells) if at not in again]


def _cell(line: str) -> str:
    return line.strip(BLANKS + "|｜")


def _whole(cells: list[str], columns: Columns) -> list[Row] | None:
    """Rows where every cell has its line, the empty ones too, and each suits its column."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    cells = cells + [""] * (-len(cells) % columns.width)
    rows = [tuple(cells[first : first + columns.width]) for first in range(0, len(cells), columns.width)]
    kinds = aligning.kinds(columns)
    fits = [aligning.fit(cell, kind) <= 1.5 for row in rows for cell, kind in zip(row, kinds, strict=True) if cell and sum(map(bool, row)) > 1]
    return rows if fits and all(fits) and "" in cells else None


def _told(cells: list[str], columns: Columns, doubts: list[str]) -> list[Row] | None:
    """Rows of cells without the empty ones, by what they say."""
    placed = aligning.align([one for one in cells if one], columns)
    if placed is None:
        return None
    for at, row in enumerate(placed.rows, start=1):
        if gaps := _gaps(row, columns):
            doubts.append(f"第{at}行缺{'、'.join(gaps)}，可能是合并的单元格，请核对。")
    return list(placed.rows)


def _gaps(row: Row, columns: Columns) -> list[str]:
    """The heads of a row's empty cells, notes and what stands across apart."""
    if sum(map(bool, row)) < 2:
        return []
    return [f"“{name}”" for at, name in columns.others if not row[at] and (is_owner(name) or is_due(name))]


LAYOUTS: tuple[Callable[..., Found | None], ...] = (_piped, gutters.table, _one_cell_a_line)
