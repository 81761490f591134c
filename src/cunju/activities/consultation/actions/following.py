"""What follows a session: answer its opinions, refer, carry out, feed back, evaluate, and take a step back."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.consultation import rules
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.facts import Answered
from cunju.activities.consultation.models import Entry, Opinion, Session
from cunju.archive.storing import ready
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity, vocabulary
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told


@dataclass(frozen=True)
class Fate:
    """What became of one opinion: does it ask for something, and if so what was answered."""

    number: int
    asks: bool
    fate: str = ""
    why: str = ""


def _held(session: Session, day: date, now: datetime, *, field: str = "day") -> Any:
    """The current fact of a held session, or why the step cannot be yet."""
    current = ledger.current(session.fact) if session.fact else None
    if current is None or session.state != "held":
        raise WrongMoment("先记录这次协商，再登记后面的步骤。")
    guards.happened(day, now, what="日期", done="办了以后再登记", field=field)
    if session.held_on and day < session.held_on:
        raise CannotBe("日期早于协商日期。请核对。", field)
    return current


def answered_of(opinions: Iterable[Opinion]) -> Answered:
    """How many opinions that ask for something found which fate, and how many none yet."""
    asked = [one for one in opinions if one.asks]
    found = Counter(one.fate for one in asked)
    return Answered(found[rules.ADOPTED], found[rules.PARTLY], found[rules.NOT_ADOPTED], open=found[""])


def follow_opinions(pen: ledger.Pen, session: Session, *, by: str) -> None:
    """After a record was corrected: what was said of its answers follows, where opinions came or went."""
    versions = {str(one.uid) for one in ledger.chain(session.fact)}
    said = answered_of(session.opinions.all())
    for one in ledger.facts_of(session.unit_code, kinds=[Answered.KIND]):  # type: ignore[attr-defined]
        if versions & set(one.rests_on) and vocabulary.attributes_of(said) != one.attributes:
            pen.correct(one.uid, said, occurred_on=one.occurred_on, by=by)


def answer(
    session: Session, fates: Sequence[Fate], *, day: date, by: str, now: datetime, fact_id: Any = None
) -> Any:
    """Give every opinion that asks for something its fate; until each has one, no fact is made."""
    with ledger.writing([session.unit_code], now=now) as pen:
        session.refresh_from_db()
        current = _held(session, day, now)
        rows = {one.number: one for one in session.opinions.all()}
        for one in fates:
            if one.number not in rows:
                continue
            row = rows[one.number]
            if one.asks and one.fate in (rules.PARTLY, rules.NOT_ADOPTED) and len(one.why.strip()) < 2:
                raise CannotBe(f"“{row.text}”没有全部采纳，请写明理由。", f"why{one.number}")
            row.asks, row.fate, row.why = one.asks, one.fate if one.asks else "", one.why
        Opinion.objects.bulk_update(rows.values(), ["asks", "fate", "why"])
        said = answered_of(rows.values())
        if said.open:
            return None
        return pen.record(
            said,
            unit=session.unit_code,
            occurred_on=day,
            by=by,
            rests_on=[current.uid],
            fact_id=fact_id or identity.new_id(),
        )


def _follows(session: Session, told: Told, step: str, now: datetime) -> Told:
    """What followed a session as the shelf writes it: resting on the session, and on the meeting it was brought to; or why it cannot be."""
    current = _held(session, told.on, now, field="on")
    if step == rules.CARRIED_OUT and told.said.get("done") is False and len(told.text.strip()) < 2:
        raise CannotBe("没有落实的，请写明原因。", "text")
    return replace(told, rests=[current.uid, *told.rests])


def take(
    session: Session, step: str, told: Told, *, by: str, now: datetime, fact_id: Any = None, uploads: writing.Uploads = None
) -> Entry:
    """Note what followed a session."""
    brought = ready(uploads)
    with ledger.writing([session.unit_code], now=now):
        session.refresh_from_db()
        told = _follows(session, told, step, now)
        unit, uid = Unit.objects.get(code=session.unit_code), fact_id or identity.new_id()
        # The line's id follows from its fact's: a step draws one id, so those of a demonstration's later records stay what they were.
        more = {"session": session, "id": uuid.uuid5(uid, "line")}
        made: Entry = writing.write(BOOK, unit, told, step=step, by=by, now=now, fact_id=uid, uploads=brought, more=more)
    return made


def correct_step(entry: Entry, told: Told, *, by: str, now: datetime, fact_id: Any = None, uploads: writing.Uploads = None) -> Entry:
    """Say how it was instead; the earlier version stays in the ledger."""
    brought = ready(uploads)
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        told = _follows(entry.session, told, entry.step, now)
        made: Entry = writing.correct(BOOK, entry, told, by=by, now=now, fact_id=fact_id, uploads=brought, anew=True)
    return made


# A step that was never taken: its window opens again.
void_step = partial(writing.void, BOOK)
