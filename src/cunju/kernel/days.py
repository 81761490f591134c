"""Days, periods and how they are written in Chinese; nothing here reads a clock."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
QUARTER_NAMES = ("", "第一季度", "第二季度", "第三季度", "第四季度")
WEEKDAYS = "一二三四五六日"
PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|-(?P<month>0[1-9]|1[0-2]))?")
SAID_PERIOD = re.compile(
    r"(?P<year>[0-9]{4})年?(?:第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年|(?P<month>1[0-2]|0?[1-9])月(?:份)?)?"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of days, both ends included."""

    start: date
    end: date

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Span):
            return self.start <= item.start and item.end <= self.end
        return isinstance(item, date) and self.start <= item <= self.end


def parse_day(text: str) -> date:
    """``YYYY-MM-DD`` to a date; ValueError for anything else."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def year_span(year: int) -> Span:
    """1 January to 31 December."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def months_span(year: int, first: int, last: int) -> Span:
    """The first day of month ``first`` to the last day of month ``last`` of one year."""
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def half_span(year: int, half: int) -> Span:
    """Half-year 1 or 2."""
    return months_span(year, 6 * half - 5, 6 * half)


def quarter_span(year: int, number: int) -> Span:
    """Quarter 1 to 4."""
    return months_span(year, 3 * number - 2, 3 * number)


def month_span(year: int, month: int) -> Span:
    """One month."""
    return months_span(year, month, month)


def parse_period(text: str) -> Span:
    """``2023``, ``2023H1``, ``2023Q3`` or ``2023-08`` to its days; ValueError for anything else."""
    found = PERIOD.fullmatch(text)
    if not found:
        raise ValueError(text)
    year = int(found["year"])
    if found["quarter"]:
        return quarter_span(year, int(found["quarter"]))
    if found["half"]:
        return half_span(year, int(found["half"]))
    return month_span(year, int(found["month"])) if found["month"] else year_span(year)


def period_of(text: str) -> str | None:
    """A period as people write it (``2023年第二季度``, ``2023年3月``, ``2023年上半年``, ``2023``) as it is kept; None for anything else."""
    plain = "".join(text.split())
    found = SAID_PERIOD.fullmatch(plain)
    if found is None:
        return plain.upper() if PERIOD.fullmatch(plain.upper()) else None
    if found["quarter"]:
        return f"{found['year']}Q{'一二三四1234'.index(found['quarter']) % 4 + 1}"
    if found["half"]:
        return f"{found['year']}H{'上下'.index(found['half']) + 1}"
    return f"{found['year']}-{int(found['month']):02}" if found["month"] else found["year"]


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """``day`` plus a number of days."""
    return day + timedelta(days=days)


def quarter(day: date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month + 2) // 3


def quarter_zh(number: int) -> str:
    """``第三季度``."""
    return QUARTER_NAMES[number]


def period_zh(period: str) -> str:
    """``2023年``, ``2023年第三季度``, ``2023年上半年``, ``2023年8月``."""
    year, rest = period[:4], period[4:]
    if not rest:
        return f"{year}年"
    if rest[0] == "Q":
        return f"{year}年{quarter_zh(int(rest[1]))}"
    if rest[0] == "H":
        return f"{year}年{'上下'[int(rest[1]) - 1]}半年"
    return f"{year}年{int(rest[1:])}月"


def chinese_day(day: date) -> str:
    """``2023年3月28日``, without leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: date) -> str:
    """``9月20日``."""
    return f"{day.month}月{day.day}日"


def clock_zh(at: time) -> str:
    """``上午9:30``, ``下午2:30``, as notices write the hour."""
    return f"{'上午' if at.hour < 12 else '下午'}{at.hour if at.hour <= 12 else at.hour - 12}:{at.minute:02d}"


def weekday_zh(day: date) -> str:
    """``星期三``."""
    return f"星期{WEEKDAYS[day.weekday()]}"
