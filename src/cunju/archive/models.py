"""Stored files: what was brought, by whom, for which unit; content lies under its SHA-256. And long papers in the making."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """One file of a unit; the same content is kept once on disk, whoever brings it. ``about``: the root fact it proves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    digest = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=120)
    mime = models.CharField(max_length=150)
    size = models.PositiveIntegerField()
    unit_code = models.CharField(max_length=12, db_index=True)
    brought_by = models.CharField(max_length=150)
    about = models.UUIDField(null=True, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Brought(models.Model):
    """A file of the archive brought to a room's row; rooms add the row it belongs to."""

    file = models.UUIDField()
    name = models.CharField(max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


WAITING, RUNNING, DONE, CANCELLED, FAILED = "waiting", "running", "done", "cancelled", "failed"
JOB_STATES = [(WAITING, "排队"), (RUNNING, "正在生成"), (DONE, "已完成"), (CANCELLED, "已取消"), (FAILED, "没有做成")]


class Job(models.Model):
    """A long paper in the making for one office: what was asked, how far it is, where it lies a week; machine's clock."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.CharField(max_length=12, db_index=True)
    title = models.CharField(max_length=120)
    period = models.CharField(max_length=10)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=JOB_STATES, default=WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField()
    size = models.PositiveBigIntegerField(null=True)
    # Names of those that could not be made; the others were.
    missing = models.JSONField(default=list)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.title
