"""Text as a table: UTF-8, UTF-16 with its mark, or GB18030; cells parted by tabs, commas or semicolons, or not at all."""

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from cunju.tables.book import Sheet
from cunju.tables.child import Refused
from cunju.tables.outline import refuse_large

LONGEST = 32767  # signs of one cell, as in Excel
# A comma within a number parts no cells where nothing else does.
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
LOOKED_AT = 20  # lines that show how a text is parted
NONE = "\x1f"  # a sign no office writes: then a line is one cell
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def sheet(data: bytes, told: Mapping[str, Any]) -> Sheet:
    """The one sheet of a text; ``lines`` are those on which its rows end."""
    text = decoded(data)
    if "\0" in text:
        raise Refused("这个文件不是文字；请用办公软件另存为 .xlsx 再上传。")
    csv.field_size_limit(LONGEST)
    parted = parting(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted or NONE)
    rows: list[list[str]] = []
    lines: list[int] = []
    widest = 0
    try:
        for row in reader:
            rows.append(row)
            lines.append(reader.line_num)
            widest = max(widest, len(row))
            refuse_large("文字", len(rows), widest, told)
    except csv.Error:
        raise Refused(
            f"第{reader.line_num}行读不了（引号没有配对，或一格超过{LONGEST}字）；请改正，或另存为 .xlsx 再上传。"
        ) from None
    return Sheet("", rows, lines, parted=parted)


def parting(text: str) -> str:
    """The sign between the cells: tabs where the first lines have more of them than commas, else what the first line with a sign has more
    of; empty where there is none."""
    first = THOUSANDS.sub("", "\n".join(text.split("\n", LOOKED_AT)[:LOOKED_AT])).split("\n")
    tabs, commas = (sum(one.count(sign) for one in first) for sign in "\t,")
    if tabs > commas:
        return "\t"
    head = next((one for one in first if "," in one or ";" in one), "")
    return "" if not head else ";" if head.count(";") > head.count(",") else ","


def decoded(data: bytes) -> str:
    """Text of a file; Refused where it is in another encoding."""
    marked = [name for mark, name in MARKS if data.startswith(mark)]
    for encoding in marked or ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("文件编码不是 UTF-8 也不是 GB18030，请另存为其中一种，或另存为 .xlsx 再上传。")
