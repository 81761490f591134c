"""Judgements and exemptions: the facts duties record themselves, with their words kept apart."""

from datetime import date, datetime
from uuid import UUID

from cunju import ledger
from cunju.duties.facts import Exempted, Judged
from cunju.duties.models import Reason
from cunju.kernel.days import add_days, parse_day
from cunju.kernel.refusals import Refusal
from cunju.ledger.models import Fact


def judge(
    unit_code: str, duty_id: str, from_on: date, *, holds: bool, reason: str, by: str, now: datetime
) -> Fact:
    """Record a person's judgement of one window; Refusal without a reason of at least four characters."""
    reason = _reason(reason)
    with ledger.writing([unit_code], now=now) as pen:
        fact: Fact = pen.record(Judged(duty_id, from_on, holds), unit=unit_code, occurred_on=pen.today, by=by)
        Reason.objects.create(fact=fact.uid, text=reason, by=by)
    return fact


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
