"""A duty's calendar windows of one year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cunju.catalogue import Duty
from cunju.catalogue.words import WindowWords
from cunju.kernel.days import Span, add_days, add_months, half_span, month_span, quarter_span, year_span


@dataclass(frozen=True, slots=True)
class Frame:
    """First and last day of a window and the day it is due (None: open without a due day)."""

    start: date
    end: date | None
    due_on: date | None


def frames(duty: Duty, year: int) -> Iterator[Frame]:
    """The windows of a calendar or state duty that begin in ``year``."""
    words = duty.window
    if words.each:
        for span in _spans(words.each, year):
            yield Frame(span.start, span.end, _due(words, span.end))
    elif words.by:
        if words.by.year == year:
            yield Frame(date(year, 1, 1), date(year, 12, 31), words.by)
    elif words.on:
        yield from _on(words.on, year)
    elif words.state:
        yield Frame(date(year, 1, 1), date(year, 12, 31), date(year, 12, 31))


def _due(words: WindowWords, end: date) -> date:
    """Days after the window, or the last day of a month after it."""
    if words.due_after_months is None:
        return add_days(end, words.due_after_days or 0)
    month = add_months(end.replace(day=1), words.due_after_months)
    return month_span(month.year, month.month).end


def _spans(each: str, year: int) -> list[Span]:
    if each == "year":
        return [year_span(year)]
    if each == "half":
        return [half_span(year, number) for number in (1, 2)]
    if each == "quarter":
        return [quarter_span(year, number) for number in (1, 2, 3, 4)]
    return [month_span(year, number) for number in range(1, 13)]


def _on(days: tuple[date, ...], year: int) -> Iterator[Frame]:
    start = date(year, 1, 1)
    for day in sorted(days):
        if day.year == year:
            yield Frame(start, day, day)
            start = add_days(day, 1)
