"""What this room differs in: whose hand writes what; nothing of it waits with a day."""

from typing import Any

from cunju.activities.fourlists.models import Entry
from cunju.activities.fourlists.steps import OWNERS, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import Entry as Line
from cunju.records.steps import Step

# Who checks, as the kind calls it, by role.
CHECKS = {roles.VILLAGE_CLERK: "self", roles.SUPERVISORY_MEMBER: "supervisory", roles.TOWN_OFFICER: "town"}
HANDS = {"unit": frozenset({roles.VILLAGE_CLERK}), "district": frozenset({roles.DISTRICT_OFFICER}), "check": frozenset(CHECKS)}


def _offered(account: Account, step: str) -> dict[str, list[str]]:
    """Each records its own checks."""
    return {"by": [CHECKS[account.role]]} if step == "checked" and account.role in CHECKS else {}


def _may(account: Account, step: str, entry: Line | None) -> bool:
    """A check is changed by whose it is."""
    return entry is None or entry.step != "checked" or entry.said.get("by") == CHECKS.get(account.role)


def _own(step: Any, said: Any) -> bool:
    return bool(step.name == "checked" and said.get("by") == "supervisory")


def _said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
    """A line's choices; of what was looked at no more can lie outside than there was."""
    said = step.filled(told.said, parent)
    if step.name == "checked" and said["outside"] > said["looked"]:
        raise CannotBe(f"清单外{said['outside']}件，多于查看的{said['looked']}件。请核对。", "outside")
    return said


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """Nothing: no text gives a day to any of it; a task that waits for the district stands beside its desk."""
    return []


BOOK = Book(
    room="fourlists", entries=Entry, steps=STEPS, hands=HANDS, home="fourlists:home", waiting=waiting, owners=OWNERS, owed={}, may=_may, own=_own,
    said=_said, offered=_offered, kinds=("village", "community", "town", "county"), name="四张清单", code="QD",
)  # fmt: skip
