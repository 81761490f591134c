"""What this room differs in: whose hand writes what, what a line takes from its words or the line before."""

import hashlib
from typing import Any

from cunju.activities.showcase import rules
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.steps import OWNERS, STEPS
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import Entry as Line
from cunju.records.steps import Step

HANDS = {
    "unit": frozenset(roles.WRITERS), "town": frozenset({roles.TOWN_OFFICER}), "district": frozenset({roles.DISTRICT_OFFICER}),
}  # fmt: skip


def digest_of(text: str) -> str:
    """What names a text in a fact."""
    return hashlib.sha256(text.encode()).hexdigest()


def _said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
    """A line's choices; a case's digest, how many criteria or milestones come from its words."""
    said = step.filled(told.said, parent)
    if step.name == "case":
        said["digest"] = digest_of(told.text)
    elif step.name == "announced":
        said["criteria"] = len(rules.lines(told.text))
    elif step.name == "plan":
        said["milestones"] = len(rules.lines(told.text))
    return said


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """Nothing: the notice gives a project no day between plan and acceptance; its page offers the next step."""
    return []


BOOK = Book(
    room="showcase", entries=Entry, steps=STEPS, hands=HANDS, home="showcase:home", waiting=waiting, owners=OWNERS, owed={}, said=_said,
    kinds=("village", "community", "town", "county"), name="示范和优秀", code="SF",
)  # fmt: skip
