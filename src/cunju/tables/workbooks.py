"""Files of tables: .xlsx, .xls, .xlsb and .ods by their content, text (.csv, .txt) by its signs. Runs in the child."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from cunju.tables import book, guarding, outline, texts
from cunju.tables.book import Sheet
from cunju.tables.child import Refused
from cunju.tables.outline import Outline

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
BROKEN = "打不开：这不是 .xlsx 文件（Excel表），或者已损坏；请另存为 .xlsx 再上传。"
PASSWORD = "这个文件加了密码，打不开；请在办公软件里去掉打开密码，另存后再上传。"
UNTOLD = "这个文件不是 .xlsx，隐藏的行和公式看不到；请用Excel或者WPS打开，另存为xlsx再上传。"
TEXTS = (".csv", ".txt", ".tsv")


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """The sheets of a file, packed."""
    sheets = _sheets(data, told)
    answer = book.packed(sheets)
    if len(answer) > told["answer"]:
        raise Refused("表里的文字太多；请只留要装入的表，或分几个文件再上传。")
    return answer


def _sheets(data: bytes, told: Mapping[str, Any]) -> list[Sheet]:
    if data.startswith(ZIP):
        return _workbook(data, told, outlined=_outlined(data, told))
    if data.startswith(OLE):
        if LOCKED in data:
            raise Refused(PASSWORD)
        _refuse_untold(told)
        return _workbook(data, told, outlined={})
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")):
        raise Refused("这个文件其实是网页或XML，只是名字像表格；请用办公软件打开，另存为 .xlsx 再上传。")
    if str(told["name"]).lower().endswith(TEXTS):
        return [texts.sheet(data, told)]
    raise Refused(BROKEN)


def _refuse_untold(told: Mapping[str, Any]) -> None:
    """Of a file that tells no formats and formulas: refused where they are needed."""
    if told.get("looks") and not told.get("if_told"):
        raise Refused(UNTOLD)


def _outlined(data: bytes, told: Mapping[str, Any]) -> dict[str, Outline]:
    """What the parts say; a packed file of another kind (.ods) says nothing of it."""
    try:
        with guarding.opened(data, told) as packed:
            if outline.WORKBOOK not in packed.namelist():
                _refuse_untold(told)
                return {}
            return {one.name: one for one in outline.of(packed, told, only=told.get("only"))}
    except Refused:
        raise
    except Exception:
        raise Refused(BROKEN) from None


def _workbook(data: bytes, told: Mapping[str, Any], *, outlined: Mapping[str, Outline]) -> list[Sheet]:
    try:
        opened = CalamineWorkbook.from_filelike(BytesIO(data))
        hidden = {one.name: one.visible != SheetVisibleEnum.Visible for one in opened.sheets_metadata}
        only = told.get("only")
        names = [one for one in opened.sheet_names if only is None or one.strip() in only]
        others = [Sheet(one, hidden=hidden.get(one, False)) for one in opened.sheet_names if one not in names]
        found = [
            _sheet(opened, name, told, seen=outlined.get(name), hidden=hidden.get(name, False))
            for name in names
        ]
        return found + others
    except PasswordError:
        raise Refused(PASSWORD) from None
    except (CalamineError, ValueError, OSError):
        raise Refused(BROKEN) from None


def _sheet(
    opened: CalamineWorkbook, name: str, told: Mapping[str, Any], *, seen: Outline | None, hidden: bool
) -> Sheet:
    found = opened.get_sheet_by_name(name)
    end = found.end
    if end is not None:
        outline.refuse_large(name, end[0] + 1, end[1] + 1, told)
    rows = found.to_python(skip_empty_area=False)
    lines = list(range(1, len(rows) + 1))
    if seen is None:
        return Sheet(name, rows, lines, hidden, _merged(found))
    sheet = Sheet(
        name,
        rows,
        lines,
        hidden,
        seen.merged,
        frozenset(one for one in seen.hidden_rows if one < len(rows)),
        frozenset(seen.hidden_columns),
    )
    if seen.looks is None:
        return sheet
    looks = seen.looks
    return replace(
        sheet, formats=looks.formats, formulas=frozenset(looks.formulas), unknown=frozenset(looks.unknown)
    )


def _merged(found: CalamineSheet) -> list[book.Area]:
    return [(top, bottom, left, right) for (top, left), (bottom, right) in found.merged_cell_ranges or ()]
