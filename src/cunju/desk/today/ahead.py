"""What lies ahead: the days until the end of next month, what is arranged and what falls due on them, which of them are no working days. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cunju.duties.status import Window
from cunju.kernel import workdays
from cunju.kernel.dated import Dated
from cunju.kernel.days import add_days, add_months, short_day

WEEK, MOST = 7, 2


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar: what falls due on it, as words, tone and the page it opens, and how many more things do."""

    on: date
    rest: bool
    today: bool
    due: tuple[tuple[str, str, str], ...] = ()
    more: int = 0

    @property
    def first(self) -> bool:
        """Whether the month is said beside the number."""
        return self.on.day == 1


def end(today: date) -> date:
    """The last day of next month."""
    return add_days(add_months(today.replace(day=1), 2), -1)


class Opened(Protocol):
    """A window and the page that settles it (``queries.Line``)."""

    @property
    def window(self) -> Window:
        """What falls due."""

    @property
    def href(self) -> str:
        """Where it is done, or else why it is asked."""


def calendar(today: date, lines: Iterable[Opened], arranged: Iterable[Dated] = ()) -> list[list[Day]]:
    """Weeks from this Monday to the end of next month, each mark opening its page: what is arranged, then what falls due.

    Empty where nothing is, on any of them.
    """
    start = add_days(today, -today.weekday())
    last = end(today)
    by_day: dict[date, dict[str, tuple[str, str]]] = {}
    for meeting in arranged:
        if today <= meeting.on <= last:
            by_day.setdefault(meeting.on, {}).setdefault(said(meeting), ("open", meeting.href))
    for line in lines:
        one = line.window
        if one.due_on and today <= one.due_on <= last:
            by_day.setdefault(one.due_on, {}).setdefault(f"{one.verb}{one.own_object}", (_tone(one.due_on, today), line.href))
    if not by_day:
        return []
    days = [add_days(start, number) for number in range((last - start).days + 1)]
    drawn = [_day(one, today, by_day.get(one, {})) for one in days]
    return [drawn[at : at + WEEK] for at in range(0, len(drawn), WEEK)]


def said(one: Dated) -> str:
    """What is arranged, with its hour."""
    return f"{one.begins:%H:%M}{one.title}" if one.begins else one.title


def _day(on: date, today: date, due: dict[str, tuple[str, str]]) -> Day:
    every = tuple((words, *how) for words, how in due.items())
    return Day(on, not workdays.is_workday(on), on == today, every[:MOST], max(len(every) - MOST, 0))


def _tone(due: date, today: date) -> str:
    return "soon" if (due - today).days <= 10 else "wait"


def rests_ahead(today: date) -> str:
    """The next run of three free days or more until the end of next month: ``9月29日至10月6日放假``; empty where there is none."""
    last = end(today)
    day = today
    while day <= last and workdays.known(day):
        after = day
        while workdays.known(after) and not workdays.is_workday(after):
            after = add_days(after, 1)
        if (after - day).days > MOST:
            return f"{short_day(day)}至{short_day(add_days(after, -1))}放假"
        day = max(after, add_days(day, 1))
    return ""
