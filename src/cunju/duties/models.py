"""Stored folds, the words of judgements and exemptions, and a unit's one line about a late duty."""

from django.db import models


class StoredFold(models.Model):
    """A unit's windows of one year, packed; used only while head and digest are the present ones.

    ``brief``: the same without the ids of records (``duties.brief``); empty in a row of an older version.
    """

    unit_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    head = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=16)
    packed = models.TextField()
    brief = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_code", "year"], name="duties_one_fold_a_unit_year")
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.year}"


class Published(models.Model):
    """A place's row of the matrix as a lake was asked for it (``scale publish``): what pages above the districts show, and never fold.

    ``code``: 00, or 2 to 12 digits; ``above``: the place whose page lists it, empty of the topmost; ``units``: villages and communities
    below; ``on``: the day asked about; ``known_by``: the instant its district's ledger was read; ``made_up``: the lake was; ``figures``:
    packed by ``duties.published``.
    """

    code = models.CharField(max_length=12, primary_key=True)
    above = models.CharField(max_length=12, blank=True, db_index=True)
    level = models.CharField(max_length=8)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    units = models.PositiveIntegerField(default=0)
    on = models.DateField()
    known_by = models.DateTimeField()
    made_at = models.DateTimeField()
    made_up = models.BooleanField(default=False)
    figures = models.TextField()

    def __str__(self) -> str:
        return f"{self.code} {self.on}"


class Reason(models.Model):
    """The words behind a judgement or an exemption; the fact stays true without them."""

    fact = models.UUIDField(primary_key=True)
    text = models.CharField(max_length=300)
    by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return str(self.fact)


class Remark(models.Model):
    """原因或需要的帮助: the one optional line of a unit about a late duty."""

    unit_code = models.CharField(max_length=12)
    duty = models.CharField(max_length=100)
    from_on = models.DateField()
    text = models.CharField(max_length=200)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_code", "duty", "from_on"], name="duties_one_remark_a_window"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.duty}"
