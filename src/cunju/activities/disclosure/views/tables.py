"""The one place where the bytes of an accountant's file become plain values: sheets, cells, what is hidden, merged, a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from cunju.activities.disclosure.rules.importing import Page, pasted, plain
from cunju.kernel import cleaning
from cunju.kernel.refusals import Refusal

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 2000, 120, 60
LARGEST, UNPACKED = 5 * 1024 * 1024, 120 * 1024 * 1024
OLD, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PLACE = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass
class Marks:
    """What a sheet says beside its values."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    unknown: set[tuple[int, int]] = field(default_factory=set)


def pages_of(data: Mapping[str, Any]) -> list[Page]:
    """The sheets of the file chosen, or the pasted text as one; Refusal with what to do where it cannot be read."""
    upload = data.get("file")
    if upload is None:
        return [_short(pasted(data["pasted"]), "粘贴的文字")]
    if upload.size > LARGEST:
        raise Refusal("文件超过5MB；请只留这个月的表再上传。", "file")
    return read(upload.read(), upload.name or "")


def read(content: bytes, name: str) -> list[Page]:
    """The sheets of a file by its bytes."""
    if content.startswith(ZIP):
        return _workbook(content, name)
    if content.startswith(OLD):
        raise Refusal(
            f"“{name}”是旧格式（xls）或者加了密码，隐藏的行和公式看不到。请用Excel或者WPS打开，另存为xlsx（不加密码），再上传。",
            "file",
        )
    if name.lower().endswith((".csv", ".txt")):
        return [_short(_text(content), name)]
    raise Refusal(f"“{name}”打不开，不是Excel表或者已损坏；请另存为xlsx再上传，或者把表格粘贴进来。", "file")


def _workbook(content: bytes, name: str) -> list[Page]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise Refusal("这个文件展开以后太大；请把这个月的表复制到新的文件里再上传。", "file")
            marks = _marks(packed)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if len(book.sheet_names) > MOST_SHEETS:
            raise Refusal(f"文件里有{len(book.sheet_names)}张工作表；请只留这个月的表再上传。", "file")
        found = [_page(book, at, marks.get(one.name, Marks())) for at, one in enumerate(book.sheets_metadata)]
    except (CalamineError, ValueError, OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        raise Refusal(
            f"“{name}”打不开，不是Excel表或者已损坏；请另存为xlsx再上传，或者把表格粘贴进来。", "file"
        ) from None
    if all(one.empty for one in found):
        raise Refusal(f"“{name}”里没有内容。", "file")
    return found


def _page(book: CalamineWorkbook, at: int, marks: Marks) -> Page:
    about = book.sheets_metadata[at]
    sheet = book.get_sheet_by_index(at)
    merged = [(up, left, down, right) for (up, left), (down, right) in sheet.merged_cell_ranges or []]
    page = Page(
        name=about.name,
        rows=sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1),
        hidden=about.visible != SheetVisibleEnum.Visible,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        merged=merged[:2000],
        formats=marks.formats,
        formulas=frozenset(marks.formulas),
        unknown=frozenset(marks.unknown),
    )
    return _short(page, about.name)


def _short(page: Page, name: str) -> Page:
    """A page without its empty end; Refusal where it is longer than a month's table can be."""
    rows = list(page.rows)
    while rows and not any(plain(cell) for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS and not page.hidden:
        raise Refusal(f"“{name}”超过{MOST_ROWS}行；请只留这个月的表再上传。", "file")
    return Page(
        page.name, [row[:MOST_COLUMNS] for row in rows], page.hidden, page.hidden_rows, page.hidden_columns, page.merged,
        page.formats, page.formulas, page.unknown, page.text,
    )  # fmt: skip


def _marks(packed: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of each sheet by its name."""
    paths = {one.get("Id"): one.get("Target", "") for one in _root(packed, "xl/_rels/workbook.xml.rels")}
    shown = _formats(packed)
    found = {}
    for one in _root(packed, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        target = (paths.get(one.get(LINK)) or "").lstrip("/")
        path = target if target.startswith("xl/") else f"xl/{target}"
        if path in packed.namelist():
            found[one.get("name", "")] = _sheet_marks(packed, path, shown)
    return found


def _root(packed: zipfile.ZipFile, path: str) -> ElementTree.Element:
    content = packed.read(path)
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise ValueError(path)
    return ElementTree.fromstring(content)


def _formats(packed: zipfile.ZipFile) -> list[str]:
    """The number format of each style, as written."""
    if "xl/styles.xml" not in packed.namelist():
        return []
    root = _root(packed, "xl/styles.xml")
    named = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{MAIN}numFmt")}
    named |= {"2": "0.00", "4": "#,##0.00"}
    styles = root.find(f"{MAIN}cellXfs")
    return [named.get(one.get("numFmtId"), "") for one in styles] if styles is not None else []


def _sheet_marks(packed: zipfile.ZipFile, path: str, shown: list[str]) -> Marks:
    made, root = Marks(), _root(packed, path)
    for one in root.iter(f"{MAIN}col"):
        if one.get("hidden") in ("1", "true") or one.get("width") == "0":
            first, last = int(one.get("min", "1")), int(one.get("max", "1"))
            made.hidden_columns |= set(range(first - 1, min(last, MOST_COLUMNS)))
    for number, row in enumerate(root.iter(f"{MAIN}row")):
        at = int(row.get("r", number + 1)) - 1
        if row.get("hidden") in ("1", "true") or row.get("ht") == "0":
            made.hidden_rows.add(at)
        for cell in row.iter(f"{MAIN}c"):
            _cell_marks(made, cell, shown)
    return made


def _cell_marks(made: Marks, cell: ElementTree.Element, shown: list[str]) -> None:
    found = PLACE.fullmatch(cell.get("r", ""))
    if not found:
        return
    place = (int(found[2]) - 1, _column(found[1]))
    style = int(cell.get("s", "0"))
    if style < len(shown) and shown[style]:
        made.formats[place] = shown[style]
    if cell.find(f"{MAIN}f") is not None:
        value = cell.findtext(f"{MAIN}v") or ""
        (made.formulas if value else made.unknown).add(place)


def _column(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - 64
    return number - 1


def _text(content: bytes) -> Page:
    """A text file in one of the encodings Excel writes here, parted by tabs, commas or blanks."""
    codings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in codings:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refusal("文件的文字编码读不懂；请另存为xlsx再上传。", "file")
    text = cleaning.safe(text)
    if "\t" in text or not re.search("[,;，]", text):
        return pasted(text)
    parting = ";" if text.count(";") > text.count(",") else ","
    return Page("", list(csv.reader(io.StringIO(text), delimiter=parting)), text="tabbed")
