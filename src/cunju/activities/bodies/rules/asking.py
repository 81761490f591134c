"""How many must ask, and what then waits: an audit, a vote on a representative's seat; by the clauses of the day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from cunju.catalogue import Clause, Law
from cunju.records import steps
from cunju.records.steps import Note, Wait

COMMITTEE = "committee"
HANDOVER, EARLY = "handover.days", "audit.early_days"
REMOVAL, AUDIT = "representatives.removal", "audit.on_request"
# What enough people ask for: the question that says how many.
ASKED = {"demand": AUDIT, "removal": REMOVAL}
OF = {"villagers": "villagers", "group": "group"}
# Who leaves so leaves before the term has ended; of others whoever writes it says so.
EARLY_BY_NATURE = frozenset({"resigned", "recalled"})


def on_request(step: str, said: Mapping[str, Any], law: Law) -> Clause | None:
    """The clause that says how many must ask; None where none holds or nobody is asked."""
    if step not in ASKED:
        return None
    return law.first(ASKED[step], of=OF[str(said.get("by", "villagers"))] if step == "demand" else "")


def too_few(signed: int, base: int, clause: Clause | None) -> str:
    """Why so many are no demand, in a sentence; empty where they are, or no clause says how many."""
    if signed > base:
        return f"联名{signed}人，多于总数{base}人。请核对。"
    if clause is None or clause.holds((signed, base)):
        return ""
    need = clause.needed(base)
    return f"{base}人要有{need}人以上联名（{clause.whole}，{clause.cite}），现在{signed}人，还差{need - signed}人，不开始计时，够了再记。"


def waits(notes: Iterable[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    """What waits in a unit; ``laws`` are those of the days of the lines."""
    return steps.waits(notes, lambda note, following: _after(note, following, laws[note.on]))


# What follows a line, by whom, within how many days.
NEXT = {
    "demand": ("organised", "town", "audit.on_request_days"),
    "organised": ("result", "town", ""),
    "removal": ("voted", "unit", "representatives.removal_days"),
}


def _after(note: Note, following: list[Note], law: Law) -> list[Wait]:
    if note.step not in NEXT or following:
        return []
    step, owner, question = NEXT[note.step]
    clause = law.first(question) if question else law.first("audit.on_request_days")
    if clause is None:
        return []
    due = note.on + timedelta(days=clause.number) if question else None
    return [Wait(step, note.id, owner, note.on, due, clause.cite)]


def is_early(body: str, change: str, said: bool | None = None) -> bool | None:
    """Whether a member of the committee left before the term ended; None of other bodies, and where nobody said."""
    if body != COMMITTEE:
        return None
    return True if change in EARLY_BY_NATURE else said
