"""What a unit said about records that seem to contradict each other."""

import uuid

from django.db import models

from cunju.activities.crosschecks import rules


class Explanation(models.Model):
    """Why the records of one clash are right; ``key`` names their versions, so a correction asks anew."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    check_code = models.CharField(max_length=16, choices=[(one.code, one.label) for one in rules.CHECKS.values()])
    key = models.CharField(max_length=400)
    text = models.CharField(max_length=400)
    on = models.DateField()
    by = models.CharField(max_length=150)
    fact = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-on", "id"]
        indexes = [models.Index(fields=["unit_code"], name="crs_unit")]

    def __str__(self) -> str:
        return self.text
