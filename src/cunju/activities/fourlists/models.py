"""Lists by version with their items, tasks from above, and the lines of certificates, postings, checks; facts hold codes and counts."""

import uuid

from django.db import models

from cunju.kernel.personal import masked
from cunju.records import models as shelf

KINDS = [("village", "村"), ("community", "社区")]


class Chosen(models.Model):
    """Which definition of the lists an area works by, where it is not the one its code suggests."""

    area_code = models.CharField(max_length=12, unique=True)
    definition = models.CharField(max_length=20)
    by = models.CharField(max_length=150)
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.area_code} {self.definition}"


class Version(models.Model):
    """One text of one list, for the villages or the communities of an area; it is changed by a new version, never in place.

    ``turn``: which approval in its area it was; the later one of a list takes the place of the earlier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    area_code = models.CharField(max_length=12)
    unit_kind = models.CharField(max_length=10, choices=KINDS)
    list = models.CharField(max_length=20)
    number = models.CharField(max_length=20)
    from_on = models.DateField()
    loaded_on = models.DateField()
    by = models.CharField(max_length=150)
    reviewed_on = models.DateField(null=True)
    reviewed_by = models.CharField(max_length=150, blank=True)
    turn = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["list", "unit_kind", "-turn", "-number"]
        constraints = [models.UniqueConstraint(fields=["area_code", "unit_kind", "list", "number"], name="four_version_once")]

    def __str__(self) -> str:
        return f"{self.list} {self.number}"


class Item(models.Model):
    """One item: its code, what it is, on which ground, which office does it and its telephone."""

    class Meta:
        ordering = ["place"]

    title = models.CharField(max_length=100)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveIntegerField()
    code = models.CharField(max_length=20)
    basis, note = models.CharField(max_length=200, blank=True), models.CharField(max_length=200, blank=True)
    office, phone = models.CharField(max_length=60, blank=True), models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.title

    def open(self) -> "Item":
        """As walls and boards show it: no number of a person; the telephone is an office's where one is named."""
        for name in ("title", "basis", "office", "note", *(() if self.office else ("phone",))):
            setattr(self, name, masked(getattr(self, name)))
        return self


class Task(models.Model):
    """Something asked from above beyond the lists, entered once for all units; what was decided is the ``Entry`` that names it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    town_code = models.CharField(max_length=12)
    units = models.JSONField(default=list)
    title = models.CharField(max_length=100)
    department = models.CharField(max_length=60)
    basis, basis_text = models.CharField(max_length=10), models.CharField(max_length=200, blank=True)
    period, ends_on = models.CharField(max_length=10), models.DateField()
    fields, minutes = models.PositiveIntegerField(), models.PositiveIntegerField()
    funded, withdrawn = models.BooleanField(default=False), models.BooleanField(default=False)
    entered_on, by = models.DateField(), models.CharField(max_length=150)

    class Meta:
        ordering = ["-entered_on", "-id"]

    def __str__(self) -> str:
        return self.title


class Page(shelf.Page):
    """A photo or scan brought with a line."""


class Entry(shelf.Entry):
    """One line. Of a certificate: its ``number`` in the register of its year, the item's ``title``, where else to go, who asked.

    ``beyond``: it was given and no list in force on its day allows it, as it stood when it was written down.
    """

    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="entries")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=100, blank=True)
    office = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    applicant = models.CharField(max_length=60, blank=True)
    beyond = models.BooleanField(default=False)

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="four_unit_day")]
