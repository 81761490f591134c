"""Sessions from plan to feedback: who took part, what each said and what became of it, steps, papers, versions."""


from django.db import models

from cunju.activities.consultation import rules
from cunju.archive.models import Brought
from cunju.ledger.versions import KeptVersion
from cunju.records import models as shelf


class Session(shelf.Sitting):
    """One consultation session; ``fact`` is the root fact of its record, ``matter`` that of the resident's matter it came of.

    Counts are as in its current version.
    """

    title = models.CharField(max_length=120)
    topic = models.ForeignKey("Topic", on_delete=models.SET_NULL, null=True, related_name="sessions")
    item_number = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=12, choices=list(rules.SOURCES.items()), default="visit")
    organiser = models.CharField(max_length=12, choices=list(rules.ORGANISERS.items()), default="committee")
    start = models.TimeField(null=True)
    observers = models.CharField(max_length=120, blank=True)
    told_on = models.DateField(null=True)
    told_by = models.CharField(max_length=12, blank=True, choices=list(rules.CHANNELS.items()))
    others = models.PositiveIntegerField(default=0)
    others_touched = models.PositiveIntegerField(default=0)
    others_women = models.PositiveIntegerField(null=True)
    others_groups = models.CharField(max_length=60, blank=True)
    present = models.PositiveIntegerField(null=True)
    touched = models.PositiveIntegerField(null=True)
    women = models.PositiveIntegerField(null=True)
    consensus = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, blank=True, choices=list(rules.OUTCOMES.items()))
    to_carry_out = models.BooleanField(default=False)
    owner = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    town_help = models.BooleanField(default=False)
    sitting = models.CharField(max_length=24, blank=True)
    matter = models.UUIDField(null=True)

    class Meta(shelf.Sitting.Meta):
        indexes = [models.Index(fields=["unit_code", "-planned_on"], name="con_unit_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(present__isnull=True) | models.Q(touched__lte=models.F("present")),
                name="con_touched_present",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """A person of the rolls who took part; ``touched`` where the matter concerns him or her."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participants")
    person_id = models.UUIDField()
    touched = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["session", "person_id"], name="con_present_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class Opinion(models.Model):
    """What one participant said; where it asks for something, its fate and why."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="opinions")
    number = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=20)
    text = models.CharField(max_length=300)
    asks = models.BooleanField(default=False)
    fate = models.CharField(max_length=12, blank=True, choices=list(rules.FATES.items()))
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="con_one_opinion_a_number")]

    def __str__(self) -> str:
        return f"{self.who}：{self.text}"


class Entry(shelf.Entry):
    """What followed a session: referred, carried out, told, evaluated, coordinated by the town."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="steps")

    class Meta(shelf.Entry.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["unit_code", "-on"], name="con_entry_unit_day")]


class Page(Brought):
    """A photo or scan brought with what followed a session."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="pages")


class Paper(Brought):
    """A file of the archive brought to a session: photos of the book's page."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="papers")


class Version(KeptVersion):
    """One version of a session's record."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="versions")

    class Meta(KeptVersion.Meta):
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="con_one_version_a_number")]
