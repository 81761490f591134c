"""What this room differs in: whose hand writes what, what waits."""

from cunju.activities.guidance import rules
from cunju.activities.guidance.models import Entry
from cunju.activities.guidance.steps import OWNERS, STEPS
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book, Waiting

HANDS = {
    "town": frozenset({roles.TOWN_OFFICER, roles.DISTRICT_OFFICER}),
    "unit": frozenset(roles.WRITERS),
    "district": frozenset({roles.DISTRICT_OFFICER}),
}
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("town", "unit")}


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting(BOOK, unit.code, rules.waits, owners=owners)


BOOK = Book(
    room="guidance", entries=Entry, steps=STEPS, hands=HANDS, home="guidance:home", waiting=waiting, owners=OWNERS, owed=OWED,
    kinds=("village", "community", "town"), name="督促指导", code="DC",
)  # fmt: skip
