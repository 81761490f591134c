"""Facts, what they rest on, digests, seals of rows, heads, forms lately sent; the first four of these append-only down to raw SQL."""

from django.db import models

from cunju.org.telephones import TypedColumn


class Fact(models.Model):
    """One thing that happened, as one person recorded it at one instant. No personal data, ever."""

    position = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    unit_code = models.CharField(max_length=12)
    kind = models.CharField(max_length=64)
    occurred_on = models.DateField()
    until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField()
    recorded_by = models.CharField(max_length=150)
    source = models.CharField(max_length=200, blank=True)
    attributes = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    rests_on = models.JSONField(default=list)
    supersedes = models.UUIDField(null=True, unique=True)
    retracted = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["unit_code", "kind", "occurred_on"], name="ledger_fact_unit_kind_day"),
            models.Index(fields=["unit_code", "position"], name="ledger_fact_unit_position"),
            models.Index(fields=["kind", "unit_code"], name="ledger_fact_kind_unit"),
            # Most facts supersede nothing. By the statistics of an index that holds them too, a look-up of a chain would scan the ledger.
            models.Index(fields=["supersedes"], condition=models.Q(supersedes__isnull=False), name="ledger_fact_superseding"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(occurred_on__lte=models.F("recorded_on")),
                name="ledger_fact_happened_before_recorded",
            ),
            models.CheckConstraint(
                condition=models.Q(retracted=False) | models.Q(supersedes__isnull=False),
                name="ledger_fact_retraction_names_a_fact",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_code} {self.occurred_on}"


class Rest(models.Model):
    """``fact`` rests on ``base``: it counts only while the base is in force."""

    fact = models.UUIDField()
    base = models.UUIDField(db_index=True)
    unit_code = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "base"], name="ledger_rest_once")]

    def __str__(self) -> str:
        return f"{self.fact} rests on {self.base}"


class Head(models.Model):
    """A unit's head: locked by every writer, raised by one with every change that touches the unit."""

    unit_code = models.CharField(max_length=12, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.unit_code} at {self.number}"


class Digest(models.Model):
    """A fact's digest over its canonical bytes and the unit's digest before it; ``leaf`` is its place in the log, ``number`` in its unit.

    ``rows``: the digest of the last seal there was when it was committed (``seals``): the log commits to every row sealed so far.
    """

    leaf = models.BigIntegerField(primary_key=True)
    fact = models.UUIDField(unique=True)
    unit_code = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    rows = models.CharField(max_length=64, blank=True)
    occurred_on = models.DateField()
    recorded_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "number"], name="ledger_digest_once")]
        indexes = [models.Index(fields=["unit_code", "leaf"], name="ledger_digest_unit_leaf")]

    def __str__(self) -> str:
        return f"{self.leaf} {self.digest}"


class Seal(models.Model):
    """What a row of a bound table (``label``, primary key ``row``) was when it was last written: kept, gone or erased; append-only, chained.

    ``mac``: HMAC over the row under its nonce; ``digest``: over this seal and the digest before. ``begun``: since when the
    table is sealed, ``row`` is how many rows there were.
    """

    number = models.BigIntegerField(primary_key=True)
    label = models.CharField(max_length=80)
    row = models.CharField(max_length=40, blank=True)
    act = models.CharField(max_length=8)
    day = models.DateField()
    mac = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["label", "row"], name="ledger_seal_row")]

    def __str__(self) -> str:
        return f"{self.label} {self.row} {self.act}"


class Nonce(models.Model):
    """The nonce of a seal; it goes when its row is erased, and nobody can try names against what was sealed."""

    number = models.BigIntegerField(primary_key=True)
    nonce = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.number)


class Log(models.Model):
    """An origin of the transparency log: its name, its folder below ``CUNJU_VAR/log``, the checkpoint it follows where an older log broke off."""

    origin = models.CharField(max_length=300, unique=True)
    folder = models.CharField(max_length=40)
    follows = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.origin


class Sent(models.Model):
    """A form as it was recorded, by the id it carried: what it said and where it led. Kept for some days, then cleared out.

    ``said`` holds its boxes by name, ``files`` the digests of what was brought, ``labels`` what boxes and choices are called.
    ``corrects``: it changed what was there, so that another text is one more change and no other record. ``facts``: all it recorded;
    ``from_page``: it was sent from the page of its own address, which can be opened again.
    """

    uid = models.UUIDField(primary_key=True)
    path = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(db_index=True)
    said = TypedColumn(default=dict)
    files = models.JSONField(default=dict)
    labels = models.JSONField(default=dict)
    fact = models.UUIDField(null=True)
    facts = models.JSONField(default=list)
    corrects = models.BooleanField(default=False)
    answer = models.CharField(max_length=400, blank=True)
    from_page = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.path} {self.uid}"
