"""Systems that may read: each with the digest of its token, its scope and its end day."""

from datetime import date

from django.db import models


class System(models.Model):
    """Another system: the prefix of codes it may read below, the resources, the last day; of its token only the digest is kept."""

    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=12)
    resources = models.JSONField(default=list)
    ends_on = models.DateField()
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["prefix"], name="api_system_prefix")]

    def __str__(self) -> str:
        return self.name

    def good(self, on: date) -> bool:
        """Whether its token opens anything on a day; the end day itself is in time."""
        return self.revoked_at is None and on <= self.ends_on
