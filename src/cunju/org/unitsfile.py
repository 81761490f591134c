"""The units file as plain rows: its encoding, its head in any order, and codes as Excel leaves them (interfaces §3)."""

import csv
import io
import re
from pathlib import Path

from cunju.kernel.codes import LEVELS
from cunju.kernel.numerals import half_width
from cunju.kernel.refusals import Refusal
from cunju.org.inferring import plain

COLUMNS = ["code", "name", "kind", "parent"]
# How the tables of statistics and civil affairs head the same columns.
HEADS = {
    "code": ("代码", "编码", "单位代码", "区划代码", "行政区划代码", "统计用区划代码"),
    "name": ("名称", "单位名称", "区划名称", "单位"),
    "kind": ("类型", "类别", "单位类型"),
    "parent": ("上级", "上级代码", "上级单位代码", "parent_code"),
}
CALLED = {called: column for column, names in HEADS.items() for called in (column, *names)}
SIZES = "应为6、9或12位数字（省级2位、市级4位）"
TEXT = "请在Excel里先把代码列设为“文本”再填，或用记事本改正"
Row = dict[str, str]


def decoded(data: bytes) -> str:
    """Text of a file in UTF-8 (with or without BOM), GB18030, or UTF-16 as Excel's “Unicode 文本” has it."""
    if data.startswith(b"PK\x03\x04"):
        raise Refusal("这是 Excel 工作簿，不是 CSV；请另存为“CSV UTF-8（逗号分隔）”再装入。")
    utf16 = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ()
    for encoding in (*utf16, "utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("文件编码不是 UTF-8 也不是 GB18030，请另存为其中一种再装入。")


def read(path: Path) -> list[tuple[int, Row]]:
    """Rows of the CSV with their line numbers (the header is line 1)."""
    try:
        text = decoded(path.read_bytes())
    except OSError:
        raise Refusal(f"打不开文件“{path}”，请核对路径。") from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows = []
    try:
        places = _places(next(reader, []))
        for cells in reader:
            row = {column: cells[at].strip() if at < len(cells) else "" for column, at in places.items()}
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, {**row, "name": _one_line(row["name"])}))
    except csv.Error:
        raise Refusal(f"第{reader.line_num}行读不下去：不是完整的 CSV，请核对这一行的引号。") from None
    return rows


def _one_line(name: str) -> str:
    """A name without breaks, spaces at its ends, or signs nobody sees."""
    return " ".join("".join(one for one in name if one.isprintable() or one.isspace()).split())


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return next((one for one in ",\t;" if one in head), ",")


def _places(head: list[str]) -> dict[str, int]:
    """Where each column stands; Refusal where one is missing or stands twice."""
    found: dict[str, int] = {}
    for at, one in enumerate(head):
        column = CALLED.get(plain(one).lower().strip("\"'"))
        if column in found:
            raise Refusal(f"第1行有两列都是{column}（“{one.strip()}”），请只留一列。")
        if column:
            found[column] = at
    if missing := [one for one in COLUMNS if one not in found]:
        now = ",".join(one.strip() for one in head)
        raise Refusal(f"第1行应为表头 {','.join(COLUMNS)}，缺少{'、'.join(missing)}，现为“{now[:80]}”。")
    return found


def code_fault(code: str, *, what: str = "代码") -> str:
    """Why a text is no code, with what Excel did to it where that can be seen; empty where it is one."""
    if code.isascii() and code.isdigit() and len(code) in LEVELS:
        if len(code) == 6 and code.endswith("00"):
            short = code[:2] if code.endswith("0000") else code[:4]
            return f"{what}“{code}”末尾的0是补上去的；省级写2位、市级写4位，这里应为{short}"
        if len(code) == 12 and code.endswith("000"):
            short = code[:6] if code[6:9] == "000" else code[:9]
            return f"{what}“{code}”末尾的0是补上去的；区县写6位、镇街写9位，这里应为{short}"
        return ""
    plain_code = half_width(code)
    if re.fullmatch(r"[0-9.]+[eE][+＋]?[0-9]+", plain_code):
        return f"{what}“{code}”被Excel改成了科学记数，后面几位已经丢失；{TEXT}，{SIZES}"
    if re.fullmatch(r"[0-9]+\.0*", plain_code):
        return f"{what}“{code}”被Excel当作了数字，多出“.0”；{TEXT}，{SIZES}"
    if code[:1] in "'’‘`＇" and code[:1]:
        return f"{what}“{code}”前面多了一撇；请去掉，{SIZES}"
    if plain_code != code and plain_code.isdigit() and len(plain_code) in LEVELS:
        return f"{what}“{code}”用了全角数字；请改成半角，{SIZES}"
    if re.fullmatch(r"[0-9]+", code) and len(code) in (5, 8, 11):
        return f"{what}“{code}”只有{len(code)}位，{SIZES}；请核对是否漏了一位，或开头的0被Excel去掉了"
    return f"{what}“{code[:40]}”{SIZES}"
