"""What lies ahead: the days until the end of next month, what falls due on them, which of them are no working days. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cunju.duties.status import Window
from cunju.kernel import workdays
from cunju.kernel.days import add_days, add_months, short_day

WEEK, MOST = 7, 2


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar: what falls due on it, in words, and how many more things do."""

    on: date
    rest: bool
    today: bool
    due: tuple[tuple[str, str], ...] = ()
    more: int = 0

    @property
    def first(self) -> bool:
        """Whether the month is said beside the number."""
        return self.on.day == 1


def end(today: date) -> date:
    """The last day of next month."""
    return add_days(add_months(today.replace(day=1), 2), -1)


def calendar(today: date, windows: Iterable[Window]) -> list[list[Day]]:
    """Weeks from this Monday to the end of next month; empty where nothing falls due on any of them."""
    start = add_days(today, -today.weekday())
    last = end(today)
    by_day: dict[date, dict[str, str]] = {}
    for one in windows:
        if one.due_on and today <= one.due_on <= last:
            by_day.setdefault(one.due_on, {}).setdefault(f"{one.verb}{one.own_object}", _tone(one.due_on, today))
    if not by_day:
        return []
    days = [add_days(start, number) for number in range((last - start).days + 1)]
    drawn = [_day(one, today, by_day.get(one, {})) for one in days]
    return [drawn[at : at + WEEK] for at in range(0, len(drawn), WEEK)]


def _day(on: date, today: date, due: dict[str, str]) -> Day:
    said = tuple(due.items())
    return Day(on, not workdays.is_workday(on), on == today, said[:MOST], max(len(said) - MOST, 0))


def _tone(due: date, today: date) -> str:
    return "soon" if (due - today).days <= 10 else "wait"


def sooner(due: date) -> date | None:
    """The last working day before a due day that is none; None where it is one, or where its year's holidays are not known."""
    if not workdays.known(due) or workdays.is_workday(due):
        return None
    day = due
    while not workdays.is_workday(day):
        day = add_days(day, -1)
    return day


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
