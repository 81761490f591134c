"""The people list as an Excel file: the template with real choices, and reading what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cunju.activities.bodies.rules import rows
from cunju.activities.bodies.rules.words import COMMUNITY, ROLE_OF, ROLE_ZH, VILLAGE
from cunju.kernel import blanks, excel

WIDTHS = {"单位代码": 15, "单位": 22, "机构": 20, "姓名": 18, "起": 12, "止": 12, "联系电话": 14, "日期": 12}
NOTES = (
    "一行一个人任一个职务；同一个人在两个机构任职就写两行。",
    "单位代码是12位统计代码；一个文件可以写一个镇街的所有村（社区）。",
    "“起”是任职开始的日期；“止”是任职的最后一天，还在任的不填，知道届满日期的可以填。",
    "“小组”只写数字，代表和小组长填。",
    "“近亲属”（是不是村（居）民委员会成员的近亲属）、“财会管理知识”和“兼任会计文书”（兼任会计、报账员或者文书）只有监督委员会成员填。",
    "换届以后有人变动，可以写产生方式、离任方式；不写也能装入。",
    "同一个文件改好以后可以再装一次：已有的更新，不会重复；空着的格子不改原来的内容。",
    "姓名以“示例”开头的行不会装入。",
    "不用模板也行：自己的名单（xlsx、xls、et、ods、csv）留着表头，标题行、合并的格子、几张工作表都可以；表头怎么对应会先给您看，确认后这个镇（街道）都记住。",
    "身份证号一律不读、不存；名单里有这一列也不要紧。",
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The cells of a list: rows of people and of rolls with their lines (the head is line 1)."""

    people: tuple[tuple[int, Mapping[str, Any]], ...] = field(default=())
    rolls: tuple[tuple[int, Mapping[str, Any]], ...] = field(default=())


def template(units: Mapping[str, str], *, kinds: Mapping[str, str]) -> bytes:
    """An empty list for some units (names and kinds by code), with choices to pick from and a sample row."""
    rolls = [blanks.Column(one, WIDTHS.get(one, 10), _look(one)) for one in rows.ROLL_COLUMNS]
    lists = [
        blanks.Blank(rows.PEOPLE_SHEET, _columns(units, kinds), [_sample(units, kinds)], sample=True),
        blanks.Blank(rows.ROLL_SHEET, rolls, list(units.items())),
    ]
    return blanks.made(lists, NOTES)


def _look(label: str) -> str:
    if label in ("起", "止", "日期"):
        return "day"
    return "number" if label in rows.COUNTS.values() else "text"


def _sample(units: Mapping[str, str], kinds: Mapping[str, str]) -> Sequence[str]:
    code, name = next(iter(units.items()), ("", ""))
    who = "村民代表" if kinds.get(code) == "village" else "居民代表"
    return (code, name, who, "代表", f"{excel.SAMPLE}第3组代表2", "女", "3", "2021-03-01", "", "", "推选")


def _columns(units: Mapping[str, str], kinds: Mapping[str, str]) -> Sequence[blanks.Column]:
    words = list(VILLAGE.values()) if "village" in kinds.values() else []
    words += [one for one in COMMUNITY.values() if one not in words] if "community" in kinds.values() else []
    choices = {
        "机构": words,
        "职务": [*ROLE_ZH.values(), *ROLE_OF.values()],
        "性别": list(rows.SEXES),
        "产生方式": list(rows.ENTRIES),
        "离任方式": list(rows.EXITS),
        "近亲属": ["是", "否"],
        "财会管理知识": ["是", "否"],
        "兼任会计文书": ["是", "否"],
        "单位代码": list(units),
        "单位": list(units.values()),
    }
    labels = rows.PEOPLE_COLUMNS
    return [blanks.Column(one, WIDTHS.get(one, 10), _look(one), choices.get(one, ())) for one in labels]
