"""Of which type the value of each word of a pack is; a Chinese sentence where something else is written."""

import re
import reprlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from cunju.catalogue.words import Malformed

# More than any text gives, and less than a calendar can hold.
MOST_DAYS, MOST_MONTHS, MOST = 3660, 120, 9999


class Type(NamedTuple):
    """What a value must be, and how that is said."""

    fits: Callable[[Any], bool]
    said: str


def is_text(value: Any) -> bool:
    """Whether something is written."""
    return isinstance(value, str) and value.strip() != ""


def is_day(value: Any) -> bool:
    """Whether it is a day without an hour."""
    return type(value) is date


def is_code(value: Any) -> bool:
    """Whether it is a kind of unit or the code of one; a code may stand without quotation marks."""
    return is_text(value) or (type(value) is int and value > 0)


def whole(least: int, most: int) -> Type:
    """A whole number within bounds."""
    return Type(lambda value: type(value) is int and least <= value <= most, f"应是{least}至{most}之间的整数")


def several(fits: Callable[[Any], bool], said: str) -> Type:
    """A list that holds something."""
    return Type(lambda value: isinstance(value, list) and bool(value) and all(map(fits, value)), said)


TEXT = Type(is_text, "应是文字")
DAY = Type(is_day, "应是日期，如 2023-09-28")
FLAG = Type(lambda value: isinstance(value, bool), "只能是 true 或 false")
MAPPING = Type(lambda value: isinstance(value, dict) and all(map(is_text, value)), "应是“词: 值”的映射")
NAMES = several(is_text, "应是列表，如 [category, period]")
WHOM = several(is_code, "应是列表，如 [village, community]")
ONE_OR_MORE = Type(lambda value: is_text(value) or NAMES.fits(value), "应是一种记录，或者几种记录的列表")
ACT = Type(lambda value: NAMES.fits(value) and len(value) == 2, "应是两个词的列表，如 [召开, 村民代表会议]")
DAYS = several(is_day, "应是日期的列表，如 [2023-06-30]")
# A list that says nothing may stand empty.
CODES = Type(lambda value: value == [] or NAMES.fits(value), "应是列表")

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")

OF_DUTY: Mapping[str, Type] = {
    **dict.fromkeys(
        (
            "id", "label", "owed_by", "of", "distinct", "judgement", "cite", "sure", "text", "reading", "authority",
            "replaces", "note", "topic",
        ),
        TEXT,
    ),
    "measure": whole(0, MOST),
    "act": ACT,
    "applies_to": WHOM,
    "window": MAPPING,
    "fact": ONE_OR_MORE,
    "where": MAPPING,
    "at_least": whole(1, MOST),
    "at_most": whole(1, MOST),
    "without": CODES,
    "same": CODES,
    "valid_from": DAY,
    "valid_to": DAY,
    "ends": FLAG,
    "binding": FLAG,
}  # fmt: skip
OF_WINDOW: Mapping[str, Type] = {
    **dict.fromkeys(("each", "after", "state", "within_field", "sound_field", "until_field"), TEXT),
    "due_after_days": whole(0, MOST_DAYS),
    "due_after_months": whole(0, MOST_MONTHS),
    "within_days": whole(0, MOST_DAYS),
    "within_working_days": whole(0, MOST_DAYS),
    "within_months": whole(0, MOST_MONTHS),
    "by": DAY,
    "on": DAYS,
    "where": MAPPING,
}
OF_PACK: Mapping[str, Type] = {
    **dict.fromkeys(("title", "authority"), TEXT),
    "pack": Type(lambda value: isinstance(value, str) and bool(NAME.fullmatch(value)), "应是字母、数字、点和横线，如 own-2024"),
    "area": Type(lambda value: is_text(value) and value.isdigit(), '应是带引号的数字代码，如 "50"'),
    "valid_from": DAY,
    "valid_to": DAY,
    "covers": Type(
        lambda value: (
            isinstance(value, dict) and set(value) == {"from", "to"} and all(map(is_day, value.values()))
        ),
        "应是 {from: 日期, to: 日期}",
    ),
    "applies_to": WHOM,
    "notice": MAPPING,
    "duties": Type(lambda value: isinstance(value, list), "应是列表"),
    "clauses": Type(lambda value: isinstance(value, list), "应是列表"),
    "weaker": Type(
        lambda value: isinstance(value, dict) and set(value) == {"from", "reading"} and is_day(value["from"]) and value["reading"] in ("L", "U"),
        "应是 {from: 日期, reading: L}，reading 只能是 L 或 U",
    ),
}


def check(raw: Mapping[str, Any], types: Mapping[str, Type], *, at: str = "") -> None:
    """Malformed where a value is of another type than its word takes; ``at`` is the word below which these stand."""
    for name, value in raw.items():
        if name not in types or types[name].fits(value):
            continue
        got = "没有写值" if value is None else f"收到 {said(value)}"
        raise Malformed(f"{at}{'.' if at else ''}{name} {types[name].said}，{got}", key=at or str(name))


def said(value: Any) -> str:
    """A value as a YAML file writes it, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    # A value of many aliases would fill the memory as one piece of text.
    plain = value.isoformat() if isinstance(value, date) else reprlib.repr(value)
    text = f"“{value}”" if isinstance(value, str) else plain
    return text if len(text) <= 40 else f"{text[:40]}……"


def in_order(first: date, last: date, *, names: tuple[str, str]) -> None:
    """Malformed where the last day lies before the first."""
    if last < first:
        raise Malformed(f"{names[1]}（{last}）早于 {names[0]}（{first}），请核对两个日期", key=names[1])
