"""Who may be ticked as taking part on a day, and whom nobody heard."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cunju.activities.consultation import rules
from cunju.activities.consultation.models import Session
from cunju.kernel.words import of_kind
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Person, Unit

ORDER = (
    bodies.PARTY, bodies.COMMITTEE, bodies.SUPERVISORY, bodies.GROUP_HEADS, *bodies.SUB_COMMITTEES, bodies.REPRESENTATIVES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the rolls on a day, with the office shown beside the name and the group."""

    person: Person
    office: str
    body: str
    group: int | None


def listed(unit_code: str, *, on: date) -> list[Listed]:
    """Everybody in office or on the list of representatives on a day, each once."""
    seats = [one for one in org.in_office(unit_code, on=on) if one.body in ORDER]
    seats.sort(key=lambda one: (ORDER.index(one.body), one.group_no or 0, one.person.name))
    unit = org.unit(unit_code) if seats else None
    people: dict[uuid.UUID, Listed] = {}
    for seat in seats:
        role = bodies.role_word(seat.role, seat.body)
        body = of_kind(bodies.BODY_ZH[seat.body], unit.kind if unit else "")
        office = f"第{seat.group_no}组{role}" if seat.group_no else f"{body}{role}"
        if (before := people.get(seat.person_id)) and (before.group or not seat.group_no):
            continue
        people[seat.person_id] = Listed(seat.person, before.office if before else office, seat.body, seat.group_no)
    return list(people.values())


def unheard(unit: Unit, *, on: date, here: Collection[Listed], groups: str, women: int | None) -> str:
    """Which groups nobody came from, and whether a woman did, in a sentence."""
    roll = org.roll_on(unit.code, on=on)
    known = max((one.group or 0 for one in listed(unit.code, on=on)), default=0)
    heard = {one.group for one in here if one.group} | rules.numbers_in(groups)
    count = (roll.groups if roll and roll.groups else None) or known or None
    return rules.unheard(count, heard, women, kind=unit.kind)


def here(session: Session) -> tuple[list[Listed], set[uuid.UUID]]:
    """Who took part of those listed on that day, and for whom it was their own matter."""
    rows = {one.person_id: one.touched for one in session.participants.all()}
    people = [one for one in listed(session.unit_code, on=session.day) if one.person.id in rows] if rows else []
    return people, {one for one, touched in rows.items() if touched}
