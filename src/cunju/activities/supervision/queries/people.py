"""Who sits in the supervisory committee on a day with what share of the work, and how the register says it stands."""

import uuid
from dataclasses import dataclass
from datetime import date

from cunju import catalogue
from cunju.activities.supervision import rules
from cunju.activities.supervision.models import Assignment
from cunju.kernel.verdicts import Line
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Seat, Unit

COMPOSITION = "bodies.composition"


@dataclass(frozen=True, slots=True)
class Composition:
    """What the register says, as lines, and the pages that say more: the record, and where people are registered."""

    lines: list[Line]
    fact: uuid.UUID | None
    page: str

    @property
    def open(self) -> int:
        """How many lines somebody should look at."""
        return sum(one.fails or one.state == rules.WAIT for one in self.lines)


def shares(unit_code: str, *, on: date) -> dict[uuid.UUID, str]:
    """The newest share of the work of each person, by person."""
    found = Assignment.objects.filter(unit_code=unit_code, on__lte=on).order_by("on", "id")
    return {one.person_id: one.share for one in found}


def members(unit_code: str, *, on: date) -> list[tuple[Seat, rules.Member]]:
    """The members of a day, the director first, each once."""
    own = org.in_office(unit_code, body=bodies.SUPERVISORY, on=on)
    given = shares(unit_code, on=on)
    own.sort(key=lambda one: (one.role != "director", one.person.name))
    return [
        (seat, rules.Member(seat.person.name, bodies.role_word(seat.role, seat.body), given.get(seat.person_id, "")))
        for seat in own
    ]


def composition(unit: Unit, *, on: date) -> Composition:
    """How the committee stands on a day: the last state the register recorded, its findings and nothing else."""
    facts = ledger.facts_of(unit.code, kinds=[COMPOSITION], between=(date.min, on))
    fact = facts.filter(attributes__body=bodies.SUPERVISORY).first()
    stand = None
    if fact is not None:
        found = [rules.Found(one["code"], one.get("cite", ""), one.get("sure", "C")) for one in fact.findings]
        said = fact.attributes
        sound = bool(said.get("sound")) and (fact.until is None or fact.until >= on)
        stand = rules.Stand(said.get("members") or 0, sound, fact.occurred_on, found)
    page = ledger.record_page(COMPOSITION, unit.code)
    law = catalogue.law(unit=unit, on=fact.occurred_on if fact else on)
    return Composition(rules.composition(stand, law), fact.uid if fact else None, page)
