"""The town's own part: its plan, sessions across units it led, milestones of a named project."""

import uuid

from django.db import models

from cunju.activities.consultation import rules
from cunju.records import models as shelf


class TownPlan(models.Model):
    """A town's plan for leading consultation in a year; ``fact`` is the root of its record."""

    town_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    decided_on = models.DateField()
    text = models.TextField(blank=True)
    training = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    fact = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town_code", "year"], name="con_one_town_plan_a_year")]

    def __str__(self) -> str:
        return f"{self.town_code} {self.year}"


class TownSession(shelf.Retractable):
    """A session across units, led by the town."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    town_code = models.CharField(max_length=12)
    held_on = models.DateField()
    title = models.CharField(max_length=120)
    units = models.JSONField(default=list)
    present = models.PositiveIntegerField()
    touched = models.PositiveIntegerField()
    outcome = models.CharField(max_length=12, choices=list(rules.OUTCOMES.items()))
    result = models.TextField(blank=True)
    fact = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-held_on", "id"]
        indexes = [models.Index(fields=["town_code", "-held_on"], name="con_town_day")]

    def __str__(self) -> str:
        return self.title


class Milestone(shelf.Retractable):
    """A milestone of a named project of a town, carried out at one of its units."""

    town_code = models.CharField(max_length=12)
    step = models.CharField(max_length=12, choices=list(rules.PILOT.items()))
    day = models.DateField()
    text = models.CharField(max_length=300, blank=True)
    fact = models.UUIDField(unique=True)

    class Meta:
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["town_code"], name="con_milestone_town")]

    def __str__(self) -> str:
        return f"{self.step} {self.day}"
