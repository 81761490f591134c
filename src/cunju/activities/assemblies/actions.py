"""Every write of this room."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju import ledger
from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.facts import DecisionPosted, MeetingHeld
from cunju.activities.assemblies.models import Absence, Item, Meeting, Paper
from cunju.archive.storing import store
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org.models import Unit

AUTHORITY_LINES = 20


class CannotBe(Refusal):
    """Numbers or days that cannot be: more present than due, notice after the meeting."""


class WrongMoment(Refusal):
    """A step on a meeting that is not in the state for it."""


@dataclass(frozen=True)
class Record:
    """What is written down of a meeting; ``absent`` are ids, numbers are typed where no roll of people is."""

    held_on: date
    absent: frozenset[uuid.UUID] = frozenset()
    due: int | None = None
    present: int | None = None
    women_present: int | None = None
    households: int | None = None
    households_present: int | None = None
    away: int = 0
    ill: int = 0
    unable: int = 0
    notice_on: date | None = None
    place: str = ""
    chair: str = ""
    recorder: str = ""
    minutes: str = ""
    form: str = ""
    sessions: int | None = None
    votes: tuple[rules.Vote, ...] = ()


@dataclass(frozen=True)
class Counts:
    """The counts of a record, from the roll of the day or typed."""

    numbers: rules.Numbers
    women: int | None


def plan_meeting(
    unit: Unit,
    *,
    body: str,
    planned_on: date,
    by: str,
    now: datetime,
    place: str = "",
    chair: str = "",
    recorder: str = "",
    items: Sequence[str] = (),
    form: str = "",
) -> Meeting:
    """Arrange a meeting; nothing has happened yet, so no fact is recorded."""
    with ledger.writing([unit.code], now=now):
        meeting = Meeting.objects.create(
            id=identity.new_id(),
            unit_code=unit.code,
            body=body,
            planned_on=planned_on,
            place=place,
            chair=chair,
            recorder=recorder,
            form=form or (unit.form if body == rules.ASSEMBLY else ""),
        )
        _write_items(
            meeting, votes=[rules.Vote(title, rules.matter_of(title)) for title in items], counts=None
        )
    return meeting


def give_notice(meeting: Meeting, *, notice_on: date, channel: str, by: str, now: datetime) -> Meeting:
    """Note the day and channel people were told on."""
    with ledger.writing([meeting.unit_code], now=now):
        if notice_on > now.date():
            raise CannotBe("告知日期还没有到；请填实际告知的那一天。", "notice_on")
        if notice_on > meeting.planned_on:
            raise CannotBe("告知日期晚于开会日期。请核对。", "notice_on")
        meeting.notice_on, meeting.channel = notice_on, channel
        meeting.save(update_fields=["notice_on", "channel"])
    return meeting


def hold_meeting(
    meeting: Meeting, record: Record, *, by: str, now: datetime, fact_id: Any = None, unit: Unit
) -> Any:
    """Record that a meeting took place; returns the fact."""
    with ledger.writing([meeting.unit_code], now=now) as pen:
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if meeting.state == "void" or (meeting.fact and str(meeting.fact) != str(fact_id)):
            raise WrongMoment("这次会议已经记录或作废；要修改请用“更正”。")
        _refuse(record, meeting=meeting, now=now)
        counts, verdict = judged(meeting, record, unit=unit)
        fact = pen.record(
            _fact(meeting, record, counts=counts, verdict=verdict),
            unit=meeting.unit_code,
            occurred_on=record.held_on,
            by=by,
            findings=_findings(verdict),
            fact_id=fact_id or identity.new_id(),
        )
        meeting.fact = fact.uid
        _write(meeting, record, counts=counts, verdict=verdict)
    return fact


def correct_meeting(
    meeting: Meeting, record: Record, *, by: str, now: datetime, unit: Unit, fact_id: Any = None
) -> Any:
    """Say how the meeting was instead; the old version stays in the ledger."""
    with ledger.writing(
        [meeting.unit_code], now=now, superseding=[meeting.fact] if meeting.fact else []
    ) as pen:
        if meeting.state != "held" or meeting.fact is None:
            raise WrongMoment("只有已记录的会议可以更正。")
        if fact_id and (stored := ledger.fact_by_id(fact_id)):
            return stored
        _refuse(record, meeting=meeting, now=now)
        counts, verdict = judged(meeting, record, unit=unit)
        fact = pen.correct(
            meeting.fact,
            _fact(meeting, record, counts=counts, verdict=verdict),
            occurred_on=record.held_on,
            by=by,
            findings=_findings(verdict),
            fact_id=fact_id,
        )
        _write(meeting, record, counts=counts, verdict=verdict)
    return fact


def void_meeting(meeting: Meeting, *, reason: str, by: str, now: datetime) -> None:
    """Say that a meeting was never held (or will not be); what rests on it stops counting."""
    with ledger.writing(
        [meeting.unit_code], now=now, superseding=[meeting.fact] if meeting.fact else []
    ) as pen:
        if meeting.state == "void":
            return
        if meeting.fact:
            pen.retract(meeting.fact, by=by)
        meeting.state, meeting.reason = "void", reason
        meeting.save(update_fields=["state", "reason"])


def post_decision(
    meeting: Meeting, *, posted_on: date, days_shown: int, by: str, now: datetime, fact_id: Any = None
) -> Any:
    """Note that the decisions were shown on the board; rests on the meeting."""
    with ledger.writing([meeting.unit_code], now=now) as pen:
        current = ledger.current(meeting.fact) if meeting.fact else None
        if current is None:
            raise WrongMoment("先记录会议，再登记决议公布。")
        if meeting.held_on and posted_on < meeting.held_on:
            raise CannotBe("公布日期早于开会日期。请核对。", "posted_on")
        return pen.record(
            DecisionPosted(days_shown),
            unit=meeting.unit_code,
            occurred_on=posted_on,
            by=by,
            rests_on=[current.uid],
            fact_id=fact_id,
        )


def add_papers(meeting: Meeting, uploads: Sequence[Any], *, by: str, now: datetime) -> None:
    """Keep photos of the signed paper (several become one PDF) with the meeting."""
    if not uploads:
        return
    with ledger.writing([meeting.unit_code], now=now):
        name = f"{meeting.get_body_display()}{meeting.day}"
        stored = store(uploads, unit_code=meeting.unit_code, name=name, by=by, now=now)
        Paper.objects.create(meeting=meeting, file=stored.id, name=stored.name)


def counts_of(unit_code: str, record: Record, *, body: str) -> Counts:
    """Due, present, women from the roll of the day; else as typed, less the exclusions (CQ 7)."""
    due = queries.due_people(unit_code, body=body, on=record.held_on)
    if due:
        here = [one for one in due if one.person.id not in record.absent]
        return Counts(rules.Numbers(len(due), len(here)), sum(one.person.sex == "f" for one in here))
    base = rules.base(record.due or 0, away=record.away, ill=record.ill, unable=record.unable)
    numbers = rules.Numbers(base, record.present or 0, record.households, record.households_present)
    return Counts(numbers, record.women_present)


def _refuse(record: Record, *, meeting: Meeting, now: datetime) -> None:
    if record.held_on > now.date():
        raise CannotBe("开会日期还没有到；会议开过以后再记录。", "held_on")
    if record.notice_on and record.notice_on > record.held_on:
        raise CannotBe("告知日期晚于开会日期。请核对。", "notice_on")
    counts = counts_of(meeting.unit_code, record, body=meeting.body)
    if fault := rules.fault_of_numbers(counts.numbers, record.votes):
        raise CannotBe(*fault)
    if counts.women is not None and counts.women > counts.numbers.present:
        raise CannotBe("到会妇女多于实到人数。请核对。", "women_present")


def judged(meeting: Meeting, record: Record, *, unit: Unit) -> tuple[Counts, rules.Verdict]:
    """The counts of a record and how they compare with the clauses; nothing is written."""
    counts = counts_of(meeting.unit_code, record, body=meeting.body)
    verdict = queries.judged(
        unit,
        body=meeting.body,
        on=record.held_on,
        notice_on=record.notice_on,
        numbers=counts.numbers,
        votes=list(record.votes),
        form=record.form or meeting.form,
    )
    return counts, verdict


def _fact(meeting: Meeting, record: Record, *, counts: Counts, verdict: rules.Verdict) -> MeetingHeld:
    numbers = counts.numbers
    adopted = [rules.passed(one, body=meeting.body, numbers=numbers) is not False for one in record.votes]
    return MeetingHeld(
        body=meeting.body,
        due=numbers.due or numbers.households or 0,
        present=numbers.present or (0 if numbers.due else numbers.households_present or 0),
        result=verdict.result,
        women_present=counts.women,
        notice_days=(record.held_on - record.notice_on).days if record.notice_on else None,
        form=record.form or meeting.form or None,
        items=len(record.votes),
        decided=sum(adopted),
        sessions=record.sessions,
        convention_voted=any(one.matter == rules.CONVENTION for one in record.votes) or None,
    )


def _findings(verdict: rules.Verdict) -> Iterable[ledger.Finding]:
    return [
        ledger.Finding(one.code, one.authority, one.cite, one.sure)
        for one in verdict.findings[:AUTHORITY_LINES]
    ]


def _write(meeting: Meeting, record: Record, *, counts: Counts, verdict: rules.Verdict) -> None:
    same = ("held_on", "notice_on", "place", "chair", "recorder", "minutes", "away", "ill", "unable")
    for name in same:
        setattr(meeting, name, getattr(record, name))
    meeting.form = record.form or meeting.form
    numbers = counts.numbers
    meeting.due, meeting.present, meeting.women_present = numbers.due, numbers.present, counts.women
    meeting.households, meeting.households_present = numbers.households, numbers.households_present
    meeting.result, meeting.state = verdict.result, "held"
    meeting.save()
    meeting.absences.all().delete()
    due = {
        one.person.id for one in queries.due_people(meeting.unit_code, body=meeting.body, on=record.held_on)
    }
    Absence.objects.bulk_create(
        [Absence(meeting=meeting, person_id=one) for one in sorted(record.absent & due)]
    )
    _write_items(meeting, votes=record.votes, counts=numbers)


def _write_items(meeting: Meeting, *, votes: Sequence[rules.Vote], counts: rules.Numbers | None) -> None:
    meeting.items.all().delete()
    Item.objects.bulk_create(
        Item(
            meeting=meeting,
            place=place,
            title=vote.title,
            matter=vote.matter,
            votes_for=vote.votes_for,
            against=vote.against,
            abstain=vote.abstain,
            adopted=None
            if counts is None
            else (rules.passed(vote, body=meeting.body, numbers=counts) is not False),
        )
        for place, vote in enumerate(votes, start=1)
    )
