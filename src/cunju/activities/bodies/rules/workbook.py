"""The people list as an Excel file: the template with real choices, and reading what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from cunju.activities.bodies.rules import rows
from cunju.activities.bodies.rules.words import COMMUNITY, ROLE_ZH, VILLAGE
from cunju.kernel import excel

DEEP = 2000
WIDTHS = {"单位代码": 15, "单位": 22, "机构": 20, "姓名": 18, "起": 12, "止": 12, "联系电话": 14, "日期": 12}
NOTES = (
    "一行一个人任一个职务；同一个人在两个机构任职就写两行。",
    "单位代码是12位统计代码；一个文件可以写一个镇街的所有村（社区）。",
    "“起”是任职开始的日期；“止”是任职的最后一天，还在任的不填，知道届满日期的可以填。",
    "“小组”只写数字，代表和小组长填。",
    "“近亲属”（是不是村（居）民委员会成员的近亲属）和“财会管理知识”只有监督委员会成员填。",
    "换届以后有人变动，可以写产生方式、离任方式；不写也能装入。",
    "同一个文件改好以后可以再装一次：已有的更新，不会重复；空着的格子不改原来的内容。",
    "姓名以“示例”开头的行不会装入。",
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The cells of a list: rows of people and of rolls with their lines (the head is line 1)."""

    people: tuple[tuple[int, Mapping[str, Any]], ...] = field(default=())
    rolls: tuple[tuple[int, Mapping[str, Any]], ...] = field(default=())


def read(data: bytes) -> Sheets:
    """The two sheets of a file; Refusal where it is no such file."""
    found = excel.read(data, {rows.PEOPLE_SHEET: rows.PEOPLE_NEEDED, rows.ROLL_SHEET: rows.ROLL_NEEDED})
    return Sheets(found.get(rows.PEOPLE_SHEET, ()), found.get(rows.ROLL_SHEET, ()))


def template(units: Mapping[str, str], *, kinds: Mapping[str, str]) -> bytes:
    """An empty list for some units (names and kinds by code), with choices to pick from and a sample row."""
    stream = BytesIO()
    # No instant of making goes into the file: the same units give the same bytes.
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2023, 1, 1, tzinfo=UTC)})
        looks = {
            "head": book.add_format({"bold": True, "border": 1, "bg_color": "#E8EEF5", "text_wrap": True}),
            "text": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "sample": book.add_format({"italic": True, "font_color": "#6B6B6B", "num_format": "@"}),
        }
        _people(book, units, kinds, looks)
        _rolls(book, units, looks)
        notes = book.add_worksheet("填写说明")
        notes.set_column(0, 0, 90)
        for line, text in enumerate(NOTES):
            notes.write_string(line, 0, f"{line + 1}. {text}")
    return stream.getvalue()


def _people(book: Any, units: Mapping[str, str], kinds: Mapping[str, str], looks: dict[str, Any]) -> None:
    sheet = _sheet(book, rows.PEOPLE_SHEET, rows.PEOPLE_COLUMNS, looks)
    code, name = next(iter(units.items()), ("", ""))
    village = kinds.get(code) == "village"
    who = "村民代表" if village else "居民代表"
    sample = (code, name, who, "代表", f"{rows.SAMPLE}第3组代表2", "女", "3", "2021-03-01", "", "", "推选")
    for at, text in enumerate(sample):
        sheet.write_string(1, at, text, looks["sample"])
    words = list(VILLAGE.values()) if "village" in kinds.values() else []
    words += [one for one in COMMUNITY.values() if one not in words] if "community" in kinds.values() else []
    choices = {
        "机构": words,
        "职务": list(ROLE_ZH.values()),
        "性别": list(rows.SEXES),
        "产生方式": list(rows.ENTRIES),
        "离任方式": list(rows.EXITS),
        "近亲属": ["是", "否"],
        "财会管理知识": ["是", "否"],
        "单位代码": list(units),
        "单位": list(units.values()),
    }
    _choices(book, sheet, choices)


def _choices(book: Any, sheet: Any, choices: Mapping[str, list[str]]) -> None:
    """Real drop-downs; the lists stand on a sheet of their own, since one cell holds no more than 255 characters."""
    lists = book.add_worksheet("选项")
    lists.hide()
    for at, (label, words) in enumerate(choices.items()):
        lists.write_string(0, at, label)
        for line, word in enumerate(words, start=1):
            lists.write_string(line, at, word)
        letter = chr(ord("A") + at)
        column = rows.PEOPLE_COLUMNS.index(label)
        source = f"=选项!${letter}$2:${letter}${len(words) + 1}"
        rule = {"validate": "list", "source": source, "ignore_blank": True}
        rule |= {"error_title": "请从列表中选", "error_message": f"“{label}”请从下拉列表中选。"}
        sheet.data_validation(1, column, DEEP, column, rule)


def _rolls(book: Any, units: Mapping[str, str], looks: dict[str, Any]) -> None:
    sheet = _sheet(book, rows.ROLL_SHEET, rows.ROLL_COLUMNS, looks)
    for line, (code, name) in enumerate(units.items(), start=1):
        sheet.write_string(line, 0, code, looks["text"])
        sheet.write_string(line, 1, name)
    whole = {"validate": "integer", "criteria": ">=", "value": 0, "ignore_blank": True}
    whole |= {"error_title": "请填整数", "error_message": "只写整数，不写单位。"}
    sheet.data_validation(1, 3, DEEP, len(rows.ROLL_COLUMNS) - 1, whole)


def _sheet(book: Any, name: str, columns: Sequence[str], looks: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, label in enumerate(columns):
        look = "day" if label in ("起", "止", "日期") else "text"
        sheet.set_column(at, at, WIDTHS.get(label, 10), looks[look] if label not in rows.COUNTS.values() else None)
        sheet.write_string(0, at, label, looks["head"])
    return sheet

