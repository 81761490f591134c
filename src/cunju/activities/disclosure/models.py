"""Issues of sheets, their lines, who signed and objected, seals, published editions, the town's reviews, villagers' doubts."""

import uuid

from django.db import models

from cunju.catalogue import choices
from cunju.records import models as shelf

STATES = [
    ("draft", "草稿"),
    ("sent", "已送审"),
    ("objected", "有异议"),
    ("passed", "审查无异议"),
    ("fixed", "方案已确定"),
    ("published", "已公布"),
    ("down", "提前撤下"),
]
FLOWS = [("", "内容"), ("in", "收入"), ("out", "支出")]
WAYS = [("lines", "逐笔"), ("scan", "扫描件"), ("paper", "纸质台账"), ("nothing", "本月无收支")]
BODIES = [("committee", "村（居）民委员会"), ("supervisory", "村（居）务监督委员会")]
RESULTS = list(choices("disclosure.town_reviewed", "result").items())
DOUBTS = [("objection", "对公开内容有异议"), ("supervisory", "监督委员会申请调查"), ("group", "对组务公开有异议")]
TOWN, COUNTY = "town", "county"
ABOVE = [(TOWN, "镇（街道）"), (COUNTY, "区县")]


class Issue(models.Model):
    """一期: the sheets posted after one month; after the last month of a quarter also those of the quarter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    month = models.CharField(max_length=7)

    class Meta:
        ordering = ["-month"]
        constraints = [models.UniqueConstraint(fields=["unit_code", "month"], name="dis_one_issue_a_month")]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.month}"


class Sheet(models.Model):
    """公开表: one category of one period; amounts are fen; facts are roots of their chains."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="sheets")
    category = models.CharField(max_length=12, choices=list(choices("disclosure.sheet_published", "category").items()))
    period = models.CharField(max_length=7)
    state = models.CharField(max_length=10, choices=STATES, default="draft")
    way = models.CharField(max_length=8, choices=WAYS, default="lines")
    opening = models.BigIntegerField(null=True)
    income = models.BigIntegerField(null=True)
    expense = models.BigIntegerField(null=True)
    closing = models.BigIntegerField(null=True)
    unsure = models.JSONField(default=list)
    scan = models.UUIDField(null=True)
    sent_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    fixed_on = models.DateField(null=True)
    meeting = models.UUIDField(null=True)
    meeting_page = models.CharField(max_length=40, blank=True)
    published_on = models.DateField(null=True)
    platform_on = models.DateField(null=True)
    down_on = models.DateField(null=True)
    sent_fact = models.UUIDField(null=True)
    reviewed_fact = models.UUIDField(null=True)
    fixed_fact = models.UUIDField(null=True)
    published_fact = models.UUIDField(null=True)

    class Meta:
        ordering = ["issue__month", "category"]
        constraints = [models.UniqueConstraint(fields=["issue", "category"], name="dis_one_sheet_a_category")]

    def __str__(self) -> str:
        return f"{self.category} {self.period}"

    @property
    def is_finance(self) -> bool:
        """Whether it speaks of money."""
        return self.category == "finance"


class Line(models.Model):
    """One line of a sheet: something done, or an amount that came in or went out."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    flow = models.CharField(max_length=3, choices=FLOWS, blank=True)
    day = models.DateField(null=True)
    title = models.CharField(max_length=300)
    basis = models.CharField(max_length=120, blank=True)
    amount = models.BigIntegerField(null=True)
    unchanged = models.BooleanField(default=False)
    # Pieces of it that a person said are no personal matter; asked again when the text changes.
    cleared = models.JSONField(default=list)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["sheet", "place"], name="dis_one_line_a_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Its texts that go public, by name."""
        return (("title", self.title), ("basis", self.basis))


LAW, AGREED = "law", "agreed"
WHYS = [("keep", "不是个人信息"), (LAW, "按规定要公开"), (AGREED, "本人书面同意")]


class LetStand(models.Model):
    """照登: a doubtful piece of a text that is posted as it is: who said so and why, and the second person who looked at it."""

    unit_code = models.CharField(max_length=12)
    category = models.CharField(max_length=12)
    text = models.CharField(max_length=300)
    piece = models.CharField(max_length=300)
    what = models.CharField(max_length=20)
    why = models.CharField(max_length=6, choices=WHYS)
    by = models.CharField(max_length=150)
    on = models.DateField()
    # Another account, or the seat of a member whose signature on paper was recorded.
    second = models.CharField(max_length=150, blank=True)
    seat = models.UUIDField(null=True)
    seconded_on = models.DateField(null=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["unit_code", "category", "text", "piece"], name="dis_let_stand_once")]

    def __str__(self) -> str:
        return self.piece


