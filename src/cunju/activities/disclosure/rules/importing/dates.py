"""A cell as a day: real dates, ``2023.8.31``, ``8.31``, ``8月3-5日``, serials; a day that does not exist is said."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cunju.activities.disclosure.rules.importing.pages import UNSEEN, plain
from cunju.kernel.numerals import number_or_none

FULL = re.compile(r"(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
MONTH_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
DAY_ONLY = re.compile(r"(\d{1,2})[日号]?")
MONTH_ONLY = re.compile(r"(?:\d{4}[-./年])?\d{1,2}月份?|\d{4}[-./年]\d{1,2}")
RANGE = re.compile(
    r"(?:(\d{4})[-./年])?(\d{1,2})[月./](\d{1,2})[日号]?[-~至到—–、](?:(?:\d{4}[-./年])?\d{1,2}[月./])?\d{1,2}[日号]?"
)
CLOCK = re.compile(r"(?<=\d)[T\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
WORDS = re.compile(r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]")
SERIALS, EPOCH = range(36_526, 73_051), date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Day:
    """The day a cell names, and what is to be said about it (empty where it is plain)."""

    day: date | None = None
    said: str = ""


def day_in(cell: Any, *, year: int, month: int, shown: str = "") -> Day:
    """A cell of the column of days; ``shown`` is its number format, by which 8.1 and 8.10 differ."""
    if isinstance(cell, datetime):
        return Day(cell.date())
    if isinstance(cell, date):
        return Day(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell, year=year, month=month, shown=shown)
    text = unicodedata.normalize("NFKC", plain(cell))
    text = UNSEEN.sub("", CLOCK.sub("", text)).rstrip(".")
    return _text(text, year=year, month=month) if text and text not in "-—–/" else Day()


def _number(cell: float, *, year: int, month: int, shown: str) -> Day:
    text = f"{cell:.2f}" if shown.endswith("0.00") else repr(round(cell, 4))
    if float(cell).is_integer():
        if int(cell) in SERIALS:
            return Day(EPOCH + timedelta(days=int(cell)))
        return _text(str(int(cell)), year=year, month=month)
    if int(cell) in SERIALS:
        return Day(EPOCH + timedelta(days=int(cell)))
    found = MONTH_DAY.fullmatch(text)
    if found and len(found[2]) == 1 and found[2] in "123" and not shown.endswith("0.00"):
        both = f"{found[1]}月{found[2]}日，也可能是{found[1]}月{found[2]}0日"
        return Day(None, f"日期是数字{text}，可能是{both}，日期先空着")
    return _text(text, year=year, month=month)


def _text(text: str, *, year: int, month: int) -> Day:
    if words := WORDS.fullmatch(text):
        text = f"{number_or_none(words[1])}月{number_or_none(words[2])}日"
    if found := FULL.fullmatch(text) or COMPACT.fullmatch(text):
        first = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
        return _real(first, int(found[2]), int(found[3]), text)
    if found := MONTH_DAY.fullmatch(text):
        return _real(year, int(found[1]), int(found[2]), text)
    if found := DAY_ONLY.fullmatch(text):
        return _real(year, month, int(found[1]), text)
    if found := RANGE.fullmatch(text):
        one = _real(int(found[1] or year), int(found[2]), int(found[3]), text)
        return Day(one.day, f"日期写的是“{text}”，按{one.day.month}月{one.day.day}日") if one.day else one
    if MONTH_ONLY.fullmatch(text):
        return Day(None, f"日期只写了“{text}”，没有写哪一天，日期先空着")
    return Day(None, f"日期“{text[:20]}”读不懂，日期先空着")


def _real(year: int, month: int, day: int, text: str) -> Day:
    try:
        return Day(date(year, month, day))
    except ValueError:
        return Day(None, f"日期“{text}”没有这一天，日期先空着")
