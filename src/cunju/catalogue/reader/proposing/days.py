"""On which day: deadlines of the notice's year, and days of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cunju.catalogue.reader.marks import LONE_YEAR
from cunju.catalogue.reader.proposing.found import Found
from cunju.kernel.days import month_span
from cunju.kernel.numerals import NUMBER as N
from cunju.kernel.numerals import number_or_none

LAST = -1  # the day of a month's end
ITEM = rf"{N}\s*月份?(?:的?\s*(?:{N}\s*[日号]|底|末))?"
YEAR = rf"(?:(?P<year>{N})\s*年|(?P<relative>今年|本年|当年|明年|次年|翌年)度?)\s*"
LISTED = rf"(?:(?:{ITEM}|{N})\s*[、和及]\s*){{0,11}}{ITEM}"
BEFORE = "之前|以前|前(?![往来后期列夕三])"
DAYS = re.compile(
    rf"(?<![〇零○一二三四五六七八九十件第表\d])(?:{YEAR})?(?P<list>{LISTED})\s*(?P<before>{BEFORE})?"
)
ONE = re.compile(rf"({N})\s*(?:月份?的?\s*(?:({N})\s*[日号]|(底|末))?)?")
EVERY = re.compile(
    rf"每个?(?:月|季度?的?(?P<which>首月|第一个月|末月|最后一个月))的?\s*(?P<day>{N})\s*[日号](?:之前|以前|前)?"
)
PUBLISHES = re.compile(r"(?P<publish>公开|公布|公示|张贴|上墙)|报送|上报|提交|报告|完成")
MONTHS = {
    None: tuple(range(1, 13)),
    "首月": (1, 4, 7, 10),
    "第一个月": (1, 4, 7, 10),
    "末月": (3, 6, 9, 12),
    "最后一个月": (3, 6, 9, 12),
}
NEXT_YEAR = ("明年", "次年", "翌年")
TITLE_YEAR = re.compile(r"(?:([0-9]{4})年?\s*[-－—–至~～、]\s*)?([0-9]{4})\s*年")


@dataclass(frozen=True, slots=True)
class _Day:
    month: int
    day: int | None  # LAST for the month's end


@dataclass(frozen=True, slots=True)
class NoticeYear:
    """The year of days without one; where only the notice's date gives it, none is before that date.

    ``issued``: the notice's date where it is known, before which nothing that recurs is due.
    """

    year: int
    not_before: date | None = None
    issued: date | None = None


def year_of(title: str, *, issued: date | None) -> NoticeYear:
    """The one year the title names, else that of the notice's date; of several in a title without a date, the last.

    Where there is no date either, a year without 年 counts too: a list without its letter is only read by such a title.
    """
    named = {int(year) for match in TITLE_YEAR.finditer(title) for year in match.groups() if year}
    if issued is None:
        named = named or {int(year) for year in LONE_YEAR.findall(title)}
    if len(named) == 1 or issued is None:
        return NoticeYear(max(named), issued=issued)
    return NoticeYear(issued.year, not_before=issued, issued=issued)


def days(text: str, *, year: NoticeYear, doubts: list[str]) -> Iterator[Found]:
    """Deadlines (… 前) and days of publication (several months, one day, then 公开); no other days."""
    for match in DAYS.finditer(text):
        listed = _listed(match["list"])
        if not listed:
            continue
        if len(listed) > 1 and _publishes(text, match.end()) and (found := _publication(match, listed)):
            yield found
        elif match["before"]:
            yield from _deadlines(match, listed, year=year, doubts=doubts)
    for match in EVERY.finditer(text):
        day = number_or_none(match["day"])
        if day and day <= 31 and _publishes(text, match.end()):
            months = list(MONTHS[match["which"]])
            yield Found("publication_days", *match.span(), {"months": months, "day": day})


def _listed(words: str) -> list[_Day]:
    """``1、4、7、10月的15日`` as days; a month without one takes the next one's, [] where a month is none."""
    found = []
    for month, day, end in ONE.findall(words):
        found.append(_Day(number_or_none(month) or 0, LAST if end else number_or_none(day)))
    for at in range(len(found) - 2, -1, -1):
        if found[at].day is None:
            found[at] = _Day(found[at].month, found[at + 1].day)
    return found if all(1 <= one.month <= 12 for one in found) else []


def _publishes(text: str, start: int) -> bool:
    """Whether the first thing done in the rest of the sentence is to publish."""
    sentence = re.split("[。；\n]", text[start:], maxsplit=1)[0]
    deed = PUBLISHES.search(sentence)
    return bool(deed and deed["publish"])


def _publication(match: re.Match[str], listed: list[_Day]) -> Found | None:
    days_named = {one.day for one in listed}
    day = days_named.pop()
    if days_named or day is None or not 1 <= day <= 31:
        return None
    start, end = match.start("list"), match.end()
    return Found("publication_days", start, end, {"months": [one.month for one in listed], "day": day})


def _deadlines(
    match: re.Match[str], listed: list[_Day], *, year: NoticeYear, doubts: list[str]
) -> Iterator[Found]:
    dated = match["year"] or match["relative"]
    start = match.start() if dated else match.start("list")
    words = match.string[start : match.end()]
    for one in listed:
        on = _on(one, _year(match, year.year))
        if on is None:
            doubts.append(f"“{words}”没有写明到哪一天，或者没有这一天，没有列为期限。")
        elif not dated and year.not_before and on < year.not_before:
            doubts.append(f"“{words}”没有写明年份，按发文日期的年份已经过了，没有列为期限。")
        else:
            yield Found("deadline", start, match.end(), {"on": on.isoformat()})


def _year(match: re.Match[str], year: int) -> int | None:
    if match["relative"]:
        return year + (match["relative"] in NEXT_YEAR)
    return number_or_none(match["year"]) if match["year"] else year


def _on(named: _Day, year: int | None) -> date | None:
    """The date, or None where there is no such day or none is named."""
    if year is None or not 2000 <= year <= 2100 or named.day is None:
        return None
    if named.day == LAST:
        return month_span(year, named.month).end
    try:
        return date(year, named.month, named.day)
    except ValueError:
        return None
