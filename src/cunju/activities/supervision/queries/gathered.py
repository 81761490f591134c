"""What the month and the half-year hold: sheets reviewed, meetings to sit in on, counts, systems, reports."""

import uuid
from dataclasses import dataclass
from datetime import date

from cunju.activities.supervision import rules
from cunju.activities.supervision.book import BOOK
from cunju.activities.supervision.models import Entry, Report
from cunju.kernel.days import Span, add_days, month_span
from cunju.kernel.words import of_kind, short_name
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.ledger.queries import Card
from cunju.org.models import Unit

MEETINGS, SHEETS = "assemblies.meeting_held", "disclosure.sheet_reviewed"
# Records that use a right on a content; what is asked or suggested says by its kind which right that is.
TOUCHING = {"supervision.act_recorded": "", "supervision.suggestion_made": "suggest", "supervision.question_asked": "question"}
LISTENING = ("assembly", "representatives")
SYSTEMS = ("opinions", "meetings", "reports", "records")


@dataclass(frozen=True, slots=True)
class Month:
    """What a regular meeting has before it: sheets reviewed and meetings attended, meetings nobody noted yet."""

    start: date
    end: date
    sheets: list[Card]
    attended: int
    offered: list[Card]
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Touched:
    """One of the rights or contents and how often the year's lines touch it."""

    value: str
    word: str
    times: int


def reviews_in(unit_code: str, between: tuple[date, date]) -> list[Fact]:
    """Sheets reviewed in a span; a record that rests on another only says that its objection was answered."""
    return [one for one in ledger.facts_of(unit_code, kinds=[SHEETS], between=between) if not one.rests_on]


def month(unit_code: str, *, on: date) -> Month:
    """The month of a day up to that day, from the ledger."""
    span = month_span(on.year, on.month)
    between = (span.start, min(on, span.end))
    acts = ledger.facts_of(unit_code, kinds=["supervision.act_recorded"], between=between)
    seen = {base for one in acts for base in one.rests_on}
    meetings = ledger.offers(unit_code, kinds=[MEETINGS], between=between)
    offered = [one for one in meetings if not {str(one.root), str(one.uid)} & seen]
    reviews = {one.uid for one in reviews_in(unit_code, between)}
    sheets = [one for one in ledger.offers(unit_code, kinds=[SHEETS], between=between) if one.uid in reviews]
    return Month(*between, sheets, len(meetings) - len(offered), offered)


def hearing(unit_code: str, *, on: date) -> list[Card]:
    """Meetings that can have heard a report: assemblies and representatives' meetings that were not short."""
    facts = ledger.facts_of(unit_code, kinds=[MEETINGS], between=(add_days(on, -400), on))
    fit = [
        one
        for one in facts[:60]
        if one.attributes.get("body") in LISTENING and one.attributes.get("result") != "short"
    ]
    ids = {one.uid for one in fit}
    cards = ledger.offers(unit_code, kinds=[MEETINGS], between=(add_days(on, -400), on), limit=60)
    return [one for one in cards if one.uid in ids][:12]


def noted_elsewhere(unit_code: str, *, on: date) -> list[Card]:
    """Objections and questions of the last weeks that stand in another room already, newest first: not to be typed again."""
    found = ledger.noted(unit_code, kinds=["disclosure.doubt_raised"], on=on)
    found += ledger.noted(unit_code, kinds=[SHEETS], on=on, having={"attributes__result": "objected", "rests_on": []})
    return sorted(found, key=lambda one: one.occurred_on, reverse=True)


def heard_by(entry: Entry) -> ledger.Answer:
    """Where a report was heard, as the form of its correction begins: the meeting recorded, else a paper's day."""
    fact = ledger.current(entry.fact)
    rests = fact.rests_on if fact else []
    root = ledger.chain(uuid.UUID(rests[0]))[0].uid if rests else None
    return ledger.Answer(root, None if rests else entry.on)


def unheard(entry: Entry | None) -> str:
    """Why a report counts as heard no more: the meeting that heard it fell short, or was taken out; else empty."""
    fact = ledger.current(entry.fact) if entry else None
    found = ledger.undermined(fact.rests_on) if fact else []
    if not found:
        return ""
    word = found[0][1]
    return "听取报告的会议记录已作废，报告不算听取" if word == "已作废" else f"听取报告的会议{word}，报告不算听取"


