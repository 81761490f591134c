"""The workbook's lines in chains, signed pages, half-year reports, who does what."""

import uuid

from django.db import models

from cunju.archive.models import Brought

STATES = [("live", "有效"), ("void", "已作废"), ("fallen", "所依据的记录已作废")]


class Entry(models.Model):
    """One line of the workbook; ``said`` are the choices its fact holds, ``parent`` the line it follows.

    ``proxy``: written by the clerk or the town from the signed page; ``confirmed_on``: a member said it is so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    step = models.CharField(max_length=12)
    on = models.DateField()
    text = models.TextField(blank=True)
    who = models.CharField(max_length=60, blank=True)
    said = models.JSONField(default=dict)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers")
    fact = models.UUIDField(unique=True)
    by = models.CharField(max_length=150)
    proxy = models.UUIDField(null=True)
    confirmed_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=STATES, default="live")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["unit_code", "-on"], name="sup_unit_day")]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"


class Page(Brought):
    """A photo or scan of the signed page of an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="pages")


class Report(models.Model):
    """A half-year report being written; it counts when a meeting has heard it (``entry``)."""

    unit_code = models.CharField(max_length=12)
    half = models.CharField(max_length=6)
    text = models.TextField(blank=True)
    entry = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="reports")

    class Meta:
        ordering = ["-half"]
        constraints = [models.UniqueConstraint(fields=["unit_code", "half"], name="sup_one_report_a_half")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.half}"


class Assignment(models.Model):
    """分工: a member's share of the work since a day; what the law asks of members stands in the register of people."""

    unit_code = models.CharField(max_length=12)
    person_id = models.UUIDField()
    on = models.DateField()
    share = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["unit_code", "on"], name="sup_share_unit_day")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
