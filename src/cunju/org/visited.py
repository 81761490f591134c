"""Rows of the access log: every request of a staff page, and, numbered and chained, what was done with accounts and people's data."""

from django.db import models


class Visit(models.Model):
    """The access log by the machine clock: who asked for what and what came of it; never how long anybody stayed.

    ``act``: what of accounts or personal data it was (``org.audit``), on ``whom``, from which ``address``; such a row has a ``number`` and a
    ``digest`` over itself and the row before.
    """

    at = models.DateTimeField(db_index=True)
    account = models.CharField(max_length=150, blank=True)
    method = models.CharField(max_length=8)
    path = models.CharField(max_length=300)
    status = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=12, blank=True)
    whom = models.CharField(max_length=150, blank=True)
    number = models.PositiveBigIntegerField(null=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.account} {self.path}"


class Chain(models.Model):
    """The one row that says where the chain begins (what lies before was cleared out) and ends; ``mark`` is over the four."""

    first = models.PositiveBigIntegerField(default=0)
    first_digest = models.CharField(max_length=64, blank=True)
    last = models.PositiveBigIntegerField(default=0)
    last_digest = models.CharField(max_length=64, blank=True)
    mark = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"
