"""Units, offices' reach, people in office, rolls, accounts, drafts and the access log."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import NoReverseMatch, reverse

from cunju.org import roles
from cunju.org.factors import Factor as Factor
from cunju.org.factors import RecoveryCode as RecoveryCode
from cunju.org.shown import Change as Change
from cunju.org.shown import Contact as Contact
from cunju.org.telephones import PhoneColumn, TypedColumn
from cunju.org.visited import Chain as Chain
from cunju.org.visited import Visit as Visit

ABOVE = [("nation", "全国"), ("province", "省级"), ("city", "市级")]
KINDS = [("county", "区县"), ("town", "镇街"), ("village", "村"), ("community", "社区")]


class Installation(models.Model):
    """The one row that says what this database is: a demonstration with its own today, or a live one.

    ``district_code``: the place it stands at: mostly a district, else a city, a province or the nation (00).
    """

    demonstration = models.BooleanField(default=False)
    today = models.DateField(null=True)
    district_code = models.CharField(max_length=6, blank=True)
    initialised_on = models.DateField(null=True)
    start_day = models.DateField(null=True)
    second_from = models.DateField(null=True)

    def __str__(self) -> str:
        return self.district_code


class Unit(models.Model):
    """A district, town or street, village or community by its statistical code; kind is its own field. So is a place above the districts.

    ``site``: the address where a district keeps its records itself; empty where they are in this database.
    """

    code = models.CharField(max_length=12, primary_key=True)
    kind = models.CharField(max_length=10, choices=ABOVE + KINDS)
    name = models.CharField(max_length=60)
    initials = models.CharField(max_length=60, blank=True)
    pinyin = models.CharField(max_length=240, blank=True)
    parent_code = models.CharField(max_length=12, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    addressee = models.BooleanField(default=True)
    form = models.CharField(max_length=24, blank=True)
    site = models.URLField(max_length=200, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["parent_code"], name="org_unit_parent")]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """A dated name of a unit; a new name is the same unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=60)
    from_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """A new code is a new unit; this says whom it follows."""

    old_code = models.CharField(max_length=12)
    new_code = models.CharField(max_length=12)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old_code", "new_code"], name="org_one_succession")]

    def __str__(self) -> str:
        return f"{self.old_code} → {self.new_code}"


class Reach(models.Model):
    """A dated prefix an office reaches, its predecessors' included."""

    office_code = models.CharField(max_length=12, db_index=True)
    prefix = models.CharField(max_length=12)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.office_code}: {self.prefix}"


class Account(AbstractUser):
    """One office's login: a role, bound to a unit; administrators have no unit and see no business.

    ``person``: it is one member's of the supervisory committee, good while that person sits there, entered by a ``pin`` (``org.signing``).
    ``waits``: who opened or reset it while a second administrator has not handed out its slip (``org.pairs``); nobody enters meanwhile.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = None  # type: ignore[assignment]
    role = models.CharField(max_length=24, blank=True)
    unit_code = models.CharField(max_length=12, blank=True, db_index=True)
    title = models.CharField(max_length=60, blank=True)
    must_change_password = models.BooleanField(default=False)
    display_theme = models.CharField(max_length=8, blank=True)
    display_size = models.CharField(max_length=8, blank=True)
    person = models.UUIDField(null=True, blank=True, unique=True)
    pin = models.CharField(max_length=128, blank=True)
    pin_by = models.CharField(max_length=150, blank=True)
    pin_on = models.DateField(null=True, blank=True)
    waits = models.CharField(max_length=150, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(roles.ADMINISTRATORS)) | models.Q(unit_code=""),
                name="org_administrators_have_no_unit",
            )
        ]

    @property
    def reach(self) -> str:
        """The prefix of codes this account may see; a character no code has where it has no unit."""
        return self.unit_code or "-"


class Person(models.Model):
    """Somebody in office or on the list of representatives; personal data lives here and nowhere in facts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=40)
    sex = models.CharField(max_length=1, blank=True)
    phone = PhoneColumn(max_length=400, blank=True)

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A person in a body from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    body = models.CharField(max_length=24)
    role = models.CharField(max_length=24)
    group_no = models.PositiveSmallIntegerField(null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    fact = models.UUIDField(null=True)
    end_fact = models.UUIDField(null=True)

    class Meta:
        ordering = ["unit_code", "body", "group_no", "person__name"]
        indexes = [models.Index(fields=["unit_code", "body"], name="org_seat_unit_body")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="org_seat_days",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.role}"


class Roll(models.Model):
    """The roll of a unit on a day: adults, households, groups, voting Party members; whether a village has a collective organisation."""

    unit_code = models.CharField(max_length=12)
    on = models.DateField()
    adults = models.PositiveIntegerField(null=True)
    households = models.PositiveIntegerField(null=True)
    groups = models.PositiveIntegerField(null=True)
    party_members = models.PositiveIntegerField(null=True)
    collective_org = models.BooleanField(null=True)
    fact = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "on"], name="org_one_roll_a_day")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.on}"


class Begun(models.Model):
    """What an account has typed into a page and not sent: ``token`` names the page as it was opened; ``done`` once it was sent.

    ``data``: values by the name of their box; ``labels``: what a box is called; ``path``: the page's address with its query.
    """

    account = models.CharField(max_length=150)
    unit_code = models.CharField(max_length=12)
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=120, blank=True)
    data = TypedColumn(default=dict)
    labels = models.JSONField(default=dict)
    token = models.CharField(max_length=64)
    done = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["account", "path"], name="org_one_begun_a_page")]
        indexes = [models.Index(fields=["path"], name="org_begun_path")]

    def __str__(self) -> str:
        return f"{self.account} {self.path}"

    @property
    def said(self) -> list[tuple[str, str]]:
        """What stands in it, by what its boxes are called; what a page keeps for itself is left out."""
        return [(label, "、".join(self.data[name])) for name, label in self.labels.items() if label and any(self.data.get(name, []))]


class Draft(models.Model):
    """A half-filled section of a form, kept for the unit, not for the person."""

    unit_code = models.CharField(max_length=12)
    form = models.CharField(max_length=60)
    key = models.CharField(max_length=60, blank=True)
    section = models.CharField(max_length=40, blank=True)
    data = TypedColumn(default=dict)
    updated_at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_code", "form", "key", "section"], name="org_one_draft_a_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.form}"

    @property
    def title(self) -> str:
        """What the form calls itself (``_title`` beside its fields), else its own name."""
        named = self.data.get("_title") if isinstance(self.data, dict) else None
        return str(named[-1] if isinstance(named, list) and named else named or self.form)

    @property
    def href(self) -> str:
        """The page it goes on from: ``form`` is that page's name, ``key`` its arguments, parted by ``/``."""
        try:
            return reverse(self.form, args=self.key.split("/") if self.key else [])
        except NoReverseMatch:
            return ""


class KeptForm(models.Model):
    """A form that arrived after its session had ended; offered once after login, gone in a day."""

    token = models.CharField(max_length=64, primary_key=True)
    path = models.CharField(max_length=300)
    data = TypedColumn(default=dict)
    made_at = models.DateTimeField()
    account = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return self.path


class Failures(models.Model):
    """Failed logins counted by what they have in common (``org.locks``); ``place`` is an address or a device, never a password."""

    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=150, blank=True)
    place = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name", "place"], name="org_one_count")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.place}"
