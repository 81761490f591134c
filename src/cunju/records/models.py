"""Abstract rows: one line of a chain, one meeting; each room has a table of its own, nothing is shared but the shape. And what residents send in."""

import uuid
from datetime import date

from django.db import models

from cunju.archive.models import Brought
from cunju.kernel import inputs
from cunju.org.telephones import PhoneColumn

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


PLANNED, HELD = "planned", "held"
SITTING = [(PLANNED, "已安排"), (HELD, "已记录"), (VOID, "已作废")]


class Page(Brought):
    """A photo or scan brought with a line of the room."""

    entry = models.ForeignKey("Entry", on_delete=models.CASCADE, related_name="pages")

    class Meta:
        abstract = True


class Sitting(models.Model):
    """A meeting: planned, held, perhaps void; ``fact`` is the root fact of its record, the rest as in its current version.

    ``arranged``: it was planned here before it was recorded.
    Its files are ``papers`` (``archive.models.Brought``), its versions ``versions`` (``ledger.versions.KeptVersion``), keys to the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    place = models.CharField(max_length=80, blank=True)
    chair = models.CharField(max_length=40, blank=True)
    recorder = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=SITTING, default=PLANNED)
    fact = models.UUIDField(null=True, unique=True)
    reason = models.CharField(max_length=200, blank=True)
    arranged = models.BooleanField(default=True)

    class Meta:
        abstract = True
        ordering = ["-planned_on", "id"]

    @property
    def day(self) -> date:
        """The day it was held, or is planned for."""
        return self.held_on or self.planned_on


class Retractable(models.Model):
    """A row that may be taken back, with the reason (``records.rows.take_back``)."""

    void = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


WAITING, ACCEPTED, DECLINED = "waiting", "accepted", "declined"
LETTER = [(WAITING, "等受理"), (ACCEPTED, "已受理"), (DECLINED, "不受理")]


class Letter(models.Model):
    """What a resident sent in, until a person of the unit accepts it (then it is the record of a room) or says why not.

    A name and a telephone stand here and nowhere else: no list, paper or export reads them. ``receipt`` finds it again, without name or login;
    ``photo`` is a file of the archive; ``became``: what it is now, as the room of its kind finds it (``records.letters``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=list(inputs.KINDS.items()))
    about = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=300)
    name = models.CharField(max_length=40, blank=True)
    phone = PhoneColumn(max_length=400, blank=True)
    photo = models.UUIDField(null=True)
    receipt = models.CharField(max_length=10, unique=True)
    came_on = models.DateField()
    state = models.CharField(max_length=8, choices=LETTER, default=WAITING)
    became = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=150, blank=True)
    settled_on = models.DateField(null=True)
    # Who wrote it down for somebody who came in person; empty where it came from the sender's own telephone.
    taken_by = models.CharField(max_length=150, blank=True)
    # What the sender said under the receipt, and when it went to the town.
    solved = models.BooleanField(null=True)
    said_on = models.DateField(null=True)
    town_on = models.DateField(null=True)
    town_answer = models.CharField(max_length=300, blank=True)
    town_answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["came_on", "id"]
        indexes = [models.Index(fields=["unit_code", "state"], name="rec_letter_unit_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.receipt}"


class Opened(models.Model):
    """Of what residents may send in, one kind that a district takes from a day on, until it is closed; rows stay, so who did it is known."""

    district_code = models.CharField(max_length=6)
    kind = models.CharField(max_length=12, choices=list(inputs.KINDS.items()))
    from_on = models.DateField()
    by = models.CharField(max_length=150)
    to_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["district_code", "kind"], condition=models.Q(to_on__isnull=True), name="rec_one_opened_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.district_code} {self.kind} {self.from_on}"
