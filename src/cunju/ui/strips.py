"""The year strip: twelve months of one unit, what was due and what happened."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on its day: the day it happened, or is due; a state; where a tap leads."""

    day: date
    state: str
    href: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One duty of the year: its name, how often, its marks."""

    label: str
    often: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the strip; ``tenth`` (0 to 10) is where today stands in it, None in other months."""

    number: int
    ahead: bool
    tenth: int | None


@dataclass(frozen=True, slots=True)
class Strip:
    """A year laid out: months, and for each lane its marks month by month."""

    year: int
    months: tuple[Month, ...]
    rows: tuple[tuple[Lane, tuple[tuple[Month, tuple[Mark, ...]], ...]], ...]


def _month(year: int, number: int, *, today: date) -> Month:
    here = (today.year, today.month) == (year, number)
    length = calendar.monthrange(year, number)[1]
    return Month(
        number, (year, number) > (today.year, today.month), round(10 * today.day / length) if here else None
    )


def strip(year: int, *, lanes: Sequence[Lane], today: date) -> Strip:
    """Marks sorted into months; marks of other years are left out."""
    months = tuple(_month(year, number, today=today) for number in range(1, 13))
    rows = []
    for lane in lanes:
        inside = sorted((one for one in lane.marks if one.day.year == year), key=lambda one: one.day)
        cells = tuple((m, tuple(one for one in inside if one.day.month == m.number)) for m in months)
        rows.append((lane, cells))
    return Strip(year, months, tuple(rows))
