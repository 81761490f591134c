"""Meetings from plan to record: items, who was absent, sessions by area, mandates, papers, versions, the chosen form, petitions."""


from django.db import models

from cunju.archive.models import Brought
from cunju.catalogue import choices
from cunju.ledger.versions import KeptVersion
from cunju.records import models as shelf

BODIES = list(choices("assemblies.meeting_held", "body").items())
CHANNELS = [
    ("board", "公告栏"),
    ("group_chat", "微信群"),
    ("phone", "电话"),
    ("paper", "书面"),
    ("broadcast", "广播"),
    ("visit", "上门"),
]


class Meeting(shelf.Sitting):
    """One meeting; ``fact`` is the root fact of its record, counts are as in its current version (``counted``: those of a paper).

    ``reports``: which of the year's reports it heard, each with the root of its fact (empty where it heard none that counts).
    """

    body = models.CharField(max_length=16, choices=BODIES)
    form = models.CharField(max_length=24, blank=True)
    begins = models.TimeField(null=True)
    notice_on = models.DateField(null=True)
    channel = models.CharField(max_length=12, blank=True, choices=CHANNELS)
    minutes = models.TextField(blank=True)
    due = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    women_present = models.PositiveIntegerField(null=True)
    households = models.PositiveIntegerField(null=True)
    households_present = models.PositiveIntegerField(null=True)
    counted = models.BooleanField(default=False)
    away = models.PositiveIntegerField(default=0)
    ill = models.PositiveIntegerField(default=0)
    unable = models.PositiveIntegerField(default=0)
    result = models.CharField(max_length=12, blank=True)
    taken_down_on = models.DateField(null=True)
    reports = models.JSONField(default=dict)

    class Meta(shelf.Sitting.Meta):
        indexes = [models.Index(fields=["unit_code", "-planned_on"], name="asm_unit_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due__isnull=True) | models.Q(present__lte=models.F("due")),
                name="asm_present_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.day}"


class Item(models.Model):
    """One item of a meeting; ``adopted`` is None where the meeting decided nothing, ``announced`` where no list was told."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    matter = models.CharField(max_length=12, default="other")
    votes_for = models.PositiveIntegerField(null=True)
    against = models.PositiveIntegerField(null=True)
    abstain = models.PositiveIntegerField(null=True)
    adopted = models.BooleanField(null=True)
    announced = models.BooleanField(null=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["meeting", "place"], name="asm_one_item_a_place")]

    def __str__(self) -> str:
        return self.title


class Absence(models.Model):
    """A person of the roll who did not come."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="absences")
    person_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person_id"], name="asm_absent_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class Paper(Brought):
    """A file of the archive brought to a meeting; ``words`` are what a machine recognised on it: to search by, never the record."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    words = models.TextField(blank=True, default="")


class Session(models.Model):
    """One sitting of an assembly held by area; the meeting's counts are the sums."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=80)
    held_on = models.DateField()
    due = models.PositiveIntegerField()
    present = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="asm_one_session_a_number"),
            models.CheckConstraint(condition=models.Q(present__lte=models.F("due")), name="asm_session_due"),
        ]

    def __str__(self) -> str:
        return self.place


class Mandate(models.Model):
    """What an assembly decided about the representatives' meeting: that it exists, what it may decide, until when."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="mandate")
    sets_up = models.BooleanField(default=False)
    matters = models.JSONField(default=list)
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return "、".join(self.matters)


class Version(KeptVersion):
    """One version of a meeting's record."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="versions")

    class Meta(KeptVersion.Meta):
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="asm_one_version_a_number")]


class Choice(models.Model):
    """In which form a community holds its residents' assembly from a day on, and the base that follows."""

    unit_code = models.CharField(max_length=12)
    from_on = models.DateField()
    form = models.CharField(max_length=24)
    base = models.PositiveIntegerField(null=True)
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["from_on", "id"]
        indexes = [models.Index(fields=["unit_code", "from_on"], name="asm_choice_unit_day")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.form}"


class Entry(shelf.Entry):
    """A petition for a meeting, by its numbers."""

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="asm_entry_unit_day")]


class Page(shelf.Page):
    """A photo or scan of a petition."""
