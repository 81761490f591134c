"""Deadlines without a day of the calendar beside them: 年底前, 第一季度, 11月中旬, 每季度末, 每月25日前."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cunju.catalogue.reader.proposing.days import YEAR, NoticeYear
from cunju.catalogue.reader.proposing.found import Found
from cunju.kernel.days import month_span
from cunju.kernel.numerals import NUMBER as N
from cunju.kernel.numerals import number_or_none

BEFORE = r"(?:之前|以前|前(?!期|后|夕|往|来))"
# In a sentence a quarter is a deadline only where something is to be done by then.
DONE = r"(?=[^，。；：！？\n]{0,12}?(?:完成|报送|上报|提交|报备|建成|实现|办结|验收|到位))"
YEAR_END = re.compile(rf"(?:{YEAR})?(?<!每)(?<!上)年(?:底|末|终)(?P<before>{BEFORE})")
QUARTER = re.compile(
    rf"(?:{YEAR})?(?<!每年)第?(?P<quarter>[一二三四1-4])季度(?:(?:末|底|内|结束)?{BEFORE}|(?:末|底|内){DONE}|{DONE})"
)
HALF = re.compile(rf"(?:{YEAR})?(?<!每年)(?P<half>上|下)半年(?:末|底|结束){BEFORE}")
TEN_DAYS = re.compile(rf"(?:{YEAR})?(?<![每\d〇一二三四五六七八九十])(?P<month>{N})\s*月份?\s*(?P<part>上旬|中旬|下旬)(?:{BEFORE})?")
EVERY_QUARTER = re.compile(rf"(?:每个?季度?|(?<![一二三四1-4每个])季度?)(?:末|底)(?:月)?(?P<before>{BEFORE})?")
QUARTER_DAY = re.compile(rf"每个?季度?的?(?P<which>首月|第一个月|末月|最后一个?月)的?\s*(?P<day>{N})\s*[日号](?P<before>{BEFORE})?")
EVERY_MONTH = re.compile(rf"每个?月(?:的?\s*(?P<day>{N})\s*[日号]|(?P<end>底|末))(?P<before>{BEFORE})?")
EVERY_HALF = re.compile(rf"每半年(?:末|底)(?P<before>{BEFORE})?")
HALVES, QUARTERS, LAST = (6, 12), (3, 6, 9, 12), {"上旬": 10, "中旬": 20}


def recurring(text: str, *, year: NoticeYear, doubts: list[str], column: bool = False) -> Iterator[Found]:
    """Such deadlines; ``column`` is a cell that says until when, where no 前 is needed."""
    for pattern in (YEAR_END, QUARTER, HALF, TEN_DAYS):
        for match in pattern.finditer(text):
            if (of := _year(match, year)) is not None and (on := _once(match, of)):
                yield from _kept(match, [on], year, doubts)
    for match in [*QUARTER_DAY.finditer(text), *EVERY_QUARTER.finditer(text), *EVERY_MONTH.finditer(text), *EVERY_HALF.finditer(text)]:
        if column or match["before"] or match[0].endswith(("末", "底")):
            yield from _again(match, year)


def _year(match: re.Match[str], year: NoticeYear) -> int | None:
    if match["relative"]:
        return year.year + (match["relative"] in ("明年", "次年", "翌年"))
    return number_or_none(match["year"]) if match["year"] else year.year


def _once(match: re.Match[str], year: int) -> date | None:
    """The last day of what is named."""
    if not 2000 <= year <= 2100:
        return None
    told = match.groupdict()
    if told.get("quarter"):
        return month_span(year, 3 * (number_or_none(told["quarter"]) or 1)).end
    if told.get("half"):
        return date(year, 6, 30) if told["half"] == "上" else date(year, 12, 31)
    if told.get("month"):
        month = number_or_none(told["month"]) or 0
        if not 1 <= month <= 12:
            return None
        return date(year, month, LAST[told["part"]]) if told["part"] in LAST else month_span(year, month).end
    return date(year, 12, 31)


def _kept(match: re.Match[str], found: list[date], year: NoticeYear, doubts: list[str]) -> Iterator[Found]:
    for on in found:
        if not match["year"] and not match["relative"] and year.not_before and on < year.not_before:
            doubts.append(f"“{match[0]}”没有写明年份，按发文日期的年份已经过了，没有列为期限。")
        else:
            yield Found("deadline", *match.span(), {"on": on.isoformat()})


def _again(match: re.Match[str], year: NoticeYear) -> Iterator[Found]:
    """A deadline of each period of the year; none before the notice's own date."""
    told = match.groupdict()
    day = number_or_none(told["day"]) if told.get("day") else None
    if told.get("day") and (day is None or not 1 <= day <= 28):
        return
    if told.get("which"):
        months: Sequence[int] = (1, 4, 7, 10) if told["which"] in ("首月", "第一个月") else QUARTERS
    else:
        months = range(1, 13) if "day" in told else HALVES if match[0].startswith("每半年") else QUARTERS
    for month in months:
        on = date(year.year, month, day) if day else month_span(year.year, month).end
        if not year.issued or on >= year.issued:
            yield Found("deadline", *match.span(), {"on": on.isoformat()})
