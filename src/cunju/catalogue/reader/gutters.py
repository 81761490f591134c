"""A table in plain text whose columns are kept apart by blanks: as many pieces as heads, or what stands between two gutters."""

import re
from collections.abc import Sequence

from cunju.catalogue.reader import aligning
from cunju.catalogue.reader.aligning import ITEM
from cunju.catalogue.reader.heads import Columns, columns_of, is_owner, plain
from cunju.catalogue.reader.source import BLANKS, NotANotice, Row

Pieces = list[tuple[int, str]]
GAP = re.compile(r"\s{2,}|\u3000+|\t+")
ACROSS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]")
ENDS = re.compile(
    r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?|附\s*件\s*[0-9０-９一二三四五六七八九十]+\s*[:：、.．\s]\s*\S.{0,60}"
    r"|(?:主题词|抄送|抄报|分送).*|.*\d\s*日\s*印发|（此件.*）|(?:注|备注|说明)\s*[:：].*"
)


def table(lines: Sequence[str], at: int, doubts: list[str]) -> tuple[list[Row], int] | None:
    """The table whose head stands at line ``at``, with the line after it; NotANotice where its columns cannot be told apart."""
    head = [one for one in GAP.split(lines[at].strip(BLANKS)) if one]
    if "\t" in lines[at].strip(BLANKS) or len(head) < 3 or not (columns := columns_of(head)):
        return None
    last = _last_line(lines, at + 1)
    for wide in (2, 1):
        if rows := _by_place([_pieces(line, wide) for line in lines[at:last] if line.strip(BLANKS)], columns, wide):
            doubts.append("任务表是用空格对齐的，按各列的位置分格，请核对有没有串列。")
            return [tuple(head), *map(tuple, rows)], last
    raise NotANotice(
        f"有一张用空格对齐的任务表，表头是“{'、'.join(map(plain, head))}”，各列没有对齐，分不清哪些字在哪一格，没有读。"
        "请换成 Word 文件，或者每格之间用制表符隔开再读。"
    )


def _by_place(lines: list[Pieces], columns: Columns, wide: int) -> list[list[str]] | None:
    """The rows below a head; None where the columns are not kept apart, or the first row does not begin with its number."""
    width = len(lines[0])
    gutters = _gutters([one for one in lines if not _stands_across(one)], width, wide)
    rows: list[list[str]] = []
    for pieces in lines[1:]:
        cells = [text for _, text in pieces] if len(pieces) == width else _between(pieces, gutters, width)
        if cells is None or not _taken(cells, rows, columns):
            return None
    return rows


def _last_line(lines: Sequence[str], at: int) -> int:
    """The line after the table: below a blank line no further row follows, or something else begins."""
    while at < len(lines) and not ENDS.fullmatch(lines[at].strip(BLANKS)):
        after = next((line for line in lines[at + 1 : at + 6] if line.strip(BLANKS)), "")
        if not lines[at].strip(BLANKS) and len(_pieces(after)) < 2 and not ACROSS.match(after.strip(BLANKS)):
            break
        at += 1
    return at


def _pieces(line: str, wide: int = 2) -> Pieces:
    """The pieces of a line with their places; a wide character is two places, for some programs one."""
    found, last = [], 0
    for match in [*GAP.finditer(line.rstrip(BLANKS)), None]:
        end = match.start() if match else len(line.rstrip(BLANKS))
        if line[last:end].strip(BLANKS):
            found.append((_wide(line[:last], wide), line[last:end].strip(BLANKS)))
        last = match.end() if match else last
    return found


def _wide(text: str, wide: int) -> int:
    return sum(1 if one < "\u2000" else wide for one in text)


def _stands_across(pieces: Pieces) -> bool:
    return len(pieces) == 1 and bool(ACROSS.match(pieces[0][1]))


def _gutters(lines: list[Pieces], width: int, wide: int) -> list[int]:
    """The places at which columns begin, where no line has anything between as many columns as there are heads."""
    taken = {place for pieces in lines for start, text in pieces for place in range(start, start + _wide(text, wide))}
    starts = [place for place in sorted(taken) if place - 1 not in taken]
    return starts if len(starts) == width else []


def _between(pieces: Pieces, gutters: list[int], width: int) -> list[str] | None:
    """The cells of a line whose pieces are fewer than the heads; None where the columns are not kept apart."""
    if _stands_across(pieces):
        return [pieces[0][1], *[""] * (width - 1)]
    if not gutters:
        return None
    cells = [""] * width
    for place, text in pieces:
        at = max(at for at, start in enumerate(gutters) if start <= place)
        cells[at] = f"{cells[at]} {text}".strip()
    return cells


def _taken(cells: list[str], rows: list[list[str]], columns: Columns) -> bool:
    """Takes a line: one without a number that begins no item goes on the cells above; False where there are none."""
    first = cells[columns.number] if columns.number is not None else cells[columns.title or 0]
    measure = cells[columns.measures or 0]
    goes_on = not first and not ITEM.match(measure) and not (measure and rows and rows[-1][columns.measures or 0].endswith(("。", "；")))
    if goes_on and rows and any(aligning.is_office(cells[at]) and aligning.is_office(rows[-1][at]) for at, name in columns.others if is_owner(name)):
        goes_on = not measure
    if goes_on and (not rows or sum(map(bool, rows[-1])) < 2):
        return False
    if goes_on:
        rows[-1] = [grown(old, new) for old, new in zip(rows[-1], cells, strict=True)]
    else:
        rows.append(cells)
    return True


def grown(old: str, new: str) -> str:
    """A cell and its next line: only a numbered item begins a line of its own."""
    return old + ("\n" if new and old and ITEM.match(new) else "") + new
