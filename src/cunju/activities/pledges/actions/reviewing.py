"""A plan with its notice, a demand, a review with its counted ballots, a town's season."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cunju import catalogue
from cunju.activities.pledges import queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Judged, Season
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan: told and posted on ``on``, for the review on ``review_on``; the people by id of the register, hired staff by name."""

    on: date
    review_on: date
    chair: str
    people: Sequence[Any]
    hired: Sequence[str] = ()
    written: bool = False
    posted: bool = False
    four: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as counted on paper; ``votes``: 基本称职, 不称职 and grade by the key of a person; ``excellent``: 优秀, where there is that grade."""

    on: date
    body: str
    chair: str
    issued: int
    returned: int
    valid: int | None
    votes: Mapping[str, tuple[int, int, str]]
    reported: int | None = None
    rests: Sequence[Any] = ()
    page: str = ""
    excellent: Mapping[str, int] = field(default_factory=dict)
    four: bool = False


def plan(unit: Unit, told: Planned, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Whom the review is about, when, who chairs; told to the persons in writing and posted."""
    with ledger.writing([unit.code], now=now):
        said, people = _planned(unit, told)
        entry: Entry = writing.write(
            BOOK, unit, Told(told.on, "", "", said), step="plan", by=by, now=now, fact_id=fact_id, more={"chair": told.chair, "four": told.four}
        )
        _seat(entry, people)
    return entry


def _planned(unit: Unit, told: Planned) -> tuple[dict[str, Any], list[Judged]]:
    if told.review_on < told.on:
        raise CannotBe("评议日早于告知、公布的日子。请核对。", "review_on")
    chosen = [one for one in queries.members(unit.code, on=told.on) if one.person in told.people]
    people = [Judged(person=one.person, name=one.name, office=one.office) for one in chosen]
    people += [Judged(name=one[:40], office="聘用人员", hired=True) for one in told.hired]
    if not people:
        raise CannotBe("请勾选评议哪些人。", "people")
    said = {"evaluated": len(people), "review_on": told.review_on.isoformat(), "written": told.written, "posted": told.posted}
    return said, people


def _seat(entry: Entry, people: Sequence[Judged]) -> None:
    for place, one in enumerate(people):
        one.entry, one.place = entry, place
    Judged.objects.bulk_create(people)


def demand(unit: Unit, told: Told, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Villagers or representatives ask for a review; whether it comes too soon after the last one is said with it."""
    with ledger.writing([unit.code], now=now):
        line = Told(told.on, told.text, "", demanded(unit, told))
        entry: Entry = writing.write(BOOK, unit, line, step="demand", by=by, now=now, fact_id=fact_id)
    return entry


def demanded(unit: Unit, told: Told) -> dict[str, Any]:
    """What the fact of a demand says: who asked, and whether it came too soon."""
    last = queries.last_review(unit.code, on=told.on)
    return {**told.said, "barred": rules.barred(last, told.on, catalogue.law(unit=unit, on=told.on))}


def review(
    unit: Unit, told: Reviewed, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:
    """What the ballots said of each person; the grade is the person's who writes it, 称职 votes are what is left."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now):
        guards.happened(told.on, now, done="开过会再记")
        plan, asked = queries.plan_for(unit.code, on=told.on), queries.demand_for(unit.code, on=told.on)
        members = queries.members(unit.code, on=told.on)
        people = [one for one in queries.to_judge(members, plan) if one.key in told.votes]
        if set(told.votes) - {one.key for one in people}:
            raise CannotBe("有人不在会议那天的评议对象里：方案的告知日晚于会议，或者那天还没有任职。请核对会议的日子和方案。", "meeting")
        if not people:
            raise CannotBe("请先登记村（居）民委员会成员，或者先定评议方案。")
        said = _counted(unit, told, plan, people)
        rests = [*told.rests, *([asked.fact] if asked else [])]
        entry: Entry = writing.write(
            BOOK, unit, Told(told.on, told.page, "", said, rests), step="review", by=by, now=now, parent=plan, fact_id=fact_id, uploads=brought,
            more={"four": told.four},
        )  # fmt: skip
        _seat(entry, people)
    return entry


def _counted(unit: Unit, told: Reviewed, plan: Entry | None, people: Sequence[Judged], *, but: Entry | None = None) -> dict[str, Any]:
    """What the fact of a review says; the ballots are written to ``people``. ``but``: a review that is being corrected."""
    valid = told.returned if told.valid is None else told.valid
    rules.ballots(told.issued, told.returned, valid)
    before = queries.grades_before(unit.code, on=told.on, but=but)
    votes = [_judge(one, told, valid, before) for one in people]
    members = [str(one.person) for one in queries.members(unit.code, on=told.on)]
    return _said(unit, told, plan, valid) | rules.summed(votes, members=members, on=told.on)


def _judge(one: Judged, told: Reviewed, valid: int, before: Mapping[str, Any]) -> rules.Vote:
    basic, incompetent, grade = told.votes[one.key]
    if grade not in rules.grades(told.four):
        raise CannotBe("这次评议的等次里没有“优秀”。请先在方案里勾上。", f"grade-{one.key}")
    vote = rules.Vote(one.key, basic, incompetent, grade, one.hired, before.get(one.key, ()), told.excellent.get(one.key, 0))
    one.competent, one.basic, one.incompetent, one.grade = rules.competent(vote, valid), basic, incompetent, grade
    one.excellent = vote.excellent if told.four else None
    return vote


def _said(unit: Unit, told: Reviewed, plan: Entry | None, valid: int) -> dict[str, Any]:
    if told.body not in BOOK.fields(BOOK.steps["review"])["body"].values:  # type: ignore[operator]
        raise CannotBe("民主评议要在村（居）民会议或者村（居）民代表会议上进行，两委联席会议等不算。", "meeting")
    told_before = None
    if plan is not None:
        told_before = rules.noticed(plan.on, told.on, written=bool(plan.said.get("written")), posted=bool(plan.said.get("posted")))
    return {
        "body": told.body, "chaired_by": told.chair, "issued": told.issued, "ballots": told.returned, "valid": valid,
        "reported": told.reported, "notice_days": told_before, "organised": queries.season(unit.code, year=told.on.year) is not None,
    }  # fmt: skip


def mark_season(town: Unit, year: int, rows: Mapping[str, tuple[date | None, str]], *, by: str, now: datetime) -> int:
    """The town organises these units' reviews on these days; a unit without a day is taken out. Answers how many stand."""
    with ledger.writing(sorted(rows), now=now):
        for code, (on, chair) in rows.items():
            if on is None:
                Season.objects.filter(unit_code=code, year=year).delete()
            elif on.year != year:
                raise CannotBe(f"请填{year}年的日子。", f"on-{code}")
            else:
                Season.objects.update_or_create(unit_code=code, year=year, defaults={"on": on, "chair": chair, "by": by})
    return sum(on is not None for on, _ in rows.values())
