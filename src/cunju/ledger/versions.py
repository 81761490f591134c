"""Versions of a room's row: as it was first, each correction, the voiding, each with what it said; rooms add the row they belong to."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

STEPS = [("recorded", "记录"), ("corrected", "更正"), ("voided", "作废")]


class KeptVersion(models.Model):
    """One version: its number, the step that made it, its fact, the day, the account, why, what it said label by label."""

    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=STEPS)
    fact = models.UUIDField(null=True)
    on = models.DateField()
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=200, blank=True)
    said = models.JSONField(default=dict)

    class Meta:
        abstract = True
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.step}"


V = TypeVar("V", bound=KeptVersion)


def keep(
    versions: Any, *, step: str, fact: Any, by: str, now: datetime, reason: str = "", said: Mapping[str, str] | None = None
) -> None:
    """Add a version to those of a row (its related manager); one that voids it says nothing."""
    number = versions.count() + 1
    versions.create(number=number, step=step, fact=fact, on=now.date(), by=by, reason=reason, said=dict(said or {}))


def changes(found: Iterable[V]) -> list[tuple[V, list[tuple[str, str, str]]]]:
    """Each version with what it changed: label, before, after; the first changed nothing."""
    rows = []
    before: dict[str, str] | None = None
    for one in found:
        changed: list[tuple[str, str, str]] = []
        if before is not None and one.said:
            labels = dict.fromkeys((*before, *one.said))
            pairs = [(label, before.get(label, "–"), one.said.get(label, "–")) for label in labels]
            changed = [pair for pair in pairs if pair[1] != pair[2]]
        rows.append((one, changed))
        before = one.said or before
    return rows
