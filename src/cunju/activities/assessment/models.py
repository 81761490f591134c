"""The scheme with its rubric, objections and closings as lines; what was decided, drawn, checked and frozen."""

from django.db import models

from cunju.records import models as shelf

KEY = 220


class Entry(shelf.Entry):
    """One line. ``scheme``: which one an objection, answer or closing belongs to; ``rubric``: the items of a scheme, as they were adopted.

    ``notice_on``: the day the notice of assessment went out, ``notice_by`` who said so; ``item``: the item an objection is about.
    """

    scheme = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="under")
    rubric = models.JSONField(default=list)
    notice_on = models.DateField(null=True)
    notice_by = models.CharField(max_length=150, blank=True)
    item = models.CharField(max_length=12, blank=True)

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="ass_unit_day")]

    @property
    def year(self) -> int:
        """The year assessed."""
        return int((self.scheme or self).said["year"])


class Page(shelf.Page):
    """A scan brought with a line."""


AS = [("counted", "计入"), ("left", "不计入"), ("done", "按完成计"), ("out", "不计分")]


class Decision(models.Model):
    """What a named person decided of one window; the last one of a window holds. ``answer``: the answer it came with, if any."""

    scheme = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="decisions")
    answer = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="changes")
    town_code, key = models.CharField(max_length=9), models.CharField(max_length=KEY)
    holds_as, reason = models.CharField(max_length=8, choices=AS), models.CharField(max_length=200)
    on, who, by = models.DateField(), models.CharField(max_length=60), models.CharField(max_length=150)

    class Meta:
        indexes = [models.Index(fields=["scheme", "town_code"], name="ass_decision_town")]

    def __str__(self) -> str:
        return f"{self.key} {self.holds_as}"


class Draw(models.Model):
    """The spot-check drawn once: by which published seed, how many a town, from which windows (keys by town)."""

    scheme = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="draw")
    seed = models.CharField(max_length=200)
    published = models.CharField(max_length=200)
    each = models.PositiveSmallIntegerField()
    pool = models.JSONField(default=dict)
    on = models.DateField()
    by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.seed


class Check(models.Model):
    """One window drawn; ``holds`` is said once somebody looked: None is not looked at yet."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="checks")
    town_code, key = models.CharField(max_length=9), models.CharField(max_length=KEY)
    number, lot = models.PositiveSmallIntegerField(), models.CharField(max_length=64)
    holds, note = models.BooleanField(null=True), models.CharField(max_length=200, blank=True)
    on, by = models.DateField(null=True), models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["town_code", "number"]

    def __str__(self) -> str:
        return self.key


class Frozen(models.Model):
    """What a town's file was made of when it was closed, and the digest of that; kept when it is opened again."""

    closing = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="frozen")
    town_code = models.CharField(max_length=9)
    inputs = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["town_code"]

    def __str__(self) -> str:
        return f"{self.town_code} {self.digest[:8]}"
