"""Who sits in the supervisory committee on a day, with what was declared."""

import uuid
from datetime import date

from cunju.activities.supervision import rules
from cunju.activities.supervision.models import Declaration
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Seat


def declarations(unit_code: str, *, on: date) -> dict[uuid.UUID, Declaration]:
    """The newest declaration of each person, by person."""
    found = Declaration.objects.filter(unit_code=unit_code, on__lte=on).order_by("on", "id")
    return {one.person_id: one for one in found}


def members(unit_code: str, *, on: date) -> list[tuple[Seat, rules.Member]]:
    """The members of a day, the director first, each once."""
    seats = org.in_office(unit_code, on=on)
    committee = {one.person_id for one in seats if one.body == bodies.COMMITTEE}
    declared = declarations(unit_code, on=on)
    own = [one for one in seats if one.body == bodies.SUPERVISORY]
    own.sort(key=lambda one: (one.role != "director", one.person.name))
    found = []
    for seat in own:
        said = declared.get(seat.person_id)
        member = rules.Member(
            name=seat.person.name,
            role=bodies.ROLE_ZH.get(seat.role, ""),
            in_committee=seat.person_id in committee,
            relative=said.relative if said else None,
            accountant=said.accountant if said else None,
            finance=said.finance if said else None,
        )
        found.append((seat, member))
    return found
