"""What this room offers to the public board: who is in office; office and name only, of bodies whose list is public."""

from datetime import date

from cunju.activities.bodies import queries, rules
from cunju.kernel.sections import PEOPLE, Section
from cunju.org import bodies
from cunju.org.models import Unit

# What the assembly decided is published, so who was elected; representatives are announced to their groups.
SHOWN = (bodies.COMMITTEE, bodies.SUPERVISORY)


def sections(unit: Unit, *, on: date) -> list[Section]:
    """People in office: no sex, no telephone, no end of term."""
    listed = []
    for body in SHOWN:
        seats = sorted(queries.sitting(unit.code, body=body, on=on), key=queries.rank)
        fallen = queries.unseated(unit.code, seats)
        people = [
            (queries.office(one), one.person.name + ("（决定任职的会议没有形成决定）" if one.pk in fallen else "")) for one in seats
        ]
        if people:
            listed.append((rules.body_word(body, kind=unit.kind), people))
    if not listed:
        return []
    return [Section("people", PEOPLE, "bodies/public.html", {"listed": listed, "on": on})]
