"""Abstract rows: one line of a chain. Each room has a table of its own; nothing is shared but the shape."""

import uuid

from django.db import models

LIVE, VOID, FALLEN = "live", "void", "fallen"
STATES = [(LIVE, "有效"), (VOID, "已作废"), (FALLEN, "所依据的记录已作废")]


class Entry(models.Model):
    """One line: its step, its day, its words; ``said`` are the choices its fact holds, ``parent`` the line it follows.

    ``fact``: the root fact. ``proxy``: the fact that says the clerk or the town wrote it from the signed page; ``confirmed_on``:
    a member said it is so. Pages brought with it are ``pages``, rows of ``archive.models.Brought`` with a key ``entry``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    step = models.CharField(max_length=12)
    on = models.DateField()
    text = models.TextField(blank=True)
    who = models.CharField(max_length=60, blank=True)
    said = models.JSONField(default=dict)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers")
    fact = models.UUIDField(unique=True)
    by = models.CharField(max_length=150)
    proxy = models.UUIDField(null=True)
    confirmed_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=STATES, default=LIVE)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"

    @property
    def waits_for_a_member(self) -> bool:
        """Written by proxy and not yet confirmed."""
        return self.proxy is not None and self.confirmed_on is None
