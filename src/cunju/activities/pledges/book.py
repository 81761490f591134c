"""What this room differs in: whose hand writes what, what waits."""

from cunju.activities.pledges import rules
from cunju.activities.pledges.models import Entry
from cunju.activities.pledges.steps import OWNERS, STEPS
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book, Waiting

HANDS = {"unit": frozenset(roles.WRITERS)}
OWED = dict.fromkeys(roles.WRITERS, ("unit",))


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting(BOOK, unit.code, rules.waits, owners=owners)


BOOK = Book(
    room="pledges", entries=Entry, steps=STEPS, hands=HANDS, home="pledges:home", waiting=waiting, owners=OWNERS, owed=OWED,
    own=lambda step, said: False, name="履职承诺和民主评议", code="CN",
)  # fmt: skip
