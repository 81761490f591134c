"""Stored files: what was brought, by whom, for which unit; content lies under its SHA-256."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """One file of a unit; the same content is kept once on disk, whoever brings it. ``about``: the root fact it proves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    digest = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=120)
    mime = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    unit_code = models.CharField(max_length=12, db_index=True)
    brought_by = models.CharField(max_length=150)
    about = models.UUIDField(null=True, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
