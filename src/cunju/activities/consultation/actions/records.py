"""What is written down of a session, what of it cannot be, and what it comes to; nothing is written here."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from cunju.activities.consultation import queries, rules
from cunju.activities.consultation.facts import SessionHeld
from cunju.activities.consultation.models import Session
from cunju.kernel import verdicts
from cunju.kernel.refusals import CannotBe
from cunju.org.models import Unit
from cunju.records import guards


@dataclass(frozen=True)
class Record:
    """What is written down of a session; ``people`` and ``touched`` are ids of the rolls, the rest is counted."""

    held_on: date
    title: str = ""
    people: frozenset[uuid.UUID] = frozenset()
    touched: frozenset[uuid.UUID] = frozenset()
    others: int = 0
    others_touched: int = 0
    others_women: int | None = None
    others_groups: str = ""
    start: time | None = None
    place: str = ""
    chair: str = ""
    recorder: str = ""
    observers: str = ""
    organiser: str = "committee"
    source: str = "visit"
    item_number: int | None = None
    told_on: date | None = None
    told_by: str = ""
    opinions: tuple[rules.Opinion, ...] = ()
    all_adopted: bool = False
    consensus: str = ""
    dissent: str = ""
    outcome: str = rules.AGREED
    to_carry_out: bool = False
    owner: str = ""
    due_on: date | None = None
    town_help: bool = False
    has_papers: bool = False
    reason: str = ""
    seen: uuid.UUID | None = None


@dataclass(frozen=True)
class Counts:
    """The counts of a record: people of the rolls ticked, and others counted."""

    people: tuple[queries.Listed, ...]
    present: int
    touched: int
    women: int | None


def counts_of(unit_code: str, record: Record) -> Counts:
    """A person ticked as concerned took part; women are known where the others' are."""
    wanted = record.people | record.touched
    known = {one.person.id: one for one in queries.listed(unit_code, on=record.held_on)} if wanted else {}
    here = tuple(one for uid, one in known.items() if uid in wanted)
    touched = sum(one.person.id in record.touched for one in here)
    women: int | None = sum(one.person.sex == "f" for one in here) + (record.others_women or 0)
    if record.others and record.others_women is None and not women:
        women = None
    return Counts(here, len(here) + record.others, touched + record.others_touched, women)


def refuse(session: Session, record: Record, *, now: datetime) -> None:
    """The impossible, and only that, with the field it stands in."""
    guards.happened(record.held_on, now, what="协商日期", done="协商过以后再记录", field="held_on")
    if not record.title.strip():
        raise CannotBe("还没有写议题。选一条目录或自己写一句。", "title")
    if record.told_on and record.told_on > record.held_on:
        raise CannotBe("通报日期晚于协商日期。请核对。", "told_on")
    if record.others_touched > record.others:
        raise CannotBe(
            f"其他参加人里利益相关{record.others_touched}人，多于其他参加人{record.others}人。请核对。", "others_touched"
        )
    if (record.others_women or 0) > record.others:
        raise CannotBe("其他参加人里的妇女多于其他参加人。请核对。", "others_women")
    if not counts_of(session.unit_code, record).present:
        raise CannotBe("还没有参加人：勾选在册的人，或填其他参加人数。", "others")


def judged(session: Session, record: Record) -> tuple[Counts, tuple[verdicts.Line, ...]]:
    """The counts of a record and how they compare with the clauses; nothing is written."""
    counts = counts_of(session.unit_code, record)
    items = {one.number for one in queries.items_of(session.unit_code, year=record.held_on.year)}
    sitting = rules.Sitting(
        law=queries.law_of(session.unit_code, on=record.held_on),
        present=counts.present,
        stakeholders=counts.touched,
        told_days=(record.held_on - record.told_on).days if record.told_on else None,
        opinions=len(record.opinions),
        has_papers=record.has_papers,
        outcome=record.outcome,
        in_catalogue=record.item_number in items,
    )
    return counts, rules.judge(sitting)


def unheard_of(unit: Unit, record: Record, *, counts: Counts) -> str:
    """Whom nobody heard, in a sentence."""
    return queries.unheard(
        unit, on=record.held_on, here=counts.people, groups=record.others_groups, women=counts.women
    )


def fact_of(session: Session, record: Record, *, counts: Counts, unanswered: int) -> SessionHeld:
    """The record as a fact: counts, days and choices, never a name."""
    asks = sum(one.asks for one in record.opinions)
    people = {str(one.person.id) for one in counts.people}
    return SessionHeld(
        present=counts.present,
        topic=bool(record.title.strip()),
        stakeholders=counts.touched,
        outcome=record.outcome,
        sitting=queries.sitting_of(
            session.unit_code, on=record.held_on, start=record.start, people=people, besides=session.pk
        ),
        organiser=record.organiser,
        source=record.source,
        women_present=counts.women,
        item=record.item_number,
        told_days=(record.held_on - record.told_on).days if record.told_on else None,
        said=len(record.opinions),
        asks=asks,
        unanswered=unanswered,
        carry_out=record.to_carry_out,
        town_help=record.town_help or None,
    )
