"""Major matters and their steps: titles, results, papers named, the unit's own list; what facts may not hold."""

import uuid

from django.db import models

from cunju.activities.decisions import rules
from cunju.records import models as shelf

STATES = [("open", "进行中"), ("closed", "已办结"), ("void", "已作废")]


class Listed(models.Model):
    """A major matter of the unit's own list, beside those of the law: its words, since when, until when."""

    unit_code = models.CharField(max_length=12)
    label = models.CharField(max_length=60)
    from_on = models.DateField()
    until = models.DateField(null=True)
    base = models.UUIDField(null=True)
    page = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["from_on", "id"]
        indexes = [models.Index(fields=["unit_code"], name="dec_listed_unit")]

    def __str__(self) -> str:
        return self.label


class Matter(models.Model):
    """One major matter; ``fact`` is the root fact of its proposal, ``closed`` of its closing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    matter_class = models.CharField(max_length=16, choices=list(rules.CLASSES.items()))
    own = models.ForeignKey(Listed, on_delete=models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=8, choices=list(rules.ORIGINS.items()))
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    proposed_on = models.DateField()
    state = models.CharField(max_length=8, choices=STATES, default="open")
    fact = models.UUIDField(unique=True)
    closed = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-proposed_on", "id"]
        indexes = [models.Index(fields=["unit_code", "-proposed_on"], name="dec_unit_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def gone(self) -> bool:
        """Whether it was taken out."""
        return self.state == "void"

    @property
    def first(self) -> "Step":
        """Its proposal, the first step."""
        return next(one for one in self.steps.all() if one.number == 1)

    @property
    def class_words(self) -> str:
        """Its class as people say it: the unit's own words where it is of its own list."""
        return self.own.label if self.own else rules.CLASSES[self.matter_class]


class Step(shelf.Retractable):
    """One step as it was taken; ``base`` is the root fact of the meeting or posting it was taken over from."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    day = models.DateField()
    body = models.CharField(max_length=16, blank=True)
    due = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    votes_for = models.PositiveIntegerField(null=True)
    against = models.PositiveIntegerField(null=True)
    abstain = models.PositiveIntegerField(null=True)
    days_shown = models.PositiveIntegerField(null=True)
    final = models.BooleanField(default=True)
    text = models.CharField(max_length=400, blank=True)
    page = models.CharField(max_length=40, blank=True)
    base = models.UUIDField(null=True)
    fact = models.UUIDField()

    class Meta:
        ordering = ["number", "day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due__isnull=True) | models.Q(present__lte=models.F("due")), name="dec_present_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.day}"

    @property
    def gone(self) -> bool:
        """Whether it was taken out, or its matter was."""
        return self.void or self.matter.gone

    @property
    def name(self) -> str:
        """The step's name."""
        return rules.STEPS[self.number]


class StepFile(models.Model):
    """A photo or PDF of a step's signed paper, kept in the archive."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="files")
    file = models.UUIDField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Spending(shelf.Retractable):
    """A contract signed or a first payment made, with its day."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="spending")
    what = models.CharField(max_length=8, choices=list(rules.SPENDING.items()))
    day = models.DateField()
    fact = models.UUIDField()

    class Meta:
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.day}"

    @property
    def gone(self) -> bool:
        """Whether it was taken out, or its matter was."""
        return self.void or self.matter.gone


class Change(models.Model):
    """A correction or voiding: what of the matter, when, by whom, why, and what stood there before."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=40)
    on = models.DateField()
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=200)
    before = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.what} {self.on}"
