"""Courtyards formed with their households; a household joins, leaves at any time, stays off the red list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.points.actions.lines import write
from cunju.activities.points.models import Entry, Household
from cunju.activities.points.rules import pasting
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards
from cunju.records.book import Told


@dataclass(frozen=True)
class Courtyard:
    """A courtyard as it is told: what it is called, who heads it, since when, its households as pasted."""

    name: str
    head: str
    on: date
    text: str


def form(unit: Unit, told: Courtyard, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Form a courtyard of households."""
    with ledger.writing([unit.code], now=now):
        made = _read(unit, told.text)
        line = Told(told.on, "", told.head.strip(), {"households": len(made)})
        entry = write(unit, line, step="formed", by=by, now=now, fact_id=fact_id, more={"name": told.name.strip()})
        if not entry.households.exists():
            Household.objects.bulk_create(
                Household(unit_code=unit.code, courtyard=entry, number=number, name=name) for number, name in made
            )
    return entry


def _read(unit: Unit, text: str) -> list[tuple[int, str]]:
    taken = set(Household.objects.filter(unit_code=unit.code).values_list("number", flat=True))
    try:
        made = pasting.households(text, after=max(taken, default=0))
    except pasting.Unread as fault:
        raise CannotBe(str(fault), "households") from None
    if twice := sorted({number for number, _ in made} & taken):
        raise CannotBe(f"户号{'、'.join(map(str, twice[:5]))}已经有了；户号在全村（社区）不重复。", "households")
    return made


def add_households(unit: Unit, courtyard: Entry, text: str, *, now: datetime) -> list[Household]:
    """More households join a courtyard; the record of its forming says how many there were then."""
    with ledger.writing([unit.code], now=now):
        courtyard.refresh_from_db()
        guards.stands(courtyard)
        made = _read(unit, text)
        return Household.objects.bulk_create(
            Household(unit_code=unit.code, courtyard=courtyard, number=number, name=name) for number, name in made
        )


def leave(one: Household, *, on: date | None, now: datetime) -> None:
    """A household leaves (``on``), at any time and without a reason, or comes back (None); what it has it may still redeem."""
    with ledger.writing([one.unit_code], now=now):
        one.refresh_from_db()
        one.left_on = on
        one.save(update_fields=["left_on"])


def unlist(one: Household, *, unlisted: bool, now: datetime) -> None:
    """A household stays off the red list, or comes back on it."""
    with ledger.writing([one.unit_code], now=now):
        one.refresh_from_db()
        one.unlisted = unlisted
        one.save(update_fields=["unlisted"])
