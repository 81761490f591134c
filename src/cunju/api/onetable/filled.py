"""A ledger filled from what stands in Cunju: rows by unit and day, in the template's words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings

from cunju.api.onetable.mapping import Column, Ledger, Template
from cunju.kernel import offers, personal, sheets
from cunju.kernel.sheets import Cell, Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.ledger import lineage, vocabulary
from cunju.ledger.models import Fact
from cunju.ledger.queries import current_facts
from cunju.org import queries
from cunju.org.models import Roll, Unit

Said = Mapping[Any, str]


def workbook(template: Template, units: Sequence[Unit], *, year: int, on: date, above: str = "") -> bytes:
    """The template's ledgers of some units for a year, as one Excel file; the same records give the same bytes."""
    made = [Sheet(one.sheet, [each.head for each in one.columns], _rows(one, units, year=year, on=on)) for one in template.ledgers]
    return sheets.made(made, title=f"{template.title} {year}", day=on, above=above)


def _rows(one: Ledger, units: Sequence[Unit], *, year: int, on: date) -> list[list[Cell]]:
    towns = queries.names({unit.code[:9] for unit in units}, on=on)
    if not one.kinds:
        rolls = _rolls(units, on=on)
        return [[_of_unit(column, unit, towns, rolls.get(unit.code)) for column in one.columns] for unit in units]
    by_code = {unit.code: unit for unit in units}
    facts = _facts(one, list(by_code), year=year)
    said = _words(facts) if any(column.gives == "words" for column in one.columns) else {}
    return [[_cell(column, fact, by_code[fact.unit_code], towns, said) for column in one.columns] for fact in facts]


def _facts(one: Ledger, codes: list[str], *, year: int) -> list[Fact]:
    """Current facts of the year, by unit, day, ledger order."""
    wanted = current_facts(one.kinds).filter(unit_code__in=codes, occurred_on__year=year)
    found = wanted.order_by("unit_code", "occurred_on", "position")
    return [fact for fact in found if all(fact.attributes.get(name) in _listed(value) for name, value in one.where.items())]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _rolls(units: Sequence[Unit], *, on: date) -> dict[str, Roll]:
    """The newest roll of each unit by a day, in one query."""
    found = Roll.objects.filter(unit_code__in=[one.code for one in units], on__lte=on).order_by("on")
    return {one.unit_code: one for one in found}


def _words(facts: Iterable[Fact]) -> Said:
    """What the rooms call their records, by root fact; nothing of a person."""
    roots = {uid: chain[0].uid for uid, chain in lineage.chains([fact.uid for fact in facts]).items()}
    found: dict[Any, str] = {}
    for room in settings.ROOMS:
        if offered := offers.asked(room, offers.Queries.words):
            found |= offered(list(roots.values()))
    return {uid: personal.hidden(found[root]) for uid, root in roots.items() if root in found}


def _of_unit(column: Column, unit: Unit, towns: Mapping[str, str], roll: Roll | None) -> Cell:
    word, _, name = column.gives.partition(" ")
    if word == "roll":
        found: int | None = getattr(roll, name) if roll else None
        return found
    if column.gives == "day":
        return roll.on if roll else None
    return _place(column.gives, unit, towns)


def _place(gives: str, unit: Unit, towns: Mapping[str, str]) -> Cell:
    return {"unit": short_name(unit.name), "code": unit.code, "town": towns.get(unit.code[:9], "")}.get(gives)


def _cell(column: Column, fact: Fact, unit: Unit, towns: Mapping[str, str], said: Said) -> Cell:
    word, _, name = column.gives.partition(" ")
    if word == "field":
        return _field(column, fact, name, unit.kind)
    days = {"day": fact.occurred_on, "until": fact.until, "entered": fact.recorded_on}
    if column.gives in days:
        return days[column.gives]
    return said.get(fact.uid, "") if column.gives == "words" else _place(column.gives, unit, towns)


def _field(column: Column, fact: Fact, name: str, kind: str) -> Cell:
    value = fact.attributes.get(name)
    if column.words and str(value) in column.words:
        return of_kind(column.words[str(value)], kind)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    known = next(one for one in vocabulary.kind(fact.kind).fields if one.name == name)
    return of_kind(known.word(value), kind) if known else ""
