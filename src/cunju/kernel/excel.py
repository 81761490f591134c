"""Filled Excel templates as plain rows: a file that is none is refused, a cell that is wrong is a sentence to act on."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from cunju.kernel import cleaning, typed
from cunju.kernel.refusals import Refusal

MOST_ROWS, MOST_BYTES, MOST_UNPACKED = 40_000, 8 * 1024 * 1024, 120 * 1024 * 1024
SERIAL = re.compile(r"[345][0-9]{4}(?:\.[0-9]+)?")  # what a date cell holds that lost its format
HOUR = re.compile(r"(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*分?")
# Rows of a template that begin so are its own examples; they are never loaded.
SAMPLE = "示例"
Rows = tuple[tuple[int, Mapping[str, Any]], ...]


class Wrong(Exception):
    """A cell that cannot be read, in Chinese, without the full stop."""


def read(data: bytes, needed: Mapping[str, Sequence[str]]) -> dict[str, Rows]:
    """The rows of the sheets named, each with its line (the head is line 1) and its cells by heading.

    ``needed`` names the columns a sheet must have; at least one of the sheets must be there. Refusal with what to do where
    the file is too large, no .xlsx or no such table.
    """
    cells = sheets(data, needed)
    if not cells:
        raise Refusal(f"文件里没有{'或'.join(f'“{name}”' for name in needed)}表；请用模板填写。", "file")
    return {name: _rows(some, name, needed[name]) for name, some in cells.items()}


def sheets(data: bytes, wanted: Iterable[str] | None = None) -> dict[str, list[list[Any]]]:
    """The cells of the sheets wanted (all by default), as far as they are there."""
    if len(data) > MOST_BYTES:
        raise Refusal(f"文件超过{MOST_BYTES // 1024 // 1024}MB；请只留要装入的表，或分几个文件。", "file")
    _refuse_bombs(data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        found = {name.strip(): book.get_sheet_by_name(name) for name in book.sheet_names}
        names = found if wanted is None else [name for name in wanted if name in found]
        return {name: found[name].to_python(skip_empty_area=False) for name in names}
    except (CalamineError, ValueError):
        raise Refusal("这个文件打不开；请用模板填好，另存为 .xlsx 再上传。", "file") from None


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except zipfile.BadZipFile:
        raise Refusal("这不是 .xlsx 文件；请用模板填好，另存为 .xlsx 再上传。", "file") from None
    if size > MOST_UNPACKED:
        raise Refusal("这个文件展开以后太大；请把要装入的表复制到新的模板里再上传。", "file")


def _rows(cells: Sequence[Sequence[Any]], sheet: str, needed: Sequence[str]) -> Rows:
    if not cells:
        return ()
    head = [text_of(one) for one in cells[0]]
    if missing := [one for one in needed if one not in head]:
        raise Refusal(f"“{sheet}”表第1行缺少{'、'.join(missing)}这几列；请用模板的表头。", "file")
    if len(cells) > MOST_ROWS:
        raise Refusal(f"“{sheet}”表超过{MOST_ROWS}行；请分几个文件装入。", "file")
    named = [(line, dict(zip(head, row, strict=False))) for line, row in enumerate(cells[1:], start=2)]
    return tuple((line, row) for line, row in named if any(text_of(one) for one in row.values()))


def is_sample(cells: Mapping[str, Any], label: str) -> bool:
    """Whether a row is the template's own, by the column that says so."""
    return text_of(cells.get(label)).startswith(SAMPLE)


def text_of(value: Any) -> str:
    """A cell as text: numbers without decimals, clean, no space around."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else cleaning.lines(str(value))


def day_of(value: Any, label: str) -> date | None:
    """A day from a date cell or from any usual writing (``typed.day``); None where empty, else Wrong."""
    if isinstance(value, datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, date) else text_of(value)
    if not text:
        return None
    if SERIAL.fullmatch(text):
        raise Wrong(f"“{label}”是数字{text}，单元格没有设成日期；请改成日期格式，或写成2023-09-03的样子")
    try:
        return typed.happened(text)
    except typed.Mistyped as wrong:
        raise Wrong(f"“{label}”写的是“{text}”，{wrong}") from None


def hour_of(value: Any, label: str) -> time | None:
    """An hour from a time cell or from 14:30; None where empty, else Wrong."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    text = text_of(value)
    found = HOUR.fullmatch(text)
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    if text:
        raise Wrong(f"“{label}”写的是“{text}”，不是时间；写成 14:30 的样子")
    return None


def whole_of(value: Any, label: str) -> int | None:
    """A whole number of at most seven digits; None where empty, else Wrong."""
    text = text_of(value)
    if not text:
        return None
    try:
        return typed.whole(text)
    except typed.Mistyped as wrong:
        raise Wrong(f"“{label}”写的是“{text}”，{wrong}") from None
