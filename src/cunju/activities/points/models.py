"""Rules with their items, households by courtyard, months of entries, goods: names stand here, facts hold counts and days only."""

import uuid
from decimal import Decimal

from django.db import models

from cunju.records import models as shelf


def key() -> models.UUIDField[uuid.UUID, uuid.UUID]:
    """The id of a row that an address names."""
    return models.UUIDField(primary_key=True, default=uuid.uuid4)



def line(most: int, *, needed: bool = True) -> models.CharField[str, str]:
    """Words of one line."""
    return models.CharField(max_length=most, blank=not needed)


def counted() -> models.PositiveIntegerField[int, int]:
    """A number from 0."""
    return models.PositiveIntegerField()


def yuan() -> models.DecimalField[Decimal, Decimal]:
    """Money."""
    return models.DecimalField(max_digits=14, decimal_places=2)


class Entry(shelf.Entry):
    """One line. ``name``: what a courtyard is called; ``who`` its head. ``mark``: the entry somebody objects to; ``household`` whose."""

    name = models.CharField(max_length=40, blank=True)
    household = models.ForeignKey("Household", null=True, on_delete=models.PROTECT, related_name="objections")
    mark = models.ForeignKey("Mark", null=True, on_delete=models.PROTECT, related_name="objections")

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="pts_unit_day")]


class Page(shelf.Page):
    """A photo or scan brought with a line."""


class Rules(models.Model):
    """A text of rules: drafted, then adopted (``entry``). ``digest``: the convention its clauses are numbered by.

    ``days``: how long entries are posted before they count; ``budget``: what may be redeemed in a year; ``yearly``: points lapse with their
    year; ``red_at``: from how many points of a year a household stands on the red list (none: there is no red list).
    """

    id = key()
    unit_code = models.CharField(max_length=12, db_index=True)
    version = line(20)
    digest = line(64, needed=False)
    days = counted()
    budget = yuan()
    yearly = models.BooleanField(default=True)
    red_at = models.PositiveIntegerField(null=True)
    made_on = models.DateField()
    by = line(150)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="rules")

    class Meta:
        ordering = ["-made_on", "-version"]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.version}"


class Item(models.Model):
    """What gives or takes points, how many, by which clause of the convention; ``refused``: the law does not allow it, and why."""

    rules = models.ForeignKey(Rules, models.CASCADE, related_name="items")
    number = counted()
    what = line(200)
    points = models.SmallIntegerField(default=0)
    clause = line(20, needed=False)
    refused = line(300, needed=False)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.what


class _OfUnit(models.Model):
    """A row of a village's or community's own."""

    id = key()
    unit_code = line(12)

    class Meta:
        abstract = True


class Household(_OfUnit):
    """A household that takes part, in the order of its own list; it may leave at any time, and stay off the red list."""

    courtyard = models.ForeignKey(Entry, models.PROTECT, related_name="households")
    number = counted()
    name = line(40)
    left_on = models.DateField(null=True)
    unlisted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "number"], name="pts_household")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}号 {self.name}"


class Month(_OfUnit):
    """A month's entries: by whom entered, by which other person reviewed, with which line posted.

    ``added``, ``skipped``: of what was just pasted, how many entries came of it, which lines are none.
    """

    added: int = 0
    skipped: tuple[str, ...] = ()

    period = line(7)
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="months")
    by = line(150)
    entered_on = models.DateField()
    reviewed_by = line(150, needed=False)
    reviewed_on = models.DateField(null=True)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.SET_NULL, related_name="month")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "period"], name="pts_month")]
        ordering = ["-period"]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.period}"


class Mark(models.Model):
    """One entry of a month: which household, by which item, how many points; ``was``: before an objection changed it."""

    id = key()
    month = models.ForeignKey(Month, models.CASCADE, related_name="marks")
    household = models.ForeignKey(Household, models.PROTECT, related_name="marks")
    item = models.ForeignKey(Item, models.PROTECT, related_name="marks")
    points = models.IntegerField()
    was = models.IntegerField(null=True)
    by = line(150)

    class Meta:
        ordering = ["household__number", "item__number", "id"]

    def __str__(self) -> str:
        return f"{self.household_id} {self.points}"


class Good(models.Model):
    """What points are redeemed for: how many points and how much money one is, how many there were in all."""

    unit_code = models.CharField(max_length=12, db_index=True)
    name = line(60)
    points = counted()
    value = yuan()
    stock = counted()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "name"], name="pts_good")]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Taken(models.Model):
    """What a household redeemed with a line."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="taken")
    household = models.ForeignKey(Household, models.PROTECT, related_name="taken")
    good = models.ForeignKey(Good, models.PROTECT, related_name="taken")
    count = counted()
    points = counted()
    value = yuan()

    class Meta:
        ordering = ["household__number", "id"]

    def __str__(self) -> str:
        return f"{self.household_id} {self.points}"
