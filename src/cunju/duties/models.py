"""Stored folds, the words of judgements and exemptions, and a unit's one line about a late duty."""

from django.db import models


class StoredFold(models.Model):
    """A unit's windows of one year, packed; used only while head and digest are the present ones."""

    unit_code = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    head = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=16)
    packed = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_code", "year"], name="duties_one_fold_a_unit_year")
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.year}"


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
