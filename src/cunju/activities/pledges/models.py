"""Sheets and what follows them as lines; items with name and office as of the day; what ballots said of each person; a town's season."""

import uuid
from datetime import date
from typing import Any

from django.db import models

from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line; ``item``: which item a line of 承诺事项办理 is about; ``chair``: who is to chair the review a plan announces; ``four``: whether
    its grades have 优秀 above the usual three."""

    four = models.BooleanField(default=False)
    chair = models.CharField(max_length=12, blank=True)
    item = models.ForeignKey("Item", null=True, on_delete=models.PROTECT, related_name="lines")

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="ple_unit_day")]


class Page(shelf.Page):
    """A photo or scan brought with a line."""


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


class Judged(models.Model):
    """A person a plan or a review is about; the ballots and the grade stand on the review. ``person`` is None for hired staff."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="judged")
    person = models.UUIDField(null=True)
    name = models.CharField(max_length=40)
    office = models.CharField(max_length=40, blank=True)
    hired = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()
    excellent = models.PositiveIntegerField(null=True)
    competent = models.PositiveIntegerField(null=True)
    basic = models.PositiveIntegerField(null=True)
    incompetent = models.PositiveIntegerField(null=True)
    grade = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["entry", "place"]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """Name and office."""
        return f"{self.name}（{self.office}）" if self.office else self.name

    @property
    def key(self) -> str:
        """Who it is, from one review to the next."""
        return str(self.person or self.name)


class Season(models.Model):
    """A town organises a unit's review of a year: on which day, who chairs."""

    unit_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    on = models.DateField()
    chair = models.CharField(max_length=12)
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["unit_code"]
        constraints = [models.UniqueConstraint(fields=["unit_code", "year"], name="ple_one_season")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.year}"
