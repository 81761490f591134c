"""A meeting as it happened: record, correct, void."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import prefetch_related_objects

from cunju import catalogue
from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.actions import hearing
from cunju.activities.assemblies.actions.counting import (
    FINDINGS,
    Counts,
    Record,
    by_law,
    counts_of,
    fact_of,
    judged,
    refuse,
    refuse_twin,
    with_announced,
)
from cunju.activities.assemblies.models import Absence, Item, Mandate, Meeting, Session
from cunju.kernel import verdicts
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import sittings
from cunju.records.related import known

SAME = ("held_on", "begins", "notice_on", "place", "chair", "recorder", "minutes", "counted", "away", "ill", "unable")


def hold_meeting(meeting: Meeting, record: Record, *, by: str, now: datetime, unit: Unit, **sent: Any) -> Any:
    """Record that a meeting took place, planned before or not; returns the fact. ``sent``: under which id, with which files."""
    judge = partial(_judge, record=record, unit=unit, by=by, now=now)
    return sittings.hold(meeting, judge, on=record.held_on, word="会议", by=by, now=now, **sent)


def correct_meeting(meeting: Meeting, record: Record, *, by: str, now: datetime, unit: Unit, **sent: Any) -> Any:
    """Say how the meeting was instead, and why; the old version stays in the ledger and in the room."""
    judge = partial(_judge, record=record, unit=unit, by=by, now=now)
    return sittings.mend(
        meeting, judge, on=record.held_on, word="会议", reason=record.reason, seen=record.seen, by=by, now=now, **sent
    )


def _judge(meeting: Meeting, *, record: Record, unit: Unit, by: str, now: datetime) -> sittings.Judged:
    """What the record comes to; a meeting not held yet takes the form of its day, one corrected keeps its own."""
    if meeting.fact is None:
        meeting.form = queries.form_at(meeting, unit, on=record.held_on)
    first = meeting.fact is None and (meeting._state.adding or not meeting.versions.exists())
    if first:
        known(meeting, **dict.fromkeys(("absences", "sessions", "versions"), ()))
    if not meeting._state.adding:
        prefetch_related_objects([meeting], "items")
    record = by_law(with_announced(meeting, record), catalogue.law(unit=unit, on=record.held_on))
    counts = counts_of(meeting.unit_code, record, body=meeting.body)
    refuse(record, meeting=meeting, counts=counts, unit=unit, now=now)
    refuse_twin(meeting, record)
    counts, verdict = judged(meeting, record, unit=unit, counts=counts)

    def write(pen: ledger.Pen, fact: Any) -> dict[str, str]:
        meeting.reports = hearing.settle(pen, meeting, record, fact=fact, unit=unit, by=by, short=verdict.result == rules.SHORT)
        _write(meeting, record, counts=counts, verdict=verdict, first=first)
        return queries.said_of(meeting)

    made = fact_of(meeting, record, counts=counts, verdict=verdict)
    name = f"{meeting.get_body_display()}{record.held_on}"
    return sittings.Judged(made, verdicts.findings(verdict.findings[:FINDINGS]), write, name)


def void_meeting(meeting: Meeting, *, reason: str, by: str, now: datetime) -> None:
    """Say that a meeting was never held (or will not be); what rests on it stops counting."""
    sittings.void(meeting, reason=reason, by=by, now=now)


def _write(meeting: Meeting, record: Record, *, counts: Counts, verdict: rules.Verdict, first: bool) -> None:
    for name in SAME:
        setattr(meeting, name, getattr(record, name))
    meeting.planned_on = record.held_on  # the register stands in the order of what happened
    numbers = counts.numbers
    meeting.due, meeting.present, meeting.women_present = numbers.due, numbers.present, counts.women
    meeting.households, meeting.households_present = numbers.households, numbers.households_present
    meeting.result, meeting.state = verdict.result, "held"
    meeting.save()
    if not first:
        for each in (meeting.absences, meeting.sessions, Mandate.objects.filter(meeting=meeting)):
            each.all().delete()
    roll = {one.person.id for one in counts.due}
    Absence.objects.bulk_create(
        [Absence(meeting=meeting, person_id=one) for one in sorted(record.absent & roll)]
    )
    sessions = Session.objects.bulk_create(
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
    known(meeting, sessions=sessions, items=_write_items(meeting, record, adopted=verdict.adopted))


def _write_mandate(meeting: Meeting, mandate: rules.Mandate | None) -> None:
    if mandate:
        Mandate.objects.create(
            meeting=meeting, sets_up=mandate.sets_up, matters=list(mandate.matters), until=mandate.until
        )


def _write_items(meeting: Meeting, record: Record, *, adopted: Sequence[bool | None]) -> list[Item]:
    if meeting.items.all():
        meeting.items.all().delete()
    return Item.objects.bulk_create(
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
