"""Periods and their publication days: the period a sheet speaks of is not the day it is posted."""

from dataclasses import dataclass
from datetime import date

from cunju.catalogue import Law, choices
from cunju.kernel.days import add_days, add_months, month_span, parse_period, period_zh, quarter_zh

PARTY, GOVERNMENT, SERVICE, FINANCE = "party", "government", "service", "finance"
CATEGORIES = choices("disclosure.sheet_published", "category")
QUARTERLY = (PARTY, GOVERNMENT, SERVICE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One sheet an issue holds: its category and the period it speaks of."""

    category: str
    period: str

    @property
    def title(self) -> str:
        """``2023年8月财务公开表``, ``2023年第三季度党务公开表``."""
        return f"{period_zh(self.period)}{CATEGORIES[self.category]}公开表"


def month_of(text: str) -> tuple[int, int] | None:
    """Year and month of ``2023-08``; None of anything else."""
    try:
        start = parse_period(text).start
    except ValueError:
        return None
    return (start.year, start.month) if len(text) == 7 and text[4] == "-" else None


def months_back(month: str, steps: int) -> str:
    """The month ``steps`` before another."""
    day = add_months(parse_period(month).start, -steps)
    return f"{day:%Y-%m}"


def month_before(day: date) -> str:
    """The last month that has ended on a day."""
    return months_back(f"{day:%Y-%m}", 1)


def ends_quarter(month: str) -> bool:
    """Whether the issue after this month also holds the quarter's sheets."""
    return int(month[5:]) % 3 == 0


def quarter_of(month: str) -> str:
    """``2023Q3`` of ``2023-09``."""
    return f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"


def wanted(month: str) -> tuple[Wanted, ...]:
    """The sheets of an issue: March's finance sheet serves the month and the quarter."""
    quarter = tuple(Wanted(one, quarter_of(month)) for one in QUARTERLY) if ends_quarter(month) else ()
    return (Wanted(FINANCE, month), *quarter)


def period_of(month: str, category: str) -> str:
    """The period a category's sheet of an issue speaks of."""
    return month if category == FINANCE else quarter_of(month)


def due_on(month: str, *, law: Law) -> date | None:
    """The day by which an issue is posted, in the month after it, weekend or not; None where no clause says one."""
    day = law.first("disclosure.month_day") or (law.first("disclosure.quarter_day") if ends_quarter(month) else None)
    return add_days(_end(month), day.number) if day else None


def _end(period: str) -> date:
    return parse_period(period).end


def end_of(period: str) -> date:
    """The last day a sheet speaks of."""
    return _end(period)


def too_early(period: str, published_on: date) -> str:
    """Why a sheet cannot be posted yet: its period has not ended; empty where it has."""
    end = _end(period)
    if published_on > end:
        return ""
    first = add_days(end, 1)
    return (
        f"{period_zh(period)}到{end.month}月{end.day}日才结束，没有结束就公布的不算数。"
        f"请在{first.year}年{first.month}月{first.day}日以后公布。"
    )


def no_quarter(text: str) -> str:
    """Why a text names no quarter; empty where it does."""
    try:
        span = parse_period(text)
    except ValueError:
        span = None
    return "" if span and text[4:5] == "Q" else "请写第几季度，例如2023Q2。"


def quarters_before(day: date, count: int) -> list[str]:
    """The last quarters that have ended on a day, newest first."""
    ended = (quarter_of(month_before(add_months(day, -months))) for months in range(3 * count))
    return [one for one in dict.fromkeys(ended) if _end(one) < day][:count]


def issue_zh(month: str) -> str:
    """``2023年8月``, ``2023年9月（含第三季度）``."""
    tail = f"（含{quarter_zh((int(month[5:]) + 2) // 3)}）" if ends_quarter(month) else ""
    return f"{period_zh(month)}{tail}"


def weekend_word(day: date) -> str:
    """Said where the publication day is a Saturday or Sunday: nobody may wait for Monday."""
    return "，这天是周末，最好在此前的工作日公布" if day.weekday() >= 5 else ""


def month_days(month: str) -> tuple[date, date]:
    """First and last day of a month."""
    year, number = int(month[:4]), int(month[5:])
    span = month_span(year, number)
    return span.start, span.end
