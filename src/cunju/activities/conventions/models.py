"""Lines of what happened to a text, signed pages, the texts themselves: facts hold a text's digest only."""

import uuid

from django.db import models

from cunju.records import models as shelf


class Version(models.Model):
    """A text as it was pasted or read from Word, with what the town's reviewer said of it; it is changed by a new one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    subject = models.CharField(max_length=20)
    number = models.CharField(max_length=20)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    made_on = models.DateField()
    by = models.CharField(max_length=150)
    sent_on = models.DateField(null=True)
    # What the reviewer settled on each doubt, by its kind and place; what was told the village.
    settled = models.JSONField(default=dict)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_on", "-number"]
        indexes = [models.Index(fields=["unit_code", "subject"], name="conv_unit_text")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.number}"


class Entry(shelf.Entry):
    """One line of a text; ``version`` is the text a line is about, where it begins a chain."""

    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="entries")

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="conv_unit_day")]


class Page(shelf.Page):
    """A photo or scan of a paper of a line."""
