"""A PDF with text into blocks: lines joined to paragraphs, ruled tables as rows of cells. Runs in the child."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

from cunju.tables.child import Refused
from cunju.tables.merging import ABOVE

MOST_PAGES = 120
PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?[-—–－·\s]*")
STARTS = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)．、.]|[①-⑳]")
# Blanks a typesetter puts between Chinese and Latin are not in the text.
THIN = re.compile(r"(?<=[^\x00-\x7f]) (?=\S)|(?<=\S) (?=[^\x00-\x7f])")
Row = tuple[str, ...]
Block = str | tuple[Row, ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of one page; ``full`` says of each cell of its last row whether its last line reaches the cell's end."""

    rows: tuple[Row, ...]
    full: tuple[bool, ...]


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """The paragraphs and tables of a PDF in order, as JSON."""
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Refused(f"文件“{told['name']}”有{len(document.pages)}页，不像一份通知。")
            blocks = _joined([list(_page(page)) for page in document.pages])
    except (Refused, MemoryError):
        raise
    except Exception as wrong:
        raise Refused(f"文件“{told['name']}”不能作为 PDF 打开，可能已损坏或者加了密码。请换成 .docx 或 .txt 再读。") from wrong
    if not any(one.strip() if isinstance(one, str) else one for one in blocks):
        raise Refused(f"文件“{told['name']}”的各页没有文字，像是扫描件或者照片。请用发文单位的 Word 文件，或者识别成文字以后再读。")
    answer = json.dumps(blocks, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(answer) > told["answer"]:
        raise Refused(f"文件“{told['name']}”里的文字太多，不像一份通知。")
    return answer


def _joined(pages: Sequence[Sequence[str | _Table]]) -> list[Block]:
    """All pages; a table at the head of a page goes on the one at the foot of the page before it."""
    blocks: list[str | _Table] = []
    for page in pages:
        for at, block in enumerate(page):
            before = blocks[-1] if blocks else ""
            if at == 0 and isinstance(block, _Table) and isinstance(before, _Table) and len(block.rows[0]) == len(before.rows[0]):
                blocks[-1] = _Table(_grown(before, block.rows), block.full)
            else:
                blocks.append(block)
    return [block.rows if isinstance(block, _Table) else block for block in blocks]


def _grown(before: _Table, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a table over two pages: the head said again falls away, and a row that the page broke is one."""
    if rows[0] == before.rows[0]:
        rows = rows[1:]
    if not rows or not _broken(before, rows[0]):
        return (*before.rows, *rows)
    pairs = zip(before.rows[-1], rows[0], strict=True)
    whole = tuple(old if new in ("", ABOVE) else f"{old}{new}" for old, new in pairs)
    return (*before.rows[:-1], whole, *rows[1:])


def _broken(before: _Table, row: Row) -> bool:
    """Whether a page broke a row: each cell that goes on had its last line full, and no sentence ended there."""
    going = [at for at, cell in enumerate(row) if cell not in ("", ABOVE)]
    last = before.rows[-1]
    fits = all(before.full[at] and not last[at].endswith(("。", "；", ";", "！")) and not STARTS.match(row[at]) for at in going)
    return bool(going) and len(before.rows) > 1 and fits


def _page(page: Any) -> Iterator[str | _Table]:
    tables = [one for one in page.find_tables() if len(one.rows) > 1 or (one.rows and len(one.rows[0].cells) > 1)]
    boxes = [one.bbox for one in tables]
    chars = [one for one in page.chars if not any(_inside(one, box) for box in boxes)]
    lines = _lines(chars)
    placed: list[tuple[float, str | _Table]] = list(_paragraphs([one for one in lines if not PAGE_NUMBER.fullmatch(one.text)]))
    placed += [(one.bbox[1], _Table(tuple(_rows(one, page.chars)), tuple(_full(one.rows[-1], page.chars)))) for one in tables]
    yield from (block for _, block in sorted(placed, key=lambda one: one[0]))


def _inside(char: Mapping[str, Any], box: Box) -> bool:
    middle, height = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= middle <= box[2] and box[1] <= height <= box[3])


def _lines(chars: Sequence[Mapping[str, Any]]) -> list[_Line]:
    """Characters as lines from top to bottom; a wide gap inside a line is two blanks."""
    rows: list[list[Mapping[str, Any]]] = []
    for char in sorted(chars, key=lambda one: (one["top"] + one["bottom"]) / 2):
        middle = (char["top"] + char["bottom"]) / 2
        if rows and abs((rows[-1][0]["top"] + rows[-1][0]["bottom"]) / 2 - middle) < max(2, char["size"] * 0.4):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for line in map(_line, rows) if line.text]


def _line(chars: list[Mapping[str, Any]]) -> _Line:
    chars.sort(key=lambda one: one["x0"])
    text, end = "", chars[0]["x0"]
    for char in chars:
        gap = char["x0"] - end
        text += ("  " if gap > char["size"] * 1.5 else "") + char["text"]
        end = max(end, char["x1"])
    seen = [one for one in chars if one["text"].strip()] or chars
    told = THIN.sub("", re.sub(r"(?<! ) (?! )", " ", text)).strip()
    return _Line(told, seen[0]["x0"], seen[-1]["x1"], seen[0]["top"], seen[0]["size"])


def _paragraphs(lines: Sequence[_Line]) -> Iterator[tuple[float, str]]:
    """Lines broken by the width of the page are one paragraph; where no line is indented, a full stop ends one."""
    if not lines:
        return
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    indented = any(1.5 * one.size < one.left - left < 2.5 * one.size for one in lines)
    top, text, last = lines[0].top, "", lines[0]
    for one in lines:
        full = right - last.right < 1.6 * last.size and one.left - left < 0.5 * one.size
        ended = not indented and text.endswith(("。", "：", "；"))
        if text and full and not ended and abs(one.size - last.size) < 1 and not (STARTS.match(one.text) and text.endswith(("。", "；", "："))):
            text += one.text
        else:
            if text:
                yield top, text
            top, text = one.top, one.text
        last = one
    yield top, text


def _rows(table: Any, chars: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    above: list[Box | None] = []
    for row in table.rows:
        cells: list[str] = []
        above += [None] * (len(row.cells) - len(above))
        for at, box in enumerate(row.cells):
            if box is not None:
                above[at] = box
                cells.append(_cell([one for one in chars if _inside(one, box)], box))
            else:
                over = above[at]
                cells.append(ABOVE if over and over[3] > row.bbox[1] + 2 and over[1] < row.bbox[1] - 2 else "")
        yield tuple(cells)


def _full(row: Any, chars: Sequence[Mapping[str, Any]]) -> Iterator[bool]:
    for box in row.cells:
        lines = _lines([one for one in chars if _inside(one, box)]) if box else []
        yield bool(lines) and box[2] - lines[-1].right < 1.6 * lines[-1].size


def _cell(chars: Sequence[Mapping[str, Any]], box: Box) -> str:
    """A cell's text; lines broken by its width are one."""
    found: list[str] = []
    last: _Line | None = None
    for one in _lines(chars):
        # A mark that may not begin or end a line takes its neighbour along.
        stopped = bool(found) and found[-1].endswith(("。", "；", ";", "："))
        broken = last is not None and box[2] - last.right < (2.2 if stopped else 3.4) * last.size
        if found and broken and not (STARTS.match(one.text) and stopped):
            found[-1] += one.text
        else:
            found.append(one.text)
        last = one
    return "\n".join(found)
