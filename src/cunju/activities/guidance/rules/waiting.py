"""What waits on a line: a finding for the unit, a promise for the town. No text gives a day, so nothing is late."""

from collections.abc import Iterable

from cunju.records import steps
from cunju.records.steps import Note, Wait

# What answers a line, and who owes it.
ANSWERS = {"finding": ("settled", "unit"), "help": ("given", "town")}


def waits(notes: Iterable[Note]) -> list[Wait]:
    """What waits in a unit; the same windows as the duties open."""
    return steps.waits(notes, _after)


def _after(note: Note, following: list[Note]) -> list[Wait]:
    step, owner = ANSWERS.get(note.step, ("", ""))
    if not step or any(one.step == step for one in following):
        return []
    return [Wait(step, note.id, owner, note.on)]
