"""Issues and sheets of a unit: what an issue wants, what stands, the sheet before, its lines, who signed."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cunju import catalogue
from cunju.activities.disclosure.models import Issue, Line, Sheet
from cunju.activities.disclosure.queries.posted import closing_before, remarks_of
from cunju.activities.disclosure.rules import chain, masking, money, periods
from cunju.kernel.days import Span, add_months, short_day
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Account, Seat, Unit
from cunju.records import alone

MEETING, PUBLISHED = "assemblies.meeting_held", "disclosure.sheet_published"
ORDER = {one: at for at, one in enumerate(("finance", "party", "government", "service"))}
POSTED = ("published", "down")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of an issue: the category and period wanted, and the sheet where there is one; ``alone``: the day it was posted by the
    ledger, where no sheet of ours tells of it."""

    category: str
    period: str
    title: str
    sheet: Sheet | None
    alone: date | None = None

    @property
    def name(self) -> str:
        """财务, 党务, 政务, 服务."""
        return periods.CATEGORIES[self.category]

    @property
    def state(self) -> str:
        """The sheet's state; empty where nothing was drafted."""
        return self.sheet.state if self.sheet else ""

    @property
    def posted_on(self) -> date | None:
        """The day it was posted, also where a mended version now waits."""
        return self.sheet.published_on if self.sheet else self.alone


def slots(unit_code: str, month: str) -> list[Slot]:
    """What an issue wants and has, finance first."""
    found = {one.category: one for one in sheets(unit_code).filter(issue__month=month)}
    wanted = sorted(periods.wanted(month), key=lambda one: ORDER[one.category])
    days = posted_alone(unit_code)
    return [
        Slot(one.category, one.period, one.title, found.get(one.category), days.get((one.category, one.period)))
        for one in wanted
    ]


def posted_alone(unit_code: str) -> dict[tuple[str, str], date]:
    """What stands posted in the ledger and has no sheet here (back-entered, loaded): category and period with the day."""
    found = alone.facts(unit_code, [PUBLISHED], Sheet, field="published_fact")
    return {(one.attributes["category"], one.attributes["period"]): one.occurred_on for one in found}


def sheets(unit_code: str) -> QuerySet[Sheet]:
    """A unit's sheets with their issue, lines, signatures, seals, objections and editions."""
    known = ("lines", "signatures", "seals", "objections", "editions", "town_reviews")
    return Sheet.objects.filter(issue__unit_code=unit_code).select_related("issue").prefetch_related(*known)


def find_sheet(any_id: uuid.UUID) -> Sheet | None:
    """A sheet by its own id or by a fact of it."""
    own = Sheet.objects.filter(pk=any_id).select_related("issue").first()
    if own:
        return own
    versions = ledger.chain(any_id)
    root = versions[0] if versions else None
    if root is None or not root.kind.startswith("disclosure."):
        return None
    category, period = root.attributes.get("category"), root.attributes.get("period")
    found = Sheet.objects.filter(issue__unit_code=root.unit_code, category=category, period=period)
    return found.select_related("issue").first()


def months(unit_code: str, *, today: date, count: int = 12) -> list[str]:
    """The months of the last issues, newest first, back to the first one recorded; the running month leads, which may be drafted."""
    running, first = f"{today:%Y-%m}", periods.month_before(today)
    kept = Issue.objects.filter(unit_code=unit_code).order_by("month").values_list("month", flat=True)[:1]
    last = min([*kept, *(f"{periods.end_of(period):%Y-%m}" for _, period in posted_alone(unit_code))], default=None)
    wanted = [periods.months_back(first, step) for step in range(count)]
    return [running, *(one for one in wanted if one == first or (last and one >= last))]


def month_opened(unit_code: str, *, kind: str, on: date) -> str:
    """The month of the issue that a fact of a day speaks of; empty where it speaks of none."""
    for fact in ledger.facts_of(unit_code, kinds=[kind], between=(on, on)):
        if period := fact.attributes.get("period"):
            return f"{periods.end_of(period):%Y-%m}"
    return ""


