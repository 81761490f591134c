"""What this room differs in: whose hand writes what, what a line takes from the one before, what waits."""

from collections.abc import Mapping
from typing import Any

from cunju.activities.points.models import Entry
from cunju.activities.points.steps import OWNERS, STEPS
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading, steps
from cunju.records.book import Book, Waiting
from cunju.records.models import LIVE
from cunju.records.models import Entry as Line
from cunju.records.steps import Note, Wait

CLERK = frozenset({roles.VILLAGE_CLERK})
# Who may hear an objection and review a month: never the hand that entered it.
READERS = frozenset({roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER})
HANDS: Mapping[str, frozenset[str]] = {"unit": CLERK, "reader": READERS}
OWED = {roles.VILLAGE_CLERK: ("unit",)}


def _after(note: Note, following: list[Note]) -> list[Wait]:
    """An objection waits for its answer; no text gives a day."""
    if note.step == "objected" and not following:
        return [Wait("answered", note.id, "unit", note.on)]
    return []


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting(BOOK, unit.code, lambda notes: steps.waits(notes, _after), owners=owners)


def _may(account: Account, step: str, line: Line | None) -> bool:
    """The state of the rules is nobody's to write."""
    return step != "force"


def _look(entry: Line) -> tuple[str, ...]:
    """Rules that do not stand."""
    return ("wait", "不成立") if entry.step == "force" and entry.state == LIVE and entry.said.get("sound") is False else ()


def _brief(entry: Any, account: Account) -> str:
    """What a list says of an objection: never whose."""
    return "" if entry.step == "objected" else entry.name or entry.text


BOOK = Book(
    room="points", entries=Entry, steps=STEPS, hands=HANDS, home="points:home", waiting=waiting, owners=OWNERS, owed=OWED, may=_may,
    look=_look, brief=_brief, name="积分和院落", code="JF",
)  # fmt: skip
