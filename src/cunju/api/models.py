"""Systems that may read: each with the digest of its token, its scope and its end day."""

from datetime import date

from django.db import models


class System(models.Model):
    """Another system: the prefix of codes it may read below, the resources, the last day; of its token only the digest is kept.

    ``once``: the id of the form that made it, by which a form sent twice makes one.
    """

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
    once = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["prefix"], name="api_system_prefix")]

    def __str__(self) -> str:
        return self.name

    def good(self, on: date) -> bool:
        """Whether its token opens anything on a day; the end day itself is in time."""
        return self.revoked_at is None and on <= self.ends_on


class Package(models.Model):
    """One thing on its way to 智慧社区云平台; ``content`` is the digest of its words, ``digest`` of the zip that was handed over."""

    WAITING, ACCEPTED, REPLACED = "waiting", "accepted", "replaced"

    unit_code = models.CharField(max_length=12)
    key = models.CharField(max_length=40, db_index=True)
    title = models.CharField(max_length=120)
    content = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, default=WAITING, db_index=True)
    tries = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    receipt = models.CharField(max_length=100, blank=True)
    said = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.title