def of_months(unit_code: str, wanted: list[str]) -> dict[str, list[Slot]]:
    """The slots of several issues in one round of queries."""
    found: dict[tuple[str, str], Sheet] = {}
    days = posted_alone(unit_code)
    for one in sheets(unit_code).filter(issue__month__in=wanted):
        found[one.issue.month, one.category] = one
    return {
        month: [
            Slot(one.category, one.period, one.title, found.get((month, one.category)), days.get((one.category, one.period)))
            for one in sorted(periods.wanted(month), key=lambda each: ORDER[each.category])
        ]
        for month in wanted
    }


def on_its_way(unit_code: str, month: str) -> str:
    """What is said before the finance sheet of a month is overwritten while it waits or was reviewed; empty where nothing is undone."""
    sheet = next((one.sheet for one in slots(unit_code, month) if one.category == periods.FINANCE), None)
    if sheet is None or sheet.state not in ("sent", "passed", "fixed"):
        return ""
    stands = f"{short_day(sheet.sent_on)}已送监督委员会审查" if sheet.state == "sent" and sheet.sent_on else "已经审查过"
    return f"这个月的财务公开表{stands}。保存这一张，原来的就不算了，要重新送审。不换就点“不用这张表”。"


def questions(line: Line) -> list[masking.Question]:
    """What of a line may be personal and nobody has answered."""
    return masking.questions(line.pk, line.place, line.cells, line.cleared)


def cleared(sheet: Sheet) -> dict[tuple[str, str], list[str]]:
    """What was answered of the unit's lines of this category, by their texts: the same text is not asked about again."""
    found = Line.objects.filter(sheet__category=sheet.category, sheet__issue__unit_code=sheet.issue.unit_code)
    return {(one.title, one.basis): one.cleared for one in found.exclude(cleared=[]).order_by("pk")}


def may_review_late(sheet: Sheet) -> bool:
    """Whether a sheet hangs that nobody reviewed: its review can be made good, and says that it came after."""
    return sheet.state in POSTED and sheet.reviewed_on is None


def totals(sheet: Sheet) -> money.Totals:
    """The four totals of a finance sheet."""
    return money.Totals(sheet.opening, sheet.income or 0, sheet.expense or 0, sheet.closing)


def disagreements(sheet: Sheet) -> list[money.Disagreement]:
    """What of its sums does not agree."""
    if not sheet.is_finance:
        return []
    last = closing_before(sheet.issue.unit_code, sheet.issue.month)
    rows = [(one.flow, one.amount or 0) for one in sheet.lines.all()] if sheet.way == "lines" else []
    return [*money.disagreements(totals(sheet), before=last), *money.line_disagreements(totals(sheet), rows)]


def members(unit_code: str, *, on: date) -> list[Seat]:
    """The supervisory committee in office on a day."""
    return org.in_office(unit_code, body=bodies.SUPERVISORY, on=on)


def seat_words(seat: Seat) -> str:
    """A member with the office: 监督委员会成员1（主任）."""
    return f"{seat.person.name}（{bodies.role_word(seat.role, seat.body) or '成员'}）"


OWN, SHARED, PROXY = "本人签", "公用账号签", "代录"


def signers(sheet: Sheet) -> list[tuple[str, date, str]]:
    """Who signed, on which day, and how: the member with his own account, on the committee's, or the clerk for him."""
    found = list(sheet.signatures.all())
    known = Seat.objects.filter(pk__in=[one.seat for one in found]).select_related("person")
    seats = {one.id: one for one in known}
    own = set(Account.objects.filter(username__in={one.by for one in found}, person__isnull=False).values_list("username", flat=True))
    how = [PROXY if one.proxy else OWN if one.by in own else SHARED for one in found]
    names = [seat_words(seats[one.seat]) if one.seat in seats else "离任成员" for one in found]
    return [(name, one.signed_on, word) for one, name, word in zip(found, names, how, strict=True)]


def last_seat(username: str, unit_code: str) -> uuid.UUID | None:
    """The seat an account signed with last on a phone, to be offered again."""
    from cunju.activities.disclosure.models import Signature

    found = Signature.objects.filter(by=username, proxy=False, sheet__issue__unit_code=unit_code)
    return found.order_by("-signed_on", "-id").values_list("seat", flat=True).first()


