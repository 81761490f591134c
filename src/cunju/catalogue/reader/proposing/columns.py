"""What a measure's further cells say: who owes it (责任单位) and until when (完成时限)."""

import re
from collections.abc import Iterator
from datetime import date

from cunju.catalogue.reader import heads
from cunju.catalogue.reader.notice import Measure, Proposal
from cunju.catalogue.reader.proposing.amounts import recurrences, withins
from cunju.catalogue.reader.proposing.days import YEAR, NoticeYear, days
from cunju.catalogue.reader.proposing.found import Found
from cunju.catalogue.reader.proposing.names import Names
from cunju.catalogue.reader.proposing.recurring import recurring
from cunju.kernel.days import month_span
from cunju.kernel.numerals import NUMBER as N
from cunju.kernel.numerals import number_or_none

# In a cell that says until when, a day, a month, a month's end is one.
CELL_DAY = re.compile(rf"(?:{YEAR})?(?<!每)(?P<month>{N})\s*月份?(?:\s*(?P<day>{N})\s*[日号]|\s*(?P<end>底|末))?(?:之前|以前|前)?(?![旬上中下])")
DOTTED = re.compile(
    r"(?P<year>20\d\d)\s*[.\-/年]\s*(?P<month>\d{1,2})(?:\s*[.\-/月]\s*(?P<day>\d{1,2})\s*日?|\s*月?(?:底|末)?)(?!\d)(?:之前|以前|前)?"
)
CELL_YEAR = re.compile(r"(?P<year>20\d\d)\s*年(?:底|末|年底)?(?:前|之前|以前)?$|^(?P<relative>今年|本年|当年|明年|次年)?年?(?:底|末)(?:前|之前)?$")
CELL_QUARTER = re.compile(rf"(?:{YEAR})?第?(?P<quarter>[一二三四1-4])季度(?:末|底|内)?(?:之前|以前|前)?")
CELL_HALF = re.compile(rf"(?:{YEAR})?(?P<half>上|下)半年(?:末|底|内)?(?:之前|以前|前)?")
NOBODY = re.compile(r"[-—－/／、\s无]*|同上")
ENDLESS = re.compile(r"(?:全年|长期|常年|持续|即时|立即|随时|适时|按(?:需|时|要求|规定|计划)|日常|常态化|贯穿|动态).*|同上")


def of_columns(measure: Measure, *, year: NoticeYear, names: Names, doubts: list[str]) -> Iterator[Proposal]:
    """Proposals of the cells that name offices or days, in the order of the columns."""
    for head, words in measure.columns:
        if heads.is_owner(head):
            yield from _who(measure.no, head, words, names)
        elif heads.is_due(head):
            yield from _due(measure.no, head, words, year, doubts)


def _who(no: int, head: str, words: str, names: Names) -> Iterator[Proposal]:
    if not NOBODY.fullmatch(words):
        codes = tuple(code for one in names.places(words) for code in one.codes)
        yield Proposal(no, "who", words, None, None, {}, unit_codes=codes, column=head)


def _due(no: int, head: str, words: str, year: NoticeYear, doubts: list[str]) -> Iterator[Proposal]:
    found: list[Found] = []
    unsaid: list[str] = []
    finders = (recurrences(words), recurring(words, year=year, doubts=unsaid, column=True), withins(words), _days(words, year, unsaid))
    for finder in finders:
        fresh = list(finder)
        known = [*found]
        found += [one for one in fresh if not any(one.overlaps(other) for other in known)]
    doubts += [f"第{no}项的“{head}”：{one}" for one in unsaid]
    if not found and not unsaid and not ENDLESS.fullmatch(words):
        doubts.append(f"第{no}项的“{head}”写的是“{words}”，没有认出期限。")
    for one in found:
        yield Proposal(no, one.type, words[one.start : one.end], None, None, one.values, column=head)


def _days(words: str, year: NoticeYear, doubts: list[str]) -> Iterator[Found]:
    """Days as they stand; the first pattern has its characters, several of them have theirs."""
    taken: list[Found] = []
    for one in days(words, year=year, doubts=[]):
        taken.append(one)
        yield one
    for pattern in (DOTTED, CELL_QUARTER, CELL_HALF, CELL_DAY, CELL_YEAR):
        for match in pattern.finditer(words):
            here = Found("deadline", *match.span())
            if any(here.overlaps(one) for one in taken):
                continue
            taken.append(here)
            if (on := _on(match, year)) is None:
                doubts.append(f"“{match[0]}”没有写明到哪一天，或者没有这一天，没有列为期限。")
            elif not match["year"] and year.not_before and on < year.not_before:
                doubts.append(f"“{match[0]}”没有写明年份，按发文日期的年份已经过了，没有列为期限。")
            else:
                yield Found("deadline", *match.span(), {"on": on.isoformat()})


def _on(match: re.Match[str], year: NoticeYear) -> date | None:
    told = match.groupdict()
    of = (number_or_none(told["year"]) or 0) if told.get("year") else year.year + (told.get("relative") in ("明年", "次年", "翌年"))
    quarter = 3 * (number_or_none(told["quarter"]) or 0) if told.get("quarter") else 0
    half = {"上": 6, "下": 12}.get(told.get("half") or "", 0)
    month = quarter or half or (number_or_none(told["month"]) if told.get("month") else 12) or 0
    if not 2000 <= of <= 2100 or not 1 <= month <= 12:
        return None
    if not told.get("day"):
        return month_span(of, month).end
    try:
        return date(of, month, number_or_none(told["day"]) or 0)
    except ValueError:
        return None
