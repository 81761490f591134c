"""The accountant's file as the pages its rules read: opened in a child process (``tables``), here only turned and measured."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cunju.activities.disclosure.rules.importing import TABBED, Page, pasted, plain
from cunju.kernel import cleaning
from cunju.kernel.refusals import Refusal
from cunju.tables import reading
from cunju.tables.book import Sheet
from cunju.tables.limits import MEGABYTE, PEOPLE

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_MERGED = 2000, 120, 60, 2000
LIMITS = replace(PEOPLE, size=5 * MEGABYTE, answer=24 * MEGABYTE)
OLD, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
TEXTS = (".csv", ".txt")


def pages_of(data: Mapping[str, Any]) -> list[Page]:
    """The sheets of the file chosen, or the pasted text as one; Refusal with what to do where it cannot be read."""
    upload = data.get("file")
    if upload is None:
        return [_short(pasted(data["pasted"]), "粘贴的文字")]
    if upload.size > LIMITS.size:
        raise Refusal("文件超过5MB；请只留这个月的表再上传。", "file")
    return read(upload.read(), upload.name or "")


def read(content: bytes, name: str) -> list[Page]:
    """The sheets of a file by its bytes."""
    workbook = content.startswith((ZIP, OLD))
    if not workbook and not name.lower().endswith(TEXTS):
        raise Refusal(
            f"“{name}”打不开，不是Excel表或者已损坏；请另存为xlsx再上传，或者把表格粘贴进来。", "file"
        )
    sheets = reading.sheets(content, name, looks=True, if_told=content.startswith(OLD), limits=LIMITS)
    if len(sheets) > MOST_SHEETS:
        raise Refusal(f"文件里有{len(sheets)}张工作表；请只留这个月的表再上传。", "file")
    found = [_page(one, unseen=content.startswith(OLD)) for one in sheets] if workbook else [_text(sheets[0], name)]
    if all(one.empty for one in found):
        raise Refusal(f"“{name}”里没有内容。", "file")
    return found


def _page(sheet: Sheet, *, unseen: bool) -> Page:
    page = Page(
        name=cleaning.line(sheet.name),
        rows=_cells(sheet.rows),
        hidden=sheet.hidden,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        merged=[(top, left, bottom, right) for top, bottom, left, right in sheet.merged[:MOST_MERGED]],
        formats=sheet.formats,
        formulas=sheet.formulas,
        unknown=sheet.unknown,
        unseen=unseen,
    )
    return _short(page, page.name)


def _text(sheet: Sheet, name: str) -> Page:
    """A text whose cells nothing parts is read as if it were pasted: by blanks."""
    rows = _cells(sheet.rows)
    if sheet.parted:
        return _short(Page("", rows, text=TABBED), name)
    return _short(pasted("\n".join(row[0] if row else "" for row in rows)), name)


def _cells(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Cells as they may be kept: no controls in their texts."""
    return [[cleaning.safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _short(page: Page, name: str) -> Page:
    """A page without its empty end; Refusal where it is longer or wider than a month's table can be."""
    rows = list(page.rows)
    while rows and not any(plain(cell) for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS and not page.hidden:
        raise Refusal(f"“{name}”超过{MOST_ROWS}行；请只留这个月的表再上传。", "file")
    if not page.hidden and any(plain(cell) for row in rows for cell in row[MOST_COLUMNS:]):
        raise Refusal(f"“{name}”第{MOST_COLUMNS}列以后还有内容；请删去表格以外的列再上传。", "file")
    return replace(page, rows=[row[:MOST_COLUMNS] for row in rows[:MOST_ROWS]])