def counts(unit_code: str, half: str) -> rules.Counts:
    """The counts of a half-year's report."""
    span = rules.half_span(half)
    days = (span.start, span.end)
    live = list(Entry.objects.filter(unit_code=unit_code, state="live", on__range=days))
    steps = [one.step for one in live]
    suggested = [one.pk for one in live if one.step == "suggestion"]
    below = Entry.objects.filter(state="live", unit_code=unit_code)
    answers = below.filter(parent__in=suggested, step="answer")
    ended = below.filter(parent__in=answers, step="check", said__outcome__in=rules.ENDED)
    replies = below.filter(step="reply", parent__in=[one.pk for one in live if one.step == "question"])
    attended = [one for one in live if one.step == "act" and one.said.get("right") == "know"]
    return rules.Counts(
        meetings=steps.count("meeting"),
        sheets=len(reviews_in(unit_code, days)),
        attended=len(attended),
        acts=steps.count("act") - len(attended),
        opinions=steps.count("opinion"),
        suggestions=len(suggested),
        answered=answers.values("parent").distinct().count(),
        ended=ended.values("parent").distinct().count(),
        told=below.filter(parent__in=ended, step="feedback").count(),
        questions=steps.count("question"),
        replied=replies.values("parent").distinct().count(),
    )


def touched(unit_code: str, *, year: int) -> tuple[list[Touched], list[Touched]]:
    """The five rights and the seven contents, each with how many records of the year touch it, those without a line too."""
    span = (date(year, 1, 1), date(year, 12, 31))
    found = ledger.facts_of(unit_code, kinds=TOUCHING, between=span)
    said = [{"right": TOUCHING[one.kind], **one.attributes} for one in found]
    rights = [one["right"] for one in said]
    rights += ["chair"] * ledger.facts_of(unit_code, kinds=["pledges.reviewed"], between=span).count()
    contents = [one.get("content") for one in said]
    return (
        [Touched(value, word, rights.count(value)) for value, word in BOOK.choices("act", "right")],
        [Touched(value, word, contents.count(value)) for value, word in BOOK.choices("act", "content")],
    )


def systems(unit_code: str) -> list[tuple[str, str, Entry | None]]:
    """Each of the four systems with its word and the line that says how it stands."""
    live = Entry.objects.filter(unit_code=unit_code, step="system", state="live")
    newest: dict[str, Entry] = {}
    for one in live.order_by("on", "id"):
        newest[one.said["system"]] = one
    return [(value, BOOK.word("system", "system", value), newest.get(value)) for value in SYSTEMS]


def report(unit: Unit, half: str) -> Report | None:
    """The report of a half-year as it was kept."""
    return Report.objects.filter(unit_code=unit.code, half=half).select_related("entry").first()


def reports(unit_code: str, *, year: int) -> list[Report]:
    """The reports of a year that were kept, oldest first."""
    found = Report.objects.filter(unit_code=unit_code, half__startswith=str(year)).select_related("entry")
    return sorted(found, key=lambda one: one.half)


def reports_within(unit_code: str, between: Span) -> list[Report]:
    """The reports of the years of a span, oldest first."""
    return [one for year in range(between.start.year, between.end.year + 1) for one in reports(unit_code, year=year)]


def reviewed(unit_code: str, *, year: int) -> list[Card]:
    """The year's reviews of sheets, oldest first."""
    between = (date(year, 1, 1), date(year, 12, 31))
    return ledger.offers(unit_code, kinds=[SHEETS], between=between, limit=100)[::-1]


def evaluations(unit_code: str, *, year: int) -> list[Card]:
    """The year's democratic reviews, oldest first, as another room recorded them."""
    between = (date(year, 1, 1), date(year, 12, 31))
    return ledger.offers(unit_code, kinds=["pledges.reviewed"], between=between)[::-1]


def drafted(unit: Unit, half: str) -> str:
    """The report of a half-year as the records draft it; ValueError for what is no half-year."""
    found = counts(unit.code, half)
    return of_kind(rules.draft(found, half=half, unit=short_name(unit.name), listener=listener(unit)), unit.kind)


def report_text(unit: Unit, half: str) -> str:
    """The report as kept, else as drafted."""
    found = report(unit, half)
    return found.text if found and found.text else drafted(unit, half)


def listener(unit: Unit) -> str:
    """Before whom the report is given."""
    return "村民会议（村民代表会议）" if unit.kind == "village" else "居民会议（居民代表会议）"


def heard(unit_code: str, *, between: Span) -> list[Report]:
    """Reports a meeting heard within these days, oldest first."""
    found = Report.objects.filter(unit_code=unit_code, entry__state="live", entry__on__range=(between.start, between.end))
    return [one for one in found.select_related("entry").order_by("entry__on", "half") if not unheard(one.entry)]
