"""Rules of this room, pure: the things to do of a walk's words, what waits on a line."""

from collections.abc import Iterable

from cunju.catalogue import Clause
from cunju.kernel.words import points
from cunju.records import steps
from cunju.records.steps import Note, Wait

MEDIATION, ASSEMBLY, REPRESENTATIVES = "mediation", "assembly", "representatives"
WRONG_BODY = "wrong_body"  # who voted is not whom the law of the day names


def lines(text: str) -> list[str]:
    """One thing to do a line, without its number; what stands twice counts once."""
    return list(dict.fromkeys(points(text)))


def _after(note: Note, following: list[Note]) -> list[Wait]:
    """A walk with things to do waits for its report; a report with something major waits for that to the Party."""
    done = {one.step for one in following}
    if note.step == "visit" and note.said.get("follow_up") and "reported" not in done:
        return [Wait("reported", note.id, "unit", note.on)]
    if note.step == "reported" and note.said.get("major") and "to_party" not in done:
        return [Wait("to_party", note.id, "unit", note.on)]
    return []


def waits(notes: Iterable[Note]) -> list[Wait]:
    """What waits, the oldest first; no text gives a day."""
    return steps.waits(notes, _after)


def unnamed(at: str, clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses that do not name the body that voted; none where no clause speaks."""
    return [one for one in clauses if not one.holds(at)]


def partners(*counts: int | None) -> int | None:
    """The partners measure 8 names, together; None where nothing was said of any."""
    said = [one for one in counts if one is not None]
    return sum(said) if said else None
