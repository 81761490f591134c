"""What this room differs in: whose hand writes what, what waits, what a line says beyond its choices."""

from typing import Any

from cunju.activities.assessment.models import Entry
from cunju.activities.assessment.steps import OWNERS, STEPS
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading, steps
from cunju.records.book import Book, Waiting
from cunju.records.steps import Note, Wait

HANDS = {"town": frozenset({roles.TOWN_OFFICER}), "district": frozenset({roles.DISTRICT_OFFICER})}
OWED = {roles.DISTRICT_OFFICER: ("district",)}
# What answers a line; a scheme that is in no approved plan opens nothing.
ANSWERS = {"objected": "answered", "scheme": "closed"}


def _after(note: Note, following: list[Note]) -> list[Wait]:
    step = ANSWERS.get(note.step, "")
    off = note.step == "scheme" and not note.said.get("approved")
    return [] if not step or off or any(one.step == step for one in following) else [Wait(step, note.id, "district", note.on)]


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits: the answer to an objection, the closing of an approved scheme; nothing of it has a day."""
    return reading.waiting(BOOK, unit.code, lambda notes: steps.waits(notes, _after), owners=owners)


def _noted(entry: Any) -> list[tuple[str, str]]:
    """Which item an objection is about."""
    items = entry.scheme.rubric if entry.item and entry.scheme else []
    return [("考核内容", one["title"]) for one in items if one["key"] == entry.item]


BOOK = Book(
    room="assessment", entries=Entry, steps=STEPS, hands=HANDS, home="assessment:home", waiting=waiting, owners=OWNERS, owed=OWED,
    kinds=("town", "county"), name="年度考核", code="KH", noted=_noted,
)  # fmt: skip
