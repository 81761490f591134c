"""The accountant's file or what was pasted of it, as rows of cells."""

import csv
import io
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from cunju.activities.disclosure.rules import importing
from cunju.kernel import cleaning
from cunju.kernel.refusals import Refusal

MOST_ROWS, LARGEST = 2000, 5 * 1024 * 1024


def table_of(data: dict[str, Any]) -> list[list[Any]]:
    """The first table of a file with anything in it, or the pasted text, as rows of cells."""
    upload = data.get("file")
    if upload is None:
        return importing.pasted(data["pasted"])[:MOST_ROWS]
    if upload.size > LARGEST:
        raise Refusal("文件超过5MB；请只留这个月的表再上传。", "file")
    content = upload.read()
    if (upload.name or "").lower().endswith((".csv", ".txt")):
        return _text_table(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = [
            book.get_sheet_by_index(at).to_python(nrows=MOST_ROWS) for at in range(len(book.sheet_names))
        ]
    except (CalamineError, ValueError, OSError):
        raise Refusal(
            f"“{upload.name}”打不开，不是Excel表或者已损坏；请另存为xlsx再上传，或者把表格粘贴进来。", "file"
        ) from None
    filled = [one for one in tables if any(importing.plain(cell) for row in one for cell in row)]
    if not filled:
        raise Refusal(f"“{upload.name}”里没有内容。", "file")
    return filled[0]


def _text_table(content: bytes) -> list[list[Any]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refusal("文件的文字编码读不懂；请另存为xlsx再上传。", "file")
    text = cleaning.safe(text)
    if "\t" in text:
        return importing.pasted(text)
    return [list(row) for row in csv.reader(io.StringIO(text))][:MOST_ROWS]
