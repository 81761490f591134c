"""What waits on a line of the book, and the clock of a question by the law of its day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from cunju.activities.supervision.steps import BREACH, OWN, RECORDED
from cunju.catalogue import Clause, Law
from cunju.records import steps
from cunju.records.steps import Note, Wait

# A committee's check that ends the watching; 还没有落实 keeps it open.
ENDED = ("done", "reasoned", "referred")
ANSWER, APPEAL = "breach.answer_days", "breach.appeal_days"


def waits(notes: Iterable[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    """What waits, in order. The same windows as the duties open; ``laws`` are those of the days on which a clock opened."""
    return steps.waits(notes, lambda note, following: _after(note, following, laws=laws))


def _after(note: Note, following: list[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    after = {one.step for one in following}
    if note.step == "opinion" and not after & {"settled", "suggestion"}:
        return [Wait("suggestion", note.id, "supervisory", note.on)]
    if note.step == "suggestion" and "answer" not in after:
        return [Wait("answer", note.id, "unit", note.on)]
    if note.step == "answer" and not any(_ends(one) for one in following):
        return [Wait("check", note.id, "supervisory", note.on)]
    if note.step == "check" and _ends(note) and "feedback" not in after:
        return [Wait("feedback", note.id, "supervisory", note.on)]
    if note.step == "question":
        return _asked(note, [one for one in following if one.step == "reply"], laws[note.on].first(ANSWER))
    if note.step == "referral" and "ruling" not in after:
        owner = "district" if note.said.get("to") == "county" else "town"
        return [_clock("ruling", note, owner, laws[note.on].first(APPEAL))] if _recorded(note) else []
    return []


def _ends(note: Note) -> bool:
    return note.step == "check" and note.said.get("outcome") in ENDED


def _asked(note: Note, replies: list[Note], clause: Clause | None) -> list[Wait]:
    """The clause asks both committees, in writing; without one any answer will do. The committee's own question waits for the village."""
    if note.said.get("basis") == OWN:
        answered = any(one.said.get("by") in ("committee", "both") for one in replies)
        return [] if answered else [Wait("reply", note.id, "unit", note.on)]
    if note.said.get("basis") != BREACH:
        return []
    if clause is None:
        return [] if replies else [Wait("reply", note.id, "unit", note.on)]
    by = {str(one.said.get("by")) for one in replies if one.said.get("written")}
    wanted = (("unit", "committee"), ("supervisory", "supervisory"))
    return [_clock("reply", note, owner, clause) for owner, who in wanted if not by & {who, "both"}]


def _recorded(note: Note) -> bool:
    return note.said.get("basis") in RECORDED


def _clock(step: str, note: Note, owner: str, clause: Clause | None) -> Wait:
    if note.said.get("basis") != BREACH or clause is None:
        return Wait(step, note.id, owner, note.on)
    return Wait(step, note.id, owner, note.on, note.on + timedelta(days=clause.number), clause.cite)


def reply_says(basis: str, *, by: str, written: bool, clause: Clause | None) -> str:
    """What an answer leaves open, in a sentence; empty where it settles the question or no clause asks more."""
    if basis != BREACH or clause is None:
        return ""
    if not written:
        return f"要书面答复（{clause.cite}）；口头答复过的先记下，再补书面的。"
    if by == "both":
        return ""
    other = "村（居）务监督委员会" if by == "committee" else "村（居）民委员会"
    return f"{other}也要书面答复（{clause.cite}）。"
