"""A meeting with a day before it: written down as it was held, corrected, voided, taken back. Lock, what stands, fact, rows, version, files once."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.archive.storing import Ready, bring, ready
from cunju.kernel.refusals import WrongMoment
from cunju.ledger import interface as ledger
from cunju.ledger import versions
from cunju.records.models import HELD, PLANNED, VOID
from cunju.records.writing import UNDONE

Uploads = Sequence[Any] | Ready | None


@dataclass(frozen=True)
class Vote:
    """Which meeting voted: a record of it, or the day and page of a paper one and which body it was."""

    meeting: uuid.UUID | None = None
    day: date | None = None
    page: str = ""
    body: str = ""


@dataclass(frozen=True)
class Judged:
    """What a record of a meeting comes to: the fact it makes and what was found.

    ``write`` writes the room's rows once the fact is there, and gives what the version says; ``name``: what its files are called;
    ``rests_on``: facts it rests on where it is recorded first.
    """

    fact: Any
    findings: Sequence[ledger.Finding]
    write: Callable[[ledger.Pen, Any], Mapping[str, str]]
    name: str
    rests_on: Sequence[Any] = ()


# A room's judgement of the row as it stands, under the lock; it refuses what cannot be.
Judge = Callable[[Any], Judged]


def hold(
    row: Any, judge: Judge, *, on: date, word: str, by: str, now: datetime, fact_id: Any = None, uploads: Uploads = None
) -> Any:
    """Record that it took place, planned before or not; the fact. ``word``: what it is, 会议 or 协商."""
    brought = ready(uploads)
    with ledger.writing([row.unit_code], now=now) as pen:
        stands = row if row._state.adding else type(row).objects.select_for_update().filter(pk=row.pk).first() or row
        if stands.state == VOID or stands.fact:
            raise WrongMoment(f"这次{word}已经记录或作废；要修改请用“更正”。")
        found = judge(stands)
        fact = pen.record(
            found.fact, unit=stands.unit_code, occurred_on=on, by=by, findings=found.findings, rests_on=list(found.rests_on),
            fact_id=fact_id,
        )  # fmt: skip
        stands.fact = fact.uid
        said = found.write(pen, fact)
        versions.keep(stands.versions, step="recorded", fact=fact.uid, by=by, now=now, said=said)
        bring(stands.papers, brought, unit_code=stands.unit_code, name=found.name, by=by, now=now, about=fact.uid)
    return fact


def mend(
    row: Any, judge: Judge, *, on: date, word: str, reason: str, seen: Any, by: str, now: datetime,
    fact_id: Any = None, uploads: Uploads = None,
) -> Any:  # fmt: skip
    """Say how it was instead, and why; the old version stays in the ledger and in the room. ``seen``: the version that was before one."""
    brought = ready(uploads)
    with ledger.writing([row.unit_code], now=now, superseding=[row.fact] if row.fact else []) as pen:
        if row.state != HELD or row.fact is None:
            raise WrongMoment(f"只有已记录的{word}可以更正。")
        found = judge(row)
        fact = pen.correct(row.fact, found.fact, occurred_on=on, by=by, findings=found.findings, fact_id=fact_id, seen=seen)
        said = found.write(pen, fact)
        versions.keep(row.versions, step="corrected", fact=fact.uid, by=by, now=now, reason=reason, said=said)
        bring(row.papers, brought, unit_code=row.unit_code, name=found.name, by=by, now=now, about=row.fact)
    return fact


def void(row: Any, *, reason: str, by: str, now: datetime) -> None:
    """Say that it was never held (or will not be); what rests on it stops counting, its versions stay."""
    with ledger.writing([row.unit_code], now=now, superseding=[row.fact] if row.fact else []) as pen:
        row.refresh_from_db()
        if row.state == VOID:
            return
        fact = pen.retract(row.fact, by=by) if row.fact else None
        row.state, row.reason = VOID, reason
        row.save(update_fields=["state", "reason"])
        versions.keep(row.versions, step="voided", fact=fact and fact.uid, by=by, now=now, reason=reason)


def unhold(row: Any, *, by: str, now: datetime) -> None:
    """Take back that it was held: it is planned as before; one that nobody had arranged is void."""
    with ledger.writing([row.unit_code], now=now, superseding=[row.fact]) as pen:
        fact = pen.retract(row.fact, by=by)
        versions.keep(row.versions, step="voided", fact=fact.uid, by=by, now=now, reason=UNDONE)
        if row.arranged:
            row.state, row.fact = PLANNED, None
        else:
            row.state, row.reason = VOID, UNDONE
        row.save(update_fields=["state", "fact", "reason"])
