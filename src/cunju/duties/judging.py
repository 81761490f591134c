"""Judgements and exemptions: the facts duties record themselves, with their words kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cunju.duties.facts import Adopted, Exempted, Judged
from cunju.duties.models import Reason
from cunju.kernel.days import add_days, parse_day
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of one window; 没有做到 needs a sentence, 做到了 may do without."""

    unit: str
    duty: str
    from_on: date
    holds: bool
    reason: str = ""


def judge(
    unit_code: str, duty_id: str, from_on: date, *, holds: bool, reason: str, by: str, now: datetime
) -> Fact:
    """Record a person's judgement of one window; Refusal without a reason of at least four characters."""
    return judge_many([Judgement(unit_code, duty_id, from_on, holds, _reason(reason))], by=by, now=now)[0]


def judge_many(said: Sequence[Judgement], *, by: str, now: datetime) -> list[Fact]:
    """Record judgements of several units in one act: all of them or none."""
    words = [one.reason.strip()[:300] if one.holds else _reason(one.reason) for one in said]
    facts: list[Fact] = []
    with ledger.writing(sorted({one.unit for one in said}), now=now) as pen:
        for one in said:
            judged = Judged(one.duty, one.from_on, one.holds)
            facts.append(pen.record(judged, unit=one.unit, occurred_on=pen.today, by=by))
        Reason.objects.bulk_create(
            [Reason(fact=fact.uid, text=text, by=by) for fact, text in zip(facts, words, strict=True) if text]
        )
    return facts


def adopt(
    district: str, *, duty: str, from_on: date, to: date | None, units: Sequence[str], words: str, by: str, now: datetime
) -> Fact:
    """Let a default of ours bind windows that begin from–to, for all units of a district or those below ``units``."""
    words = _reason(words)
    if to and to < from_on:
        raise Refusal("止日早于起日，请核对。", "to")
    with ledger.writing([district], now=now) as pen:
        adopted = Adopted(duty, from_on, to, sorted(set(units)) or None)
        fact: Fact = pen.record(adopted, unit=district, occurred_on=pen.today, by=by)
        Reason.objects.create(fact=fact.uid, text=words, by=by)
    return fact


def end_adoption(uid: UUID, *, by: str, now: datetime) -> None:
    """Windows that begin from today on no longer bind; one that had not begun is taken out."""
    adopted = ledger.current(uid)
    if adopted is None or adopted.kind != Adopted.KIND:  # type: ignore[attr-defined]
        raise Refusal("这项默认要求已经停止采用，不用再办。")
    values = adopted.attributes
    with ledger.writing([adopted.unit_code], now=now, superseding=[adopted.uid]) as pen:
        last = add_days(pen.today, -1)
        if parse_day(values["from"]) > last:
            pen.retract(adopted.uid, by=by)
            return
        if values.get("to") and parse_day(values["to"]) <= last:
            raise Refusal("这项默认要求已经到期，不用再停止。")
        ended = Adopted(values["duty"], parse_day(values["from"]), last, values.get("units"))
        fact = pen.correct(adopted.uid, ended, occurred_on=adopted.occurred_on, by=by)
        kept = Reason.objects.filter(fact=adopted.uid).first()
        if kept:
            Reason.objects.create(fact=fact.uid, text=kept.text, by=kept.by)


def exempt(
    unit_code: str,
    *,
    duty: str,
    from_on: date,
    to: date | None,
    reason: str,
    words: str,
    by: str,
    now: datetime,
) -> Fact:
    """Grant that a duty (or ``all``) does not apply to a unit from–to."""
    words = _reason(words)
    if to and to < from_on:
        raise Refusal("止日早于起日，请核对。", "to")
    with ledger.writing([unit_code], now=now) as pen:
        fact: Fact = pen.record(
            Exempted(duty, from_on, reason, to), unit=unit_code, occurred_on=pen.today, by=by
        )
        Reason.objects.create(fact=fact.uid, text=words, by=by)
    return fact


def end_exemption(uid: UUID, *, by: str, now: datetime) -> None:
    """It applies again from today; a grant that had not begun is taken out."""
    granted = ledger.current(uid)
    if granted is None or granted.kind != Exempted.KIND:  # type: ignore[attr-defined]
        raise Refusal("这项不适用已经收回，不用再办。")
    values = granted.attributes
    with ledger.writing([granted.unit_code], now=now, superseding=[granted.uid]) as pen:
        if parse_day(values["from"]) >= pen.today:
            pen.retract(granted.uid, by=by)
            return
        last = add_days(pen.today, -1)
        if values.get("to") and parse_day(values["to"]) <= last:
            raise Refusal("这项不适用已经到期，不用再收回。")
        ended = Exempted(values["duty"], parse_day(values["from"]), values["reason"], last)
        fact = pen.correct(granted.uid, ended, occurred_on=granted.occurred_on, by=by)
        words = Reason.objects.filter(fact=granted.uid).first()
        if words:
            Reason.objects.create(fact=fact.uid, text=words.text, by=words.by)


def _reason(text: str) -> str:
    text = text.strip()
    if len(text) < 4:
        raise Refusal("请写明理由，至少4个字。", "reason")
    return text[:300]
