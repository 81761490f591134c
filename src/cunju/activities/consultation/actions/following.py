"""What follows a session: answer its opinions, refer, carry out, feed back, evaluate, and take a step back."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.consultation import rules
from cunju.activities.consultation.facts import (
    Answered,
    CarriedOut,
    Coordinated,
    Evaluated,
    FedBack,
    Referred,
)
from cunju.activities.consultation.models import Opinion, Session, Step
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity, vocabulary
from cunju.ledger import interface as ledger
from cunju.records import guards
from cunju.records.rows import take_back


@dataclass(frozen=True)
class Fate:
    """What became of one opinion: does it ask for something, and if so what was answered."""

    number: int
    asks: bool
    fate: str = ""
    why: str = ""


@dataclass(frozen=True)
class Taken:
    """One step as it was taken; ``choice`` is the way of telling, the body referred to, or how satisfied people are."""

    step: str
    day: date
    text: str = ""
    choice: str = ""
    done: bool = True
    rests: uuid.UUID | None = None


def _declared(taken: Taken) -> Any:
    return {
        rules.REFERRED: lambda: Referred(taken.choice),
        rules.CARRIED_OUT: lambda: CarriedOut(taken.done),
        rules.FED_BACK: lambda: FedBack(taken.choice),
        rules.EVALUATED: lambda: Evaluated(taken.choice),
        rules.COORDINATED: Coordinated,
    }[taken.step]()


def _held(session: Session, day: date, now: datetime) -> Any:
    """The current fact of a held session, or why the step cannot be yet."""
    current = ledger.current(session.fact) if session.fact else None
    if current is None or session.state != "held":
        raise WrongMoment("先记录这次协商，再登记后面的步骤。")
    guards.happened(day, now, what="日期", done="办了以后再登记", field="day")
    if session.held_on and day < session.held_on:
        raise CannotBe("日期早于协商日期。请核对。", "day")
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


def take(session: Session, taken: Taken, *, by: str, now: datetime, fact_id: Any = None) -> Any:
    """Note a step after a session; it rests on the session, and on the record of the meeting it was brought to."""
    with ledger.writing([session.unit_code], now=now) as pen:
        session.refresh_from_db()
        current = _held(session, taken.day, now)
        if taken.step == rules.CARRIED_OUT and not taken.done and len(taken.text.strip()) < 2:
            raise CannotBe("没有落实的，请写明原因。", "text")
        bases = [current.uid] + ([taken.rests] if taken.rests else [])
        fact = pen.record(
            _declared(taken),
            unit=session.unit_code,
            occurred_on=taken.day,
            by=by,
            rests_on=bases,
            fact_id=fact_id or identity.new_id(),
        )
        Step.objects.create(
            session=session,
            step=taken.step,
            day=taken.day,
            text=taken.text,
            choice=taken.choice,
            done=taken.done,
            fact=fact.uid,
        )
    return fact


def void_step(step: Step, *, reason: str, by: str, now: datetime) -> None:
    """Say that a step was never taken; its window opens again."""
    take_back(step, unit_code=step.session.unit_code, reason=reason, by=by, now=now)