class Signature(models.Model):
    """A member of the supervisory committee who signed a sheet, on a phone or on paper (代录)."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="signatures")
    seat = models.UUIDField()
    signed_on = models.DateField()
    proxy = models.BooleanField(default=False)
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["signed_on", "id"]
        constraints = [models.UniqueConstraint(fields=["sheet", "seat"], name="dis_signed_once")]

    def __str__(self) -> str:
        return f"{self.seat} {self.signed_on}"


class Objection(models.Model):
    """What the supervisory committee objected to on a sheet before it was posted, and the answer."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="objections")
    seat = models.UUIDField(null=True)
    text = models.CharField(max_length=300)
    raised_on = models.DateField()
    answer = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["raised_on", "id"]

    def __str__(self) -> str:
        return self.text


class SealUse(models.Model):
    """A seal's keeper put it on a sheet: a recorded act, never a picture (盖章登记)."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="seals")
    body = models.CharField(max_length=12, choices=BODIES)
    sealed_on = models.DateField()
    keeper = models.CharField(max_length=40, blank=True)
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["body"]
        constraints = [models.UniqueConstraint(fields=["sheet", "body"], name="dis_one_seal_a_body")]

    def __str__(self) -> str:
        return f"{self.body} {self.sealed_on}"


class Edition(models.Model):
    """A sheet as it was posted once, with the short code printed on it; what it said does not change."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8, unique=True)
    fact = models.UUIDField()
    published_on = models.DateField()
    platform_on = models.DateField(null=True)
    down_on = models.DateField(null=True)
    days_shown = models.PositiveIntegerField(null=True)
    enough = models.BooleanField(null=True)
    said = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="dis_one_edition_a_number")]

    def __str__(self) -> str:
        return self.code


class TownReview(models.Model):
    """The town looked at a posted sheet: no opinion, or one with days for correction."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="town_reviews")
    edition = models.PositiveSmallIntegerField()
    reviewed_on = models.DateField()
    result = models.CharField(max_length=8, choices=RESULTS)
    opinion = models.CharField(max_length=300, blank=True)
    correct_by = models.DateField(null=True)
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["reviewed_on", "id"]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.result}"


class ColumnMap(models.Model):
    """Which heading of the town accountant's table stands for what, remembered for all units of the town."""

    town_code = models.CharField(max_length=9, unique=True)
    columns = models.JSONField(default=dict)
    by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.town_code


class Doubt(models.Model):
    """A villager's objection or the committee's own application: where it went and what was answered.

    ``town_answer`` is the answer of whichever of the two it went to, town or county (``referred_to``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit_code = models.CharField(max_length=12)
    about = models.CharField(max_length=12, choices=DOUBTS)
    sheet = models.ForeignKey(Sheet, on_delete=models.SET_NULL, null=True, related_name="doubts")
    text = models.CharField(max_length=300)
    raised_on = models.DateField()
    fact = models.UUIDField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    referred_on = models.DateField(null=True)
    referred_to = models.CharField(max_length=6, choices=ABOVE, default=TOWN)
    refer_fact = models.UUIDField(null=True)
    town_answer = models.CharField(max_length=300, blank=True)
    town_answered_on = models.DateField(null=True)
    town_written = models.BooleanField(null=True)

    class Meta:
        ordering = ["-raised_on", "id"]
        indexes = [models.Index(fields=["unit_code", "-raised_on"], name="dis_doubt_unit_day")]

    def __str__(self) -> str:
        return self.text

    @property
    def asks_writing(self) -> bool:
        """Whether only a written answer from above settles it."""
        return self.about == "supervisory"

    @property
    def is_settled_above(self) -> bool:
        """Whether the town or the county has answered as it must."""
        return self.town_answered_on is not None and bool(self.town_written or not self.asks_writing)


class Entry(shelf.Entry):
    """组务公开 of a quarter."""

    class Meta(shelf.Entry.Meta):
        indexes = [models.Index(fields=["unit_code", "-on"], name="dis_entry_unit_day")]


class Page(shelf.Page):
    """A photo of what the groups posted."""
