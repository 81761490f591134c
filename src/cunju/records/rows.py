"""Rows that are no line of a chain: one that stands for a period and is recorded anew, one that is taken back."""

from datetime import datetime
from typing import Any

from cunju.ledger import interface as ledger


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
