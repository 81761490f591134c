"""What waits on a line of a text, and whether the meeting that voted could adopt it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cunju.catalogue import Clause, Law
from cunju.records import steps
from cunju.records.steps import Note, Wait

ASSEMBLY, REPRESENTATIVES, SHORT = "assembly", "representatives", "short"
ADOPTED_BY, FILING, POSTED, WOMEN, BEFORE = (
    f"convention.{one}" for one in ("adopted_by", "filing_days", "posted", "women_present", "town_before")
)
DELEGABLE = "delegable"
# What follows what, and whose it is; a charter's steps bear its letter.
AFTER = {"adopted": (("filed", "unit"),), "filed": (("posted", "unit"), ("reviewed", "town"))}


def waits(notes: list[Note], *, laws: Mapping[date, Law]) -> list[Wait]:
    """What waits, in order; on what no meeting could adopt waits nothing."""
    return steps.waits(notes, lambda note, following: _after(note, following, laws[note.on]))


def _after(note: Note, following: list[Note], law: Law) -> list[Wait]:
    mark = "c_" if note.step.startswith("c_") else ""
    done = {one.step for one in following}
    if note.said.get("lawful") is False:
        return []
    asked = [(f"{mark}{step}", owner) for step, owner in AFTER.get(note.step.removeprefix("c_"), ())]
    clauses = {"filed": law.first(FILING), "posted": law.first(POSTED)}
    found = []
    for step, owner in asked:
        clause = clauses.get(step)
        due = note.on + timedelta(days=clause.number) if clause and step == "filed" else None
        if step not in done:
            found.append(Wait(step, note.id, owner, note.on, due, clause.cite if clause else ""))
    return found


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an adoption, by which clause; ``binds``: it is not in force."""

    code: str
    words: str
    clause: Clause
    binds: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """The meeting that voted, as its record or the paper says; ``delegated``: an assembly had left it to the representatives."""

    body: str
    result: str = ""
    women: int | None = None
    delegated: bool = False


def faults(vote: Vote, *, law: Law, consulted: bool, convention: bool) -> list[Fault]:
    """What the law of the day says against an adoption; without clauses nothing."""
    found = []
    by, women, before = law.first(ADOPTED_BY), law.first(WOMEN), law.first(BEFORE)
    if by is not None and vote.body == REPRESENTATIVES and not _may(by, vote):
        found.append(Fault("reserved", f"要由{by.said}通过，代表会议通过的还没有生效", by, binds=True))
    if by is not None and vote.result == SHORT:
        found.append(Fault("short", "会议没有达到法定人数，还没有生效", by, binds=True))
    if convention and women is not None and vote.women is not None and not women.holds(vote.women):
        found.append(Fault("women", "到会的没有妇女", women))
    if convention and before is not None and not consulted:
        found.append(Fault("not_consulted", "表决前没有报镇（街道）看过", before))
    return found


def _may(by: Clause, vote: Vote) -> bool:
    return by.holds(REPRESENTATIVES) or (by.holds(DELEGABLE) and vote.delegated)


def lawful(found: list[Fault], *, law: Law) -> bool | None:
    """Whether a body that could adopt it did; None where no clause says who can."""
    return None if law.first(ADOPTED_BY) is None else not any(one.binds for one in found)


def label(said: Mapping[str, Any]) -> str:
    """How an adoption stands, in words."""
    return "还没有生效" if said.get("lawful") is False else "现行"
