"""A file's rows as the items of a list; what is wrong with a row, and what row is left out, is said with its number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from cunju.kernel import personal
from cunju.kernel.excel import text_of

TITLE, CODE, OFFICE, PHONE = "事项", "编号", "到哪里办", "电话"
# Heading, field, its longest.
HEADS = {TITLE: ("title", 100), CODE: ("code", 20), "依据": ("basis", 200), OFFICE: ("office", 60), PHONE: ("phone", 40), "备注": ("note", 200)}
# What files call the same column otherwise, the likeliest first.
ALSO = {
    TITLE: ("事项名称", "证明事项名称", "证明事项", "证明名称", "清单事项", "事项内容", "项目名称", "名称"), CODE: ("事项编号", "编码", "序号"),
    "依据": ("法律依据", "设定依据", "文件依据"), OFFICE: ("办理单位", "办理部门", "出具单位", "开具部门", "责任单位", "办理地点"),
    PHONE: ("联系电话", "咨询电话", "电话号码"), "备注": ("说明",),
}  # fmt: skip
MOST = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list."""

    title: str
    code: str
    office: str = ""
    phone: str = ""
    basis: str = ""
    note: str = ""


class Bad(NamedTuple):
    """A row that is no item: its line in the file, what is wrong."""

    line: int
    fault: str


@dataclass
class Read:
    """What a file holds: its items with their lines, wrong rows, rows left out (sums and headings)."""

    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    wrong: list[Bad] = field(default_factory=list)
    left: list[Bad] = field(default_factory=list)


SUM = re.compile(r"(合\s*计|小\s*计|总\s*计|共\s*计)\s*[:：]?\s*(共?\d+\s*[项件个条]?)?")
NUMBERED = re.compile(r"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)])")


def read(rows: Sequence[tuple[int, Sequence[Any]]]) -> Read:
    """Items and wrong rows; ``rows`` are lines of the file with their cells, the heads among the first of them."""
    found = Read()
    head = next(((place, named) for place, (_, cells) in enumerate(rows[:10]) if TITLE in (named := _heads(cells)).values()), None)
    if head is None:
        found.wrong.append(Bad(1, f"前10行里没有“{TITLE}”这一列；表头要有“{TITLE}”，其余各列可以没有"))
        return found
    at, named = head
    told = [(line, _told(cells, named)) for line, cells in rows[at + 1 :]]
    given = {one[CODE] for _, one in told if one.get(CODE)}
    codes: dict[str, int] = {}
    titles: dict[str, int] = {}
    for place, (line, one) in enumerate(told):
        if not any(one.values()) or one.get(TITLE, "").startswith("示例"):
            continue
        if why := _left(one, told[place + 1][1] if place + 1 < len(told) else {}):
            found.left.append(Bad(line, why))
        elif fault := _fault(one, codes, titles):
            found.wrong.append(Bad(line, fault))
        else:
            code = one.get(CODE) or _free(len(found.rows) + len(found.wrong) + 1, given)
            given.add(code)
            codes[code], titles[one[TITLE]] = line, line
            found.rows.append(Row(**{to: one.get(name, "") for name, (to, _) in HEADS.items()} | {"code": code}))
            found.lines.append(line)
    if not found.rows and not found.wrong:
        found.wrong.append(Bad(rows[at][0] + 1, "表头下面一项都没有"))
    if len(found.rows) > MOST:
        found.wrong.append(Bad(rows[-1][0], f"一张清单最多{MOST}项"))
    return found


def _heads(cells: Sequence[Any]) -> dict[int, str]:
    """Which column is which: by its own name, else by another that files give it."""
    said = [re.sub(r"\s", "", text_of(one)) for one in cells]
    named = {name: next((one for one in (name, *ALSO[name]) if one in said), "") for name in HEADS}
    return {said.index(one): name for name, one in named.items() if one}


def _told(cells: Sequence[Any], named: Mapping[int, str]) -> dict[str, str]:
    """The cells of a row by the columns' names; what stands in other columns is kept under their place, for sums."""
    return {named.get(place, str(place)): text_of(cell) for place, cell in enumerate(cells)}


def _free(number: int, given: set[str]) -> str:
    """The next number no row bears."""
    while str(number) in given:
        number += 1
    return str(number)


def _left(told: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Why a row is no item and nothing is wrong with it: a sum, or the heading of those below it."""
    filled = [one for one in told.values() if one]
    if any(SUM.fullmatch(one) for one in (told.get(TITLE), told.get(CODE), filled[0]) if one):
        return f"“{filled[0][:20]}”是合计，没有装入"
    alone = len(set(filled)) == 1
    if alone and not told.get(TITLE) and re.search(r"[\u4e00-\u9fff]", filled[0]):
        return f"“{filled[0][:20]}”是小标题，没有装入"
    if alone and NUMBERED.match(told.get(TITLE, "")) and after.get(TITLE) and not NUMBERED.match(after[TITLE]):
        return f"“{filled[0][:20]}”是小标题，没有装入"
    return ""


def _fault(told: Mapping[str, str], codes: Mapping[str, int], titles: Mapping[str, int]) -> str:
    code = told.get(CODE)
    if not told.get(TITLE):
        return f"“{TITLE}”没有填"
    if code and code in codes:
        return f"编号“{code}”和第{codes[code]}行一样"
    if told[TITLE] in titles:
        return f"“{told[TITLE][:20]}”和第{titles[told[TITLE]]}行一样"
    if long := next((name for name, (_, most) in HEADS.items() if len(told.get(name, "")) > most), ""):
        return f"“{long}”超过{HEADS[long][1]}个字"
    return next((f"“{name}”里{why}" for name in HEADS if (why := _whose(told, name))), "")


def _whose(told: Mapping[str, str], name: str) -> str:
    """Why a cell cannot hang: it holds a person's number. A mobile in the column of telephones is an office's where the row names one."""
    text = told.get(name, "")
    if name != PHONE:
        return personal.refusal(text).split("；")[0] + "；清单要上墙公开，不写个人的号码" if personal.refusal(text) else ""
    if text and not re.search(r"\d", text):
        return f"“{text[:20]}”不是电话号码"
    if told.get(OFFICE) and all(one.what == personal.MOBILE for one in personal.numbers_of(text)):
        return ""
    why = personal.refusal(text)
    return why.split("；")[0] + f"；是单位的，写明“{OFFICE}”；是个人的，请删去" if why else ""


assert {to for to, _ in HEADS.values()} == {one.name for one in fields(Row)} and ALSO.keys() == HEADS.keys()
