"""What waits on a line, as the duties open it: a sheet is posted and filed. No text gives a day, so nothing is late."""

from collections.abc import Iterable

from cunju.records import steps
from cunju.records.steps import Note, Wait

# What must follow a line.
OWED = {"pledge": ("posted", "filed")}


def waits(notes: Iterable[Note]) -> list[Wait]:
    """What waits in a unit."""
    return steps.waits(notes, _after)


def _after(note: Note, following: list[Note]) -> list[Wait]:
    taken = {one.step for one in following}
    return [Wait(step, note.id, "unit", note.on) for step in OWED.get(note.step, ()) if step not in taken]
