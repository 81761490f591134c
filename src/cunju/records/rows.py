"""Rows that are no line of a chain: one that stands for a period and is recorded anew, one that is taken back."""

from datetime import datetime
from typing import Any

from cunju.ledger import interface as ledger
from cunju.ledger import versions
from cunju.records.models import VOID


def put(pen: ledger.Pen, before: Any, made: Any, *, unit: str, **told: Any) -> Any:
    """The fact of what stands once for a period: recorded where there is none ``before``, else corrected."""
    return pen.correct(before.fact, made, **told) if before else pen.record(made, unit=unit, **told)


def take_back(row: Any, *, unit_code: str, reason: str, by: str, now: datetime) -> None:
    """Say that a row with ``fact``, ``void`` and ``reason`` was never so; a second time changes nothing."""
    with ledger.writing([unit_code], now=now, superseding=[row.fact]) as pen:
        row.refresh_from_db()
        if row.void:
            return
        pen.retract(row.fact, by=by)
        row.void, row.reason = True, reason
        row.save(update_fields=["void", "reason"])


def void_held(row: Any, *, reason: str, by: str, now: datetime) -> None:
    """Say that a meeting was never held (or will not be); what rests on it stops counting, its versions stay."""
    with ledger.writing([row.unit_code], now=now, superseding=[row.fact] if row.fact else []) as pen:
        row.refresh_from_db()
        if row.state == VOID:
            return
        fact = pen.retract(row.fact, by=by) if row.fact else None
        row.state, row.reason = VOID, reason
        row.save(update_fields=["state", "reason"])
        versions.keep(row.versions, step="voided", fact=fact and fact.uid, by=by, now=now, reason=reason)
