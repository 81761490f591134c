"""What waits on a line, as the duties open it: a sheet is posted and filed, a result is posted, a demand is followed by a review."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from cunju.catalogue import Law
from cunju.records import steps
from cunju.records.steps import Note, Wait

# What must follow a line; no text gives a day.
OWED = {"pledge": ("posted", "filed"), "review": ("result",)}
DEMANDED = "review.on_request_days"


def waits(notes: Iterable[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    """What waits in a unit; ``laws`` are those of the days of the lines."""
    notes = list(notes)
    reviews = [one for one in notes if one.step == "review"]
    return steps.waits(notes, lambda note, following: _after(note, following, reviews, laws))


def _after(note: Note, following: list[Note], reviews: list[Note], laws: Mapping[date, Law]) -> list[Wait]:
    if note.step == "demand":
        return _demanded(note, reviews, laws[note.on])
    taken = {one.step for one in following}
    return [Wait(step, note.id, "unit", note.on) for step in OWED.get(note.step, ()) if step not in taken]


def _demanded(note: Note, reviews: list[Note], law: Law) -> list[Wait]:
    """The first review from the demand on answers it; one that comes too soon after the last asks nobody."""
    clause = law.first(DEMANDED)
    if clause is None or note.said.get("barred") or any(one.on >= note.on for one in reviews):
        return []
    return [Wait("review", note.id, "town", note.on, note.on + timedelta(days=clause.number), clause.cite)]
