"""Notes, findings, promises and evaluations as lines; what a town answered; what became of a unit's 原因或需要的帮助."""

from django.db import models

from cunju.records import models as shelf


class Entry(shelf.Entry):
    """One line. ``units``: where a visit went, as codes; ``departments``: who came along; ``due``: the day a help is promised for."""

    units = models.JSONField(default=list)
    departments = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True)

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="gui_unit_day")]


class Page(shelf.Page):
    """A photo or scan brought with a line."""


class Reply(models.Model):
    """What was answered: by a town to its evaluation (``entry``), or to a unit's 原因或需要的帮助 of a window; ``help``: promised with it."""

    entry = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="replies")
    unit_code = models.CharField(max_length=12)
    duty = models.CharField(max_length=100, blank=True)
    from_on = models.DateField(null=True)
    text = models.TextField()
    on = models.DateField()
    by = models.CharField(max_length=150)
    help = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["unit_code"], name="gui_reply_unit")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.on}"
