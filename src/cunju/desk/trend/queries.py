"""Reads of 按月看: one fold of what lies below an office; the records of a unit's year in one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cunju import catalogue
from cunju.desk import wording, works
from cunju.desk.asking import Asked
from cunju.desk.trend import rules
from cunju.desk.trend.rules import Bar, Course
from cunju.duties import interface as duties
from cunju.duties.grid import OF_TOWN, OF_UNIT, by_measure
from cunju.kernel.days import month_span
from cunju.kernel.fractions import percent
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import queries
from cunju.org.models import Unit


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with who was due and who came."""

    uid: str
    on: date
    title: str
    due: int
    present: int

    @property
    def share(self) -> str:
        """As a percentage."""
        return percent(self.present, self.due)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The meetings of one kind, oldest first, with their bars."""

    name: str
    meetings: tuple[Meeting, ...]
    bars: tuple[Bar, ...]

    @property
    def words(self) -> str:
        """What the drawing says."""
        return "；".join(f"{one.on.month}月{one.on.day}日应到{one.due}人，实到{one.present}人" for one in self.meetings)


@dataclass(frozen=True, slots=True)
class Month:
    """A month's money as its sheet says it; None where none is published."""

    first: date
    opening: Decimal | None = None
    closing: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        """What came in less what went out."""
        return None if self.opening is None or self.closing is None else self.closing - self.opening


def courses(office: Unit, asked: Asked) -> tuple[list[Course], list[Course], int]:
    """Each measure below an office through the year, those of which nothing was due yet apart, and how many units; one fold."""
    units, towns, _ = queries.addressed_under(office.code, on=asked.on)
    standings = duties.standings([*units, *towns], on=asked.on, known=asked.known)
    owed = by_measure(one for each in standings for one in each.windows if one.owed_by in (*OF_UNIT, *OF_TOWN))
    titles = {one.no: one.title for one in catalogue.notice().measures} | {0: wording.BODY_ZH}
    found = [rules.course(number, title, owed.get(number, ()), asked.on) for number, title in titles.items()]
    return [one for one in found if one.last.of], [one for one in found if not one.last.of], len(units)


def records(unit: Unit, asked: Asked) -> tuple[list[Attendance], list[Month]]:
    """Attendance and money of the twelve months up to a day; one query."""
    kinds = works.trend()
    months = rules.last_months(asked.on)
    facts = ledger.facts_of(
        unit.code, kinds=[*kinds["meetings"], kinds["money"]["kind"]], between=(months[0], asked.on)
    ).filter(recorded_on__lte=asked.known)
    oldest_first = sorted(facts, key=lambda one: (one.occurred_on, one.position))
    held = [one for one in oldest_first if one.kind in kinds["meetings"]]
    sheets = [one for one in oldest_first if _is_money(one, kinds["money"])]
    return _attendance(held, months, unit.kind), _money(sheets, months)


def _attendance(facts: Sequence[Fact], months: Sequence[date], unit_kind: str) -> list[Attendance]:
    by_name: dict[str, list[Meeting]] = {}
    for one in facts:
        due, present = one.attributes.get("due"), one.attributes.get("present")
        if due and present is not None:
            title = ledger.title_of(one.kind, one.attributes, unit_kind).split(" ")[0]
            by_name.setdefault(title, []).append(Meeting(str(one.uid), one.occurred_on, title, due, present))
    return [Attendance(name, tuple(each), _bars(each, months)) for name, each in sorted(by_name.items())]


def _bars(meetings: Sequence[Meeting], months: Sequence[date]) -> tuple[Bar, ...]:
    """A bar for each meeting in its month, several side by side: as tall as the share that came, the frame is all who were due."""
    frames, filled = "", ""
    for at, first in enumerate(months):
        here = [one for one in meetings if (one.on.year, one.on.month) == (first.year, first.month)]
        wide = rules.BAR / max(len(here), 1)
        for n, one in enumerate(here):
            place = at + n * wide / rules.STEP
            frames += rules.box(place, 0, rules.TALL, wide=wide)
            filled += rules.box(place, 0, rules.TALL * min(one.present / one.due, 1), wide=wide)
    return (Bar("frame", frames), Bar("met", filled)) if frames else ()


def _is_money(fact: Fact, money: Mapping[str, Any]) -> bool:
    return fact.kind == money["kind"] and all(fact.attributes.get(name) == value for name, value in money["where"].items())


def _money(facts: Sequence[Fact], months: Sequence[date]) -> list[Month]:
    """The months with what their last sheet says; empty where no sheet says anything."""
    found: dict[date, Month] = {}
    for one in facts:
        period, opening, closing = (one.attributes.get(name) for name in ("period", "opening", "closing"))
        first, sums = _month(str(period)), (_amount(opening), _amount(closing))
        if first and None not in sums:
            found[first] = Month(first, *sums)
    return [found.get(first, Month(first)) for first in months] if found else []


def _month(period: str) -> date | None:
    """The first day of a month written 2023-08; None for a quarter or anything else."""
    year, _, month = period.partition("-")
    return month_span(int(year), int(month)).start if len(period) == 7 and year.isdigit() and month.isdigit() else None


def _amount(text: object) -> Decimal | None:
    try:
        return None if text is None else Decimal(str(text))
    except InvalidOperation:
        return None


def balance_bars(months: Sequence[Month]) -> list[Bar]:
    """A bar a month as tall as its balance; one below nothing stands as an empty frame."""
    most = max((abs(one.closing) for one in months if one.closing is not None), default=Decimal(0)) or Decimal(1)
    plus, minus = "", ""
    for at, one in enumerate(months):
        if one.closing:
            tall = float(abs(one.closing) / most) * rules.TALL
            drawn = rules.box(at, 0, tall)
            plus, minus = (plus + drawn, minus) if one.closing > 0 else (plus, minus + drawn)
    return [Bar(look, path) for look, path in (("met", plus), ("left", minus)) if path]