def law_of(unit_code: str, *, on: date) -> catalogue.Law:
    """What the law of a day says to a unit."""
    return catalogue.law(unit=org.unit(unit_code) or catalogue.Place(unit_code, "village"), on=on)


def due_on(unit: catalogue.Place | Unit, month: str) -> date | None:
    """The day by which an issue is posted, by the law of the last day it speaks of."""
    return periods.due_on(month, law=catalogue.law(unit=unit, on=periods.end_of(month)))


def made(sheet: Sheet) -> chain.Made:
    """How a sheet was made, for the rules: by the law of the day it went up, or was sent."""
    on = sheet.published_on or sheet.sent_on
    seated = members(sheet.issue.unit_code, on=on) if on else []
    return chain.Made(
        law=law_of(sheet.issue.unit_code, on=on or periods.end_of(sheet.period)),
        sent_on=sheet.sent_on,
        reviewed_on=sheet.reviewed_on,
        fixed_on=sheet.fixed_on,
        published_on=sheet.published_on,
        signed=[one.signed_on for one in sheet.signatures.all()],
        members=len(seated),
        seals=frozenset(one.body for one in sheet.seals.all()),
        objected=any(one.answered_on is None for one in sheet.objections.all()),
        amounts=[(one.code, one.text, one.public) for one in disagreements(sheet)],
    )


def remarks(sheet: Sheet) -> list[str]:
    """What is said of a sheet on every paper of it: of a posted one as it was posted, else as it stands now."""
    edition = sheet.editions.last()
    if edition and sheet.state in POSTED:
        return remarks_of(edition)
    return [one["text"] for one in chain.remarks(chain.findings(made(sheet)), posted=False)]


def joint_meetings(unit_code: str, *, today: date) -> tuple[tuple[date, date], list[uuid.UUID]]:
    """Between which days joint meetings are offered, and those there are."""
    between = (add_months(today, -3), today)
    found = ledger.offers(unit_code, kinds=[MEETING], between=between, having={"attributes__body": "joint"}, limit=40)
    return between, [one.root for one in found]


def joint_on(unit_code: str, *, on: date) -> uuid.UUID | None:
    """The joint meeting recorded for a day, if there is just one that could decide."""
    found = ledger.offers(unit_code, kinds=[MEETING], between=(on, on), having={"attributes__body": "joint"})
    return found[0].root if len(found) == 1 else None


def fixing_fault(sheet: Sheet) -> str:
    """Why the joint meeting that fixed a sheet does not carry it as it stands: void, or too few came; else empty."""
    found = ledger.undermined([sheet.meeting]) if sheet.meeting else []
    if not found:
        return ""
    word = found[0][1]
    return "那次会议的记录已作废" if word == "已作废" else f"那次会议{word}，没有形成决定"


def day_of(answer: ledger.Answer) -> date:
    """The day of the meeting a person chose, recorded or on paper."""
    fact = ledger.current(answer.fact_id) if answer.fact_id else None
    found: date | None = fact.occurred_on if fact else answer.paper_day
    assert found is not None
    return found


def waiting_for_review(unit_code: str) -> list[Sheet]:
    """A unit's sheets that wait to be reviewed, and those that still may be signed, oldest first."""
    found = sheets(unit_code).filter(state__in=("sent", "passed", "fixed"))
    return list(found.order_by("issue__month", "category"))


def down(unit_code: str) -> list[Sheet]:
    """Sheets that left the board too early and wait to be posted again."""
    return list(sheets(unit_code).filter(state="down").order_by("issue__month"))


def within(unit_code: str, between: Span) -> list[Sheet]:
    """The sheets of the issues of a span of months, oldest first."""
    months = (f"{between.start:%Y-%m}", f"{between.end:%Y-%m}")
    return list(sheets(unit_code).filter(issue__month__range=months).order_by("issue__month", "category"))


def scanned(unit_code: str, between: Span) -> list[Sheet]:
    """The sheets of a unit that were posted in a period, oldest first; what was scanned of each its editions say."""
    found = Sheet.objects.filter(issue__unit_code=unit_code).prefetch_related("editions")
    return list(found.filter(published_on__range=(between.start, between.end)).order_by("published_on", "pk"))
