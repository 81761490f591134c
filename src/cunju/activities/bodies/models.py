"""Beside org's people, seats and rolls: what the law asks of a seat, how each body stood, each change, its posting, what goes on around it."""

import uuid

from django.db import models

from cunju.activities.bodies.rules import CHANGE_ZH, IN
from cunju.org.models import Seat
from cunju.records import models as shelf


class Trait(models.Model):
    """What is asked of a supervisory member: near relative of the committee, versed in finance, accounts or papers kept.

    None is not said.
    """

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="trait")
    kin = models.BooleanField(null=True)
    finance = models.BooleanField(null=True)
    accountant = models.BooleanField(null=True)

    def __str__(self) -> str:
        return str(self.seat_id)


class State(models.Model):
    """How a body stands from a day on; ``fact`` is the root of its composition, counts are as in the current version."""

    unit_code = models.CharField(max_length=12)
    body = models.CharField(max_length=24)
    on = models.DateField()
    fact = models.UUIDField(unique=True)
    sound = models.BooleanField()
    members = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    until = models.DateField(null=True)
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["unit_code", "body", "on"]
        constraints = [
            models.UniqueConstraint(fields=["unit_code", "body", "on"], name="bod_one_state_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.body} {self.on}"


class Change(models.Model):
    """People came into a body or left it: by which meeting or paper, when it was posted; ``fact`` is the root."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    body = models.CharField(max_length=24)
    change = models.CharField(max_length=12, choices=list(CHANGE_ZH.items()))
    on = models.DateField()
    count = models.PositiveSmallIntegerField()
    fact = models.UUIDField(unique=True)
    meeting = models.UUIDField(null=True)
    paper_on = models.DateField(null=True)
    paper_page = models.CharField(max_length=40, blank=True)
    posted_on = models.DateField(null=True)
    posted_fact = models.UUIDField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-on", "id"]
        indexes = [models.Index(fields=["unit_code", "-on"], name="bod_change_unit_day")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.body} {self.change}"

    @property
    def comes_in(self) -> bool:
        """Whether somebody came in by it."""
        return self.change in IN


class ListMap(models.Model):
    """What the headings and the words of post of a town's own lists stand for, remembered for all its units. No person."""

    town_code = models.CharField(max_length=9, unique=True)
    heads = models.JSONField(default=dict)
    posts = models.JSONField(default=dict)
    by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.town_code


class Entry(shelf.Entry):
    """One line around an office: a handover, an audit, a demand, a vote."""

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="bod_entry_unit_day")]


class Page(shelf.Page):
    """A photo or scan brought with a line."""


class Grid(models.Model):
    """One grid of a unit as the city's platform has it: its code there, name, households, the office of its head. No person, no event."""

    unit_code, code = models.CharField(max_length=12, db_index=True), models.CharField(max_length=40)
    name, head = models.CharField(max_length=60), models.CharField(max_length=60, blank=True)
    households = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
