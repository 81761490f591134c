"""A rubric as people bring it: a row an item, in Excel (the empty list is made here) or in yaml."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from cunju import catalogue
from cunju.activities.assessment.rules import Known, Raw
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Wrong, text_of, whole_of
from cunju.kernel.refusals import Refusal
from cunju.tables import reading as tables

SHEET, ASKED = "考核内容", "要求"
TITLE, MEASURES, DUTIES, POINTS, LATE = "考核内容", "对应措施", "对应要求", "分值", "逾期完成折算（%）"
NOTES = (
    "一行一项考核内容。“对应措施”写通知里的措施号，几个用顿号隔开；也可以在“对应要求”照“要求”表的写法写，几个用分号隔开。",
    "只看要求的事办了没有：每项得分＝分值×（完成＋逾期完成×折算）÷计分的条数。同一条要求只能在一项里算。",
    "“逾期完成折算”写0到100：逾期完成的一条按百分之多少算完成；不写就是50。",
    "不收媒体报道、领导批示、会议和文件照片的数量、使用系统的情况、分先后这样的内容。",
)
HALF = 50
PARTED = re.compile(r"[、,，;；\s]+")


def blank(known: Sequence[Known]) -> bytes:
    """The empty list, with the measures and what may be read beside it."""
    columns = [Column(TITLE, 40, "wrap"), Column(MEASURES, 14), Column(DUTIES, 50, "wrap"), Column(POINTS, 8, "number"), Column(LATE, 12, "number")]
    asked = [one for one in known if one.owed_by != "district"]
    asked.sort(key=lambda one: (one.measure, one.id))
    rows = [(str(one.measure) if one.measure else "正文和法律", one.label, _title(one.measure)) for one in asked]
    second = Blank(ASKED, [Column("措施", 12), Column("要求", 50, "wrap"), Column("措施的题目", 40, "wrap")], list(dict.fromkeys(rows)))
    return made([Blank(SHEET, columns), second], NOTES)


def _title(measure: int) -> str:
    return next((one.title for one in catalogue.notice().measures if one.no == measure), "")


def rows_of(data: bytes, name: str) -> list[Raw]:
    """The rows of a file, each with what of it could not be read; Refusal where the file has none."""
    if name.lower().endswith((".yaml", ".yml")):
        return _of_yaml(data)
    found = tables.named(data, {SHEET: (TITLE, POINTS)}, name=name, alone=True)[SHEET]
    return [_raw(line, cells) for line, cells in found]


def _raw(line: int, cells: Mapping[str, Any]) -> Raw:
    faults: list[str] = []
    title, numbers = text_of(cells.get(TITLE)), dict[str, int | None]()
    for name in (POINTS, LATE):
        try:
            numbers[name] = whole_of(cells.get(name), name)
        except Wrong as wrong:
            faults.append(str(wrong))
    faults += [f"“{name}”没有填" for name, lacks in ((TITLE, not title), (POINTS, POINTS in numbers and numbers[POINTS] is None)) if lacks]
    measures = [one.removeprefix("措施") for one in PARTED.split(text_of(cells.get(MEASURES))) if one]
    faults += [f"“{MEASURES}”写的是“{one}”，要写措施号，例如3、19" for one in measures if not one.isdecimal()]
    duties = _names(text_of(cells.get(DUTIES)))
    faults += _twice(measures, duties)
    found = tuple(int(one) for one in measures if one.isdecimal())
    late = numbers.get(LATE)
    return Raw(line, title, found, duties, numbers.get(POINTS) or 0, HALF if late is None else late, tuple(faults))


def _twice(measures: Sequence[Any], duties: Sequence[str]) -> list[str]:
    """Measures and duties a row names twice: nobody can tell which other was meant."""
    found = [f"措施{one}写了两次" for one, many in Counter(map(str, measures)).items() if many > 1]
    return found + [f"要求“{one}”写了两次" for one, many in Counter(duties).items() if many > 1]


def _names(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split(r"[;；\n]+", text) if one.strip())


def _of_yaml(data: bytes) -> list[Raw]:
    """``items``: a list of title, measures, duties, points, late; no alias, so that a small file stays small."""
    text = data.decode("utf-8-sig", errors="replace")
    if any(isinstance(one, yaml.AliasEvent) for one in yaml.parse(text, Loader=yaml.SafeLoader)):
        raise Refusal("yaml文件里不能用别名（*），请把内容写全。", "file")
    told = yaml.safe_load(text)
    rows = told.get("items") if isinstance(told, dict) else None
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise Refusal("yaml文件要有items，下面一项一条。", "file")
    return [_item(at, one) for at, one in enumerate(rows, start=1)]


def _item(at: int, one: Mapping[str, Any]) -> Raw:
    measures, duties = one.get("measures") or [], one.get("duties") or []
    numbers = [one.get("points"), one.get("late", HALF), *(measures if isinstance(measures, list) else [None])]
    title = " ".join(str(one.get("title") or "").split())
    if not title or not all(type(each) is int for each in numbers) or not isinstance(duties, list):
        return Raw(at, title, (), (), 0, 0, ("要有title、points，measures和duties是列表，数字写整数",))
    names = tuple(map(str, duties))
    return Raw(at, title, tuple(measures), names, one["points"], numbers[1], tuple(_twice(measures, names)))
