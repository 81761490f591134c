"""Objections to what is posted: raised, answered, taken to the town or the county and answered there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.disclosure.actions.drafting import refuse_day
from cunju.activities.disclosure.facts import DoubtAnswered, DoubtRaised, DoubtReferred, ReferralAnswered
from cunju.activities.disclosure.models import TOWN, Doubt, Sheet
from cunju.activities.disclosure.rules import masking
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


@dataclass(frozen=True)
class Raised:
    """What a villager said, on which day, of which sheet."""

    about: str
    text: str
    on: date
    sheet: Sheet | None = None


def raise_doubt(unit: Unit, said: Raised, *, by: str, now: datetime, fact_id: Any = None) -> Doubt:
    """Note a villager's objection or the committee's application; no name is asked for, numbers of people are masked."""
    if len(said.text.strip()) < 2:
        raise CannotBe("请写明村民提的是什么。", "text")
    with ledger.writing([unit.code], now=now) as pen:
        refuse_day("提出", said.on, not_before=None, today=now.date())
        fact = pen.record(
            DoubtRaised(said.about), unit=unit.code, occurred_on=said.on, by=by,
            fact_id=fact_id or identity.new_id(),
        )  # fmt: skip
        return Doubt.objects.create(
            id=identity.new_id(),
            unit_code=unit.code,
            about=said.about,
            sheet=said.sheet,
            text=masking.masked(said.text.strip()),
            raised_on=said.on,
            fact=fact.uid,
        )


def answer_doubt(doubt: Doubt, *, text: str, on: date, by: str, now: datetime) -> None:
    """The committee answers."""
    with ledger.writing([doubt.unit_code], now=now) as pen:
        doubt.refresh_from_db()
        if doubt.answered_on:
            raise WrongMoment("已经答复过了。")
        _record(pen, doubt, DoubtAnswered(doubt.about), base=doubt.fact, text=text, on=on, by=by)
        doubt.answer, doubt.answered_on = masking.masked(text.strip()), on
        doubt.save(update_fields=["answer", "answered_on"])


def refer(doubt: Doubt, *, on: date, by: str, now: datetime, to: str = TOWN) -> None:
    """The villager, or the supervisory committee, went to the town or to the county with it."""
    with ledger.writing([doubt.unit_code], now=now) as pen:
        doubt.refresh_from_db()
        if doubt.referred_on:
            raise WrongMoment("已经登记过向上反映。")
        refuse_day("反映", on, not_before=doubt.raised_on, today=now.date())
        raised = ledger.current(doubt.fact)
        if raised is None:
            raise WrongMoment("原来的记录已经作废。")
        fact = pen.record(
            DoubtReferred(doubt.about, to), unit=doubt.unit_code, occurred_on=on, by=by,
            rests_on=[raised.uid], fact_id=identity.new_id(),
        )  # fmt: skip
        doubt.referred_on, doubt.referred_to, doubt.refer_fact = on, to, fact.uid
        doubt.save(update_fields=["referred_on", "referred_to", "refer_fact"])


def answer_referral(
    doubt: Doubt, *, text: str, on: date, by: str, now: datetime, written: bool | None = None
) -> None:
    """Town or county looked into it and answers; the committee's application asks it in writing, a spoken answer may come before."""
    with ledger.writing([doubt.unit_code], now=now) as pen:
        doubt.refresh_from_db()
        if doubt.refer_fact is None or doubt.is_settled_above:
            raise WrongMoment("没有等待上级答复的反映。")
        said = ReferralAnswered(doubt.about, doubt.referred_to, written if doubt.asks_writing else None)
        _record(pen, doubt, said, base=doubt.refer_fact, text=text, on=on, by=by)
        doubt.town_answer, doubt.town_answered_on = masking.masked(text.strip()), on
        doubt.town_written = said.written
        doubt.save(update_fields=["town_answer", "town_answered_on", "town_written"])


def _record(pen: Any, doubt: Doubt, said: Any, *, base: Any, text: str, on: date, by: str) -> None:
    if len(text.strip()) < 2:
        raise CannotBe("请写明答复的内容。", "text")
    current = ledger.current(base)
    if current is None:
        raise WrongMoment("原来的记录已经作废。")
    refuse_day("答复", on, not_before=current.occurred_on, today=pen.today)
    pen.record(
        said, unit=doubt.unit_code, occurred_on=on, by=by, rests_on=[current.uid], fact_id=identity.new_id()
    )
