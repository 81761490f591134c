"""Plans, demands and reviews of a unit; earlier grades of a person; a town's season."""

from dataclasses import dataclass
from datetime import date

from cunju import catalogue
from cunju.activities.pledges import rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Judged, Season
from cunju.activities.pledges.queries.sheets import Member
from cunju.catalogue import Clause
from cunju.kernel import offers
from cunju.kernel.dated import Dated
from cunju.kernel.days import parse_day
from cunju.ledger import interface as ledger
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records import reading


def reviews(unit_code: str, *, year: int | None = None) -> list[Entry]:
    """Reviews that count, newest first, with the persons and what followed."""
    return list(reading.live(BOOK, unit_code, year=year, step="review").prefetch_related("judged", "followers"))


def plan_for(unit_code: str, *, on: date) -> Entry | None:
    """The newest plan of a day that no review has followed yet."""
    found = reading.live(BOOK, unit_code, step="plan").filter(on__lte=on).exclude(followers__state="live")
    plan: Entry | None = found.prefetch_related("judged").first()
    return plan


def dates(unit: offers.Unit, *, since: date) -> list[Dated]:
    """Reviews that are planned and not held yet, for the unit's calendar."""
    plans = reading.live(BOOK, unit.code, step="plan").exclude(followers__state="live")
    days = [(one, parse_day(one.said["review_on"])) for one in plans if one.said.get("review_on")]
    found = [Dated(f"review-{one.pk}", on, "民主评议", href=BOOK.url("detail", one.pk)) for one, on in days if on >= since]
    return sorted(found, key=lambda one: one.on)


def has_four(unit_code: str) -> bool:
    """Whether the unit's last plan had 优秀 among its grades."""
    last = reading.live(BOOK, unit_code, step="plan").first()
    return bool(last and last.four)


def demand_for(unit_code: str, *, on: date) -> Entry | None:
    """The oldest demand of a day that still asks for a review."""
    unit = Unit.objects.get(code=unit_code)
    found = [one.entry for one in BOOK.waiting(unit) if one.wait.step == "review" and one.entry.on <= on]
    return found[0] if found else None  # type: ignore[return-value]


def grades_before(unit_code: str, *, on: date, but: Entry | None = None) -> dict[str, list[tuple[date, str]]]:
    """Day and grade of everybody's earlier reviews, newest first; without the review ``but``."""
    found: dict[str, list[tuple[date, str]]] = {}
    rows = Judged.objects.filter(entry__unit_code=unit_code, entry__step="review", entry__state="live", entry__on__lt=on)
    rows = rows.exclude(entry=but) if but else rows
    for one in rows.select_related("entry").order_by("-entry__on"):
        found.setdefault(one.key, []).append((one.entry.on, one.grade))
    return found


def last_review(unit_code: str, *, on: date) -> date | None:
    """The day of the last review until a day."""
    found = reading.live(BOOK, unit_code, step="review").filter(on__lte=on).order_by("-on").first()
    return found.on if found else None


def to_judge(members: list[Member], plan: Entry | None) -> list[Judged]:
    """Whom a review is about: those the plan names, else the committee; unsaved."""
    if plan is not None:
        return [Judged(person=one.person, name=one.name, office=one.office, hired=one.hired) for one in plan.judged.all()]
    return [Judged(person=one.person, name=one.name, office=one.office) for one in members]


def twice(review: Entry) -> tuple[list[str], Clause | None]:
    """Who came to 不称职 as often running as the law of the day speaks of, and the clause; nobody where none does."""
    unit = Unit.objects.get(code=review.unit_code)
    clause = catalogue.law(unit=unit, on=review.on).first(rules.STREAK)
    before = grades_before(review.unit_code, on=review.on)
    votes = [(one, rules.Vote(one.key, grade=one.grade, before=before.get(one.key, ()))) for one in review.judged.all()]
    return [one.called for one, vote in votes if clause and clause.holds(rules.streak(vote))], clause


def season(unit_code: str, *, year: int) -> Season | None:
    """Whether the town organises a unit's review of a year."""
    return Season.objects.filter(unit_code=unit_code, year=year).first()


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in a town's season: planned day and chair, the review that came of it, its posting; ``alone``: the day the ledger alone knows."""

    unit: Unit
    season: Season | None
    review: Entry | None
    posted: date | None
    alone: date | None = None


def town_season(town: Unit, *, year: int, on: date) -> list[Row]:
    """Every unit of a town with its season and its review of a year."""
    units = org.units_under(town.code, on=on)
    seasons = {one.unit_code: one for one in Season.objects.filter(unit_code__startswith=town.code, year=year)}
    held: dict[str, Entry] = {}
    rows = Entry.objects.filter(unit_code__startswith=town.code, step="review", state="live", on__year=year)
    for one in rows.order_by("on").prefetch_related("followers"):
        held[one.unit_code] = one
    facts = ledger.current_facts(["pledges.reviewed"]).filter(unit_code__startswith=town.code, occurred_on__year=year)
    days = dict(facts.order_by("occurred_on").values_list("unit_code", "occurred_on"))
    return [
        Row(one, seasons.get(one.code), review, result_on(review, on=on), None if review else days.get(one.code))
        for one in units
        for review in [held.get(one.code)]
    ]


def result_on(review: Entry | None, *, on: date) -> date | None:
    """The day on which a review's result was posted, until a day."""
    following = review.followers.all() if review else ()
    return next((one.on for one in following if one.step == "result" and one.state == "live" and one.on <= on), None)
