"""Meetings from plan to record: items, who was absent, sessions by area, mandates, papers, versions, the chosen form."""

import uuid
from datetime import date

from django.db import models

from cunju.archive.models import Brought
from cunju.ledger.versions import KeptVersion

BODIES = [
    ("assembly", "村民会议（居民会议）"),
    ("representatives", "村民代表会议"),
    ("joint", "两委联席会议"),
    ("party", "党员大会"),
    ("group", "小组、院落会议"),
]
STATES = [("planned", "已安排"), ("held", "已记录"), ("void", "已作废")]
CHANNELS = [
    ("board", "公告栏"),
    ("group_chat", "微信群"),
    ("phone", "电话"),
    ("paper", "书面"),
    ("broadcast", "广播"),
    ("visit", "上门"),
]


class Meeting(models.Model):
    """One meeting; ``fact`` is the root fact of its record, counts are as in its current version (``counted``: those of a paper)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    body = models.CharField(max_length=16, choices=BODIES)
    form = models.CharField(max_length=24, blank=True)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    begins = models.TimeField(null=True)
    place = models.CharField(max_length=80, blank=True)
    chair = models.CharField(max_length=40, blank=True)
    recorder = models.CharField(max_length=40, blank=True)
    notice_on = models.DateField(null=True)
    channel = models.CharField(max_length=12, blank=True, choices=CHANNELS)
    minutes = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=STATES, default="planned")
    fact = models.UUIDField(null=True, unique=True)
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
    reason = models.CharField(max_length=200, blank=True)
    taken_down_on = models.DateField(null=True)

    class Meta:
        ordering = ["-planned_on", "id"]
        indexes = [models.Index(fields=["unit_code", "-planned_on"], name="asm_unit_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due__isnull=True) | models.Q(present__lte=models.F("due")),
                name="asm_present_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.day}"

    @property
    def day(self) -> date:
        """The day it was held, or is planned for."""
        return self.held_on or self.planned_on


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
    """A file of the archive brought to a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")


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
