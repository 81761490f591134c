"""A sheet of pledges from a meeting that was held; its correction; what became of an item."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.pledges import queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Item
from cunju.activities.pledges.queries import Member
from cunju.archive.storing import Ready, ready
from cunju.kernel.days import short_day
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.kernel.words import points
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told


@dataclass(frozen=True, slots=True)
class Pledged:
    """What was pledged: day and body of the meeting, its record (or the page of the paper), each member's text, a line an item."""

    on: date
    at: str
    texts: Mapping[uuid.UUID, str]
    rests: Sequence[Any] = ()
    page: str = ""


def pledge(
    unit: Unit, told: Pledged, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:
    """The first sheet of a year begins a chain; what a member pledges later follows it."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now):
        guards.happened(told.on, now, done="开过会再记")
        before = queries.before(unit.code, on=told.on)
        said, sheet = _counted(unit, told, before)
        first = queries.first_of(unit.code, year=told.on.year)
        if first and told.on < first.on:
            raise CannotBe(f"今年{short_day(first.on)}已经登记过承诺；更早的一次会议请先作废那一份，再按先后登记。", "meeting")
        line = Told(told.on, told.page, "", said, told.rests)
        entry: Entry = writing.write(
            BOOK, unit, line, step="pledge", by=by, now=now, parent=first, fact_id=fact_id, uploads=brought
        )
        Item.objects.bulk_create(_items(entry, sheet))
    return entry


def _counted(
    unit: Unit, told: Pledged, before: Mapping[uuid.UUID, int]
) -> tuple[dict[str, Any], list[tuple[Member, list[str]]]]:
    """What the fact says, and who pledged what; refused with words where it cannot be."""
    if told.at not in BOOK.fields(BOOK.steps["pledge"])["at"].values:  # type: ignore[operator]
        raise CannotBe("履职承诺要在村（居）民会议或者村（居）民代表会议上作出，两委联席会议等不算。", "meeting")
    there = {one.person: one for one in queries.members(unit.code, on=told.on)}
    lines = {person: points(text) for person, text in told.texts.items()}
    lines = {person: found for person, found in lines.items() if found}
    if not lines:
        raise CannotBe("请至少写一名成员的承诺，一行一项。")
    for person, found in lines.items():
        if person not in there:
            raise CannotBe(f"{short_day(told.on)}他还不是（或者已经不是）村（居）民委员会成员，不能记在这次会议上。", f"text-{person}")
        if person in before:
            raise CannotBe(f"{there[person].name}今年已经承诺过；要补充或改动，请更正那一份。", f"text-{person}")
        if long := next((one for one in found if len(one) > rules.MOST), ""):
            raise CannotBe(f"一项最多{rules.MOST}字，“{long[:12]}……”太长，请分成几行。", f"text-{person}")
    sheet: dict[Any, list[str]] = {person: lines[person] for person in there if person in lines}
    said = rules.counted(list(there), sheet, before=before, at=told.at)
    return said, [(there[person], found) for person, found in sheet.items()]


def _items(entry: Entry, sheet: list[tuple[Member, list[str]]]) -> list[Item]:
    rows = [(member, text) for member, found in sheet for text in found]
    return [
        Item(entry=entry, person=member.person, name=member.name, office=member.office, place=place, text=text)
        for place, (member, text) in enumerate(rows)
    ]


def mend(
    entry: Entry, texts: Mapping[uuid.UUID, str], *, reason: str, by: str, now: datetime, fact_id: Any = None, seen: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:  # fmt: skip
    """Say otherwise what was pledged; an item of which was said what became of it stays."""
    unit, brought = Unit.objects.get(code=entry.unit_code), ready(uploads)
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        told = Pledged(entry.on, entry.said["at"], texts)
        said, sheet = _counted(unit, told, queries.before(unit.code, on=entry.on, but=entry))
        line = Told(entry.on, entry.text, "", said, (), reason, seen)
        writing.correct(BOOK, entry, line, by=by, now=now, fact_id=fact_id, uploads=brought)
        stand = {(one.person, one.text): one for one in entry.items.all()}
        for fresh in _items(entry, sheet):
            if same := stand.pop((fresh.person, fresh.text), None):
                same.place = fresh.place
                same.save(update_fields=["place"])
            else:
                fresh.save()
        for gone in stand.values():
            if gone.lines.exists():
                raise CannotBe(f"“{gone.text[:20]}”已经登记过办理情况，不能去掉；请先作废那条办理。", f"text-{gone.person}")
            gone.delete()
    return entry


def mark(
    item: Item, how: str, *, on: date, text: str = "", proof: Any = None, by: str, now: datetime, fact_id: Any = None,
) -> Entry:  # fmt: skip
    """Say what became of an item on a day; ``proof``: a record that shows it."""
    with ledger.writing([item.entry.unit_code], now=now):
        stands, last = item.state_on()
        if how not in rules.HOW:
            raise CannotBe("请选办结、部分办结或者没有办成。", "how")
        if stands == how:
            raise WrongMoment(f"这一项{short_day(last.on)}已经登记为{rules.HOW[how]}。")
        if last is not None and on < last.on:
            raise CannotBe(f"日期早于上一次登记（{short_day(last.on)}）。请核对。", "on")
        unit = Unit.objects.get(code=item.entry.unit_code)
        line = Told(on, text, "", rules.said_of(how), [proof] if proof else ())
        entry: Entry = writing.write(
            BOOK, unit, line, step="kept", by=by, now=now, parent=item.entry, fact_id=fact_id, more={"item": item}
        )
    return entry
