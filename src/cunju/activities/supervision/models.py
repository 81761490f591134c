"""The workbook's lines in chains, signed pages, half-year reports, who does what."""

from django.db import models

from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line of the workbook."""

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="sup_unit_day")]


class Page(shelf.Page):
    """A photo or scan of the signed page of an entry."""


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
