"""Sheets and what follows them as lines; the items a member pledged, with name and office as they were on the day."""

import uuid
from datetime import date
from typing import Any

from django.db import models

from cunju.archive.models import Brought
from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line; ``item``: which item a line of 承诺事项办理 is about."""

    item = models.ForeignKey("Item", null=True, on_delete=models.PROTECT, related_name="lines")

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="ple_unit_day")]


class Page(Brought):
    """A photo or scan brought with a line."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="pages")


class Item(models.Model):
    """One thing a member pledged; ``person`` is the id of the register."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="items")
    person = models.UUIDField()
    name = models.CharField(max_length=40)
    office = models.CharField(max_length=40, blank=True)
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["entry", "place"]

    def __str__(self) -> str:
        return self.text[:40]

    def state_on(self, on: date | None = None) -> tuple[str, Any]:
        """What it came to by a day (``done``, ``partly``, ``undone``; empty while nothing was said) and the line that says so."""
        live = [one for one in self.lines.all() if one.state == shelf.LIVE and (on is None or one.on <= on)]
        last = max(live, key=lambda one: (one.on, str(one.pk)), default=None)
        if last is None:
            return "", None
        return next((one for one in ("partly", "undone") if last.said.get(one)), "done"), last
