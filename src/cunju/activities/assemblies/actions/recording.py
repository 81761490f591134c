"""A meeting as it happened: record, correct, void, keep the papers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cunju import catalogue
from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.actions.counting import (
    FINDINGS,
    Counts,
    Record,
    by_law,
    fact_of,
    judged,
    refuse,
    refuse_twin,
    with_announced,
)
from cunju.activities.assemblies.models import Absence, Item, Mandate, Meeting, Session
from cunju.archive.storing import Ready, bring, ready
from cunju.kernel import verdicts
from cunju.kernel.refusals import WrongMoment
from cunju.ledger import identity, versions
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.rows import void_held

SAME = ("held_on", "begins", "notice_on", "place", "chair", "recorder", "minutes", "counted", "away", "ill", "unable")


def hold_meeting(
    meeting: Meeting,
    record: Record,
    *,
    by: str,
    now: datetime,
    unit: Unit,
    fact_id: Any = None,
    uploads: Sequence[Any] = (),
) -> Any:
    """Record that a meeting took place, planned before or not; returns the fact."""
    brought = ready(uploads)
    with ledger.writing([meeting.unit_code], now=now) as pen:
        stands = Meeting.objects.select_for_update().filter(pk=meeting.pk).first() or meeting
        if stands.state == "void" or stands.fact:
            raise WrongMoment("这次会议已经记录或作废；要修改请用“更正”。")
        stands.form = queries.form_at(stands, unit, on=record.held_on)
        record = by_law(with_announced(stands, record), catalogue.law(unit=unit, on=record.held_on))
        refuse(record, meeting=stands, unit=unit, now=now)
        refuse_twin(stands, record)
        counts, verdict = judged(stands, record, unit=unit)
        fact = pen.record(
            fact_of(stands, record, counts=counts, verdict=verdict),
            unit=stands.unit_code,
            occurred_on=record.held_on,
            by=by,
            findings=verdicts.findings(verdict.findings[:FINDINGS]),
            fact_id=fact_id or identity.new_id(),
        )
        stands.fact = fact.uid
        _write(stands, record, counts=counts, verdict=verdict)
        versions.keep(
            stands.versions, step="recorded", fact=fact.uid, by=by, now=now, said=queries.said_of(stands),
        )
        add_papers(stands, brought, by=by, now=now)
    return fact


def correct_meeting(
    meeting: Meeting,
    record: Record,
    *,
    by: str,
    now: datetime,
    unit: Unit,
    fact_id: Any = None,
    uploads: Sequence[Any] = (),
) -> Any:
    """Say how the meeting was instead, and why; the old version stays in the ledger and in the room."""
    brought = ready(uploads)
    old = [meeting.fact] if meeting.fact else []
    with ledger.writing([meeting.unit_code], now=now, superseding=old) as pen:
        if meeting.state != "held" or meeting.fact is None:
            raise WrongMoment("只有已记录的会议可以更正。")
        record = by_law(with_announced(meeting, record), catalogue.law(unit=unit, on=record.held_on))
        refuse(record, meeting=meeting, unit=unit, now=now)
        refuse_twin(meeting, record)
        counts, verdict = judged(meeting, record, unit=unit)
        fact = pen.correct(
            meeting.fact,
            fact_of(meeting, record, counts=counts, verdict=verdict),
            occurred_on=record.held_on,
            by=by,
            findings=verdicts.findings(verdict.findings[:FINDINGS]),
            fact_id=fact_id,
            seen=record.seen,
        )
        _write(meeting, record, counts=counts, verdict=verdict)
        versions.keep(
            meeting.versions, step="corrected", fact=fact.uid, by=by, now=now, reason=record.reason, said=queries.said_of(meeting),
        )
        add_papers(meeting, brought, by=by, now=now)
    return fact


def void_meeting(meeting: Meeting, *, reason: str, by: str, now: datetime) -> None:
    """Say that a meeting was never held (or will not be); what rests on it stops counting."""
    void_held(meeting, reason=reason, by=by, now=now)


def add_papers(meeting: Meeting, brought: Ready | None, *, by: str, now: datetime) -> None:
    """Keep what was brought of the signed paper with the meeting."""
    with ledger.writing([meeting.unit_code], now=now):
        name = f"{meeting.get_body_display()}{meeting.day}"
        bring(meeting.papers, brought, unit_code=meeting.unit_code, name=name, by=by, now=now, about=meeting.fact)


def _write(meeting: Meeting, record: Record, *, counts: Counts, verdict: rules.Verdict) -> None:
    for name in SAME:
        setattr(meeting, name, getattr(record, name))
    meeting.planned_on = record.held_on  # the register stands in the order of what happened
    numbers = counts.numbers
    meeting.due, meeting.present, meeting.women_present = numbers.due, numbers.present, counts.women
    meeting.households, meeting.households_present = numbers.households, numbers.households_present
    meeting.result, meeting.state = verdict.result, "held"
    meeting.save()
    meeting.absences.all().delete()
    roll = {one.person.id for one in counts.due}
    Absence.objects.bulk_create(
        [Absence(meeting=meeting, person_id=one) for one in sorted(record.absent & roll)]
    )
    meeting.sessions.all().delete()
    Session.objects.bulk_create(
        Session(
            meeting=meeting,
            number=number,
            place=one.place,
            held_on=one.held_on,
            due=one.due,
            present=one.present,
        )
        for number, one in enumerate(record.areas, start=1)
    )
    _write_mandate(meeting, record.mandate)
    _write_items(meeting, record, adopted=verdict.adopted)


def _write_mandate(meeting: Meeting, mandate: rules.Mandate | None) -> None:
    Mandate.objects.filter(meeting=meeting).delete()
    if mandate:
        Mandate.objects.create(
            meeting=meeting, sets_up=mandate.sets_up, matters=list(mandate.matters), until=mandate.until
        )


def _write_items(meeting: Meeting, record: Record, *, adopted: Sequence[bool | None]) -> None:
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
            adopted=held,
            announced=vote.announced,
        )
        for place, (vote, held) in enumerate(zip(record.votes, adopted, strict=True), start=1)
    )
