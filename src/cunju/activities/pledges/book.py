"""What this room differs in: whose hand writes what, what waits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.pledges import rules
from cunju.activities.pledges.models import Entry
from cunju.activities.pledges.steps import OWNERS, STEPS
from cunju.kernel.verdicts import finding
from cunju.ledger import interface as ledger
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book, Waiting
from cunju.records.steps import Step

HANDS = {"unit": frozenset(roles.WRITERS)}
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("unit", "town")}


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting_by_law(BOOK, unit, rules.waits, owners=owners)


def _findings(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> Sequence[ledger.Finding]:
    """How a review was made, by the law of its day."""
    marks = rules.found(said, catalogue.law(unit=unit, on=on)) if step.name == "review" else []
    return [finding(code, clause) for code, clause in marks]


BOOK = Book(
    room="pledges", entries=Entry, steps=STEPS, hands=HANDS, home="pledges:home", waiting=waiting, owners=OWNERS, owed=OWED,
    findings=_findings, name="履职承诺和民主评议", code="CN",
)  # fmt: skip
