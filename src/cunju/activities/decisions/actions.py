"""Every write of this room: propose, take a step, note a contract or payment, void."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cunju import ledger
from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.facts import MatterClosed, MatterOpened, Spent, StepTaken
from cunju.activities.decisions.models import Matter, Spending, Step
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org.models import Unit


class CannotBe(Refusal):
    """Numbers or days that cannot be."""


class WrongMoment(Refusal):
    """A step on a matter that is not in the state for it."""


@dataclass(frozen=True)
class Opening:
    """Step one as it was taken."""

    title: str
    matter_class: str
    origin: str
    day: date
    amount: Decimal | None = None
    due: int | None = None
    present: int | None = None


@dataclass(frozen=True)
class Take:
    """A step of two to six; ``base`` names the meeting or posting it is taken over from, else the numbers are typed."""

    number: int
    day: date | None = None
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    days_shown: int | None = None
    body: str = ""
    text: str = ""
    page: str = ""
    final: bool = True
    base: uuid.UUID | None = None


def _possible(day: date, due: int | None, present: int | None, now: datetime) -> None:
    if day > now.date():
        raise CannotBe("日期还没有到；办了以后再登记。", "day")
    if due is not None and present is not None and present > due:
        raise CannotBe(f"实到{present}人，多于应到{due}人。请核对。", "present")


def _findings(lines: list[rules.Line]) -> list[ledger.Finding]:
    return [ledger.Finding(one.code, one.authority, one.cite, one.sure) for one in rules.findings(lines)]


def open_matter(
    unit: Unit, opening: Opening, *, by: str, now: datetime, fact_id: Any = None, resolved_at: uuid.UUID | None = None
) -> Matter:
    """Record the proposal of a major matter; ``resolved_at`` is a meeting that already decided it: its fourth step."""
    with ledger.writing([unit.code], now=now) as pen:
        if fact_id and (before := Matter.objects.filter(fact=fact_id, unit_code=unit.code).first()):
            return before
        _possible(opening.day, opening.due, opening.present, now)
        step = rules.Taken(1, opening.day, opening.due, opening.present)
        lines = rules.judge_step(step, kind=unit.kind, matter_class=opening.matter_class)
        amount = None if opening.amount is None else f"{opening.amount:.2f}"
        fact = pen.record(
            MatterOpened(opening.matter_class, opening.origin, amount, opening.due, opening.present),
            unit=unit.code,
            occurred_on=opening.day,
            by=by,
            findings=_findings(lines),
            fact_id=fact_id or identity.new_id(),
        )
        matter = Matter.objects.create(
            id=identity.new_id(), unit_code=unit.code, title=opening.title, matter_class=opening.matter_class,
            origin=opening.origin, amount=opening.amount, proposed_on=opening.day, fact=fact.uid,
        )  # fmt: skip
        Step.objects.create(
            matter=matter, number=1, day=opening.day, due=opening.due, present=opening.present, fact=fact.uid
        )
        if resolved_at:
            take_step(matter, Take(4, base=resolved_at), unit=unit, by=by, now=now)
    return matter


def _taken_over(matter: Matter, take: Take) -> tuple[Step, Any]:
    """The step with day and numbers of the record it rests on; typed ones where it is paper."""
    base = ledger.current(take.base) if take.base else None
    if base is not None and base.unit_code != matter.unit_code:
        raise CannotBe("所选的记录不是本村（社区）的。", "record")
    said = base.attributes if base else {}
    day = base.occurred_on if base else take.day
    if day is None:
        raise CannotBe("请选一条记录，或选“纸上的记录”并填日期。", "record")
    meeting = base is not None and base.kind == queries.MEETING
    step = Step(
        matter=matter, number=take.number, day=day, votes_for=take.votes_for, text=take.text, page=take.page,
        final=take.final, base=take.base if base else None,
        due=said.get("due") if meeting else take.due, present=said.get("present") if meeting else take.present,
        body=str(said.get("body", "")) if meeting else take.body,
        days_shown=said.get("days_shown") if base and not meeting else take.days_shown,
    )  # fmt: skip
    return step, base


def take_step(matter: Matter, take: Take, *, unit: Unit, by: str, now: datetime, fact_id: Any = None) -> Any:
    """Note a step; it rests on the matter and on the record it is taken over from. The last one closes the matter."""
    with ledger.writing([matter.unit_code], now=now) as pen:
        if fact_id and (stored := ledger.fact_by_id(fact_id)):
            return stored
        matter = Matter.objects.select_for_update().get(pk=matter.pk)
        if matter.state != "open":
            raise WrongMoment("这件事已经办结或作废；要修改请先作废那一步。")
        if take.number not in queries.missing(matter):
            raise WrongMoment(f"“{rules.STEPS[take.number]}”已经登记；要修改请先作废那一步。")
        step, base = _taken_over(matter, take)
        _possible(step.day, step.due, step.present, now)
        if step.votes_for is not None and step.present is not None and step.votes_for > step.present:
            raise CannotBe("赞成票多于实到人数。请核对。", "votes_for")
        lines = rules.judge_step(queries.taken(step), kind=unit.kind, matter_class=matter.matter_class)
        known = {one.code for one in queries.whole(matter, kind=unit.kind)} - {f"{one}_before_posting" for one in rules.SPENDING}
        lines += [one for one in queries.whole(matter, kind=unit.kind, more=[step]) if one.code not in known and take.number > 1]
        if take.number != 5:
            lines = [one for one in lines if not one.code.endswith("_before_posting")]
        final = take.final if take.number == 6 else None
        fact = pen.record(
            StepTaken(rules.CODES[take.number], step.due, step.present, step.votes_for, step.days_shown, final),
            unit=matter.unit_code,
            occurred_on=step.day,
            by=by,
            rests_on=[matter.fact, *([base.uid] if base else [])],
            findings=_findings(lines),
            fact_id=fact_id or identity.new_id(),
        )
        step.fact = fact.uid
        step.save()
        _close(pen, matter, by=by)
    return fact


def _close(pen: Any, matter: Matter, *, by: str) -> None:
    matter = Matter.objects.prefetch_related("steps").get(pk=matter.pk)
    if queries.missing(matter):
        return
    steps = queries.standing(matter)
    fact = pen.record(
        MatterClosed(),
        unit=matter.unit_code,
        occurred_on=max(one.day for one in steps),
        by=by,
        rests_on=list(dict.fromkeys(one.fact for one in steps)),
        fact_id=identity.new_id(),
    )
    matter.state, matter.closed = "closed", fact.uid
    matter.save(update_fields=["state", "closed"])


def spend(matter: Matter, *, what: str, day: date, unit: Unit, by: str, now: datetime, fact_id: Any = None) -> Any:
    """Note the day of a contract or first payment; before the decision's posting it is pointed at."""
    with ledger.writing([matter.unit_code], now=now) as pen:
        if fact_id and (stored := ledger.fact_by_id(fact_id)):
            return stored
        if matter.state == "void":
            raise WrongMoment("这件事已经作废。")
        _possible(day, None, None, now)
        steps = [queries.taken(one) for one in queries.standing(matter)]
        lines = [
            one for one in rules.judge_whole(steps, [(what, day)], kind=unit.kind) if one.code == f"{what}_before_posting"
        ]
        fact = pen.record(
            Spent(what),
            unit=matter.unit_code,
            occurred_on=day,
            by=by,
            rests_on=[matter.fact],
            findings=_findings(lines),
            fact_id=fact_id or identity.new_id(),
        )
        Spending.objects.create(matter=matter, what=what, day=day, fact=fact.uid)
    return fact


def void_step(step: Step, *, reason: str, by: str, now: datetime) -> None:
    """Say that a step was never taken so; a closed matter is open again."""
    matter = step.matter
    old = [step.fact, *([matter.closed] if matter.closed else [])]
    with ledger.writing([matter.unit_code], now=now, superseding=old) as pen:
        step.refresh_from_db()
        if step.void or matter.state == "void":
            return
        if matter.closed:
            pen.retract(matter.closed, by=by)
            matter.state, matter.closed = "open", None
            matter.save(update_fields=["state", "closed"])
        pen.retract(step.fact, by=by)
        step.void, step.reason = True, reason
        step.save(update_fields=["void", "reason"])


def void_matter(matter: Matter, *, reason: str, by: str, now: datetime) -> None:
    """Say that a matter never was; what rests on it stops counting."""
    with ledger.writing([matter.unit_code], now=now, superseding=[matter.fact]) as pen:
        matter.refresh_from_db()
        if matter.state == "void":
            return
        pen.retract(matter.fact, by=by)
        matter.state, matter.reason = "void", reason
        matter.save(update_fields=["state", "reason"])
