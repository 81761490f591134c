"""Lines of the register: each record with its name, its chain, what it waits for, how it was entered."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from cunju.desk import wording, works
from cunju.desk.register import queries, rules
from cunju.desk.register.rules import Way
from cunju.kernel import worded
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import queries as units


@dataclass(frozen=True, slots=True)
class Line:
    """One record as the register shows it."""

    fact: Fact
    title: str
    words: str
    work: str
    unit: str
    entered: ledger.Entered
    corrected: int
    way: Way | None


def lines(records: Sequence[Fact], *, on: date, office: str) -> list[Line]:
    """Records as lines as an office reads them, in the order given; as many queries however many there are."""
    told = queries.told(records)
    places = units.units_by_code(one.unit_code for one in records)
    waits = queries.waiting(list(places.values()), on)
    said = words({one.kind for one in records}, [root for each in told.values() for root in each.roots], office=office)
    found = []
    for one in records:
        place = places.get(one.unit_code)
        kind, its = place.kind if place else "", told[one.uid]
        work = works.work_of(one.kind)
        mine = [each for root in its.roots for each in waits.get(str(root), ())]
        text = next((rules.short(said[root]) for root in its.roots if root in said), "")
        found.append(
            Line(
                one, rules.called(one, kind), text, work.title if work else "", wording.short(place.name if place else one.unit_code),
                ledger.entered(one), its.corrected, rules.way(its.facts, mine, kind),
            )
        )  # fmt: skip
    return found


def by_month(found: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under the month they happened in, in the order given."""
    months: dict[str, list[Line]] = {}
    for one in found:
        months.setdefault(f"{one.fact.occurred_on.year}年{one.fact.occurred_on.month}月", []).append(one)
    return list(months.items())


def record_of(fact: Fact, *, on: date, office: str) -> tuple[Line, list[tuple[Fact, str]]] | None:
    """The record a fact belongs to, with each of its steps in words; None where it is the only one of it."""
    versions = queries.begun_by([fact.uid])
    head = queries.heads(fact.unit_code).filter(uid__in=versions).first()
    if head is None:
        return None
    steps = [one for one in queries.told([head])[head.uid].facts if one.kind not in works.aside()]
    line = lines([head], on=on, office=office)[0]
    kind = units.units_by_code([fact.unit_code])[fact.unit_code].kind
    return (line, [(one, ledger.title_of(one.kind, one.attributes, kind)) for one in steps]) if line.way else None


def words(kinds: set[str], roots: Sequence[uuid.UUID], *, office: str) -> dict[uuid.UUID, str]:
    """What rooms call records, by their root facts, as an office reads it: a question a room."""
    rooms = {kind.partition(".")[0] for kind in kinds}
    found: dict[uuid.UUID, str] = {}
    for room in settings.ROOMS:
        if room.rpartition(".")[2] in rooms:
            found |= worded.words(room, roots, office=office)
    return found
