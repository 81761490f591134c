"""What is to be consulted on: the guide a town or district loaded, a unit's catalogue and key topics of a year."""

from django.db import models

from cunju.activities.consultation import rules

CATEGORIES = list(rules.CATEGORIES.items())


class GuideItem(models.Model):
    """An item of the guide of a district, or of a town where it loaded its own; ``scope`` is its code."""

    scope = models.CharField(max_length=12, db_index=True)
    number = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=12, choices=CATEGORIES)
    title = models.CharField(max_length=120)
    loaded_on = models.DateField()
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["scope", "number"]
        constraints = [models.UniqueConstraint(fields=["scope", "number"], name="con_one_guide_number")]

    def __str__(self) -> str:
        return self.title


class Yearly(models.Model):
    """A list a unit settles for a year; ``fact`` is the root of its record."""

    unit_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    fact = models.UUIDField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.unit_code} {self.year}"


class Catalogue(Yearly):
    """A unit's catalogue of a year; ``fact`` is the root of its record."""

    decided_on = models.DateField()
    posted_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "year"], name="con_one_catalogue_a_year")]


class Item(models.Model):
    """One item of a catalogue; ``guide`` is the number in the guide it goes back to."""

    catalogue = models.ForeignKey(Catalogue, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=12, choices=CATEGORIES)
    title = models.CharField(max_length=120)
    guide = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "number"], name="con_one_item_a_number")]

    def __str__(self) -> str:
        return self.title


class Plan(Yearly):
    """The key topics of a unit's year; ``fact`` is the root of its record."""

    planned_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "year"], name="con_one_plan_a_year")]


class Topic(models.Model):
    """A key topic: the item of the catalogue it belongs to, the quarter it is planned for, the office in charge."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    item_number = models.PositiveSmallIntegerField(null=True)
    quarter = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["quarter", "number"]

    def __str__(self) -> str:
        return self.title


class Former(models.Model):
    """A catalogue or the key topics of a year as they stood before they were settled anew or voided."""

    LISTS = [("catalogue", "协商目录"), ("topics", "重点协商事项")]

    unit_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=10, choices=LISTS)
    settled_on = models.DateField()
    lines = models.JSONField(default=list)
    on = models.DateField()
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=200, blank=True)
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit_code", "year"], name="con_former_unit_year")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.year} {self.of}"
