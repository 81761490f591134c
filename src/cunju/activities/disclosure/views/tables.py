"""The accountant's file or what was pasted of it, as rows of cells."""

from typing import Any

from cunju.activities.disclosure.rules import importing
from cunju.kernel.refusals import Refusal
from cunju.tables import reading

MOST_ROWS, LARGEST = 2000, 5 * 1024 * 1024


def table_of(data: dict[str, Any]) -> list[list[Any]]:
    """The first table of a file with anything in it, or the pasted text, as rows of cells."""
    upload = data.get("file")
    if upload is None:
        return importing.pasted(data["pasted"])[:MOST_ROWS]
    if upload.size > LARGEST:
        raise Refusal("文件超过5MB；请只留这个月的表再上传。", "file")
    tables = reading.sheets(upload.read(), upload.name or "")
    filled = [one.rows for one in tables if any(importing.plain(cell) for row in one.rows for cell in row)]
    if not filled:
        raise Refusal(f"“{upload.name}”里没有内容。", "file")
    return [list(row) for row in filled[0]][:MOST_ROWS]
