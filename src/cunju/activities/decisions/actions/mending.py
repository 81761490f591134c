"""Correct and void: matters, steps, money; the rows change, the ledger keeps every version, the reason is kept here."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cunju.activities.decisions import queries
from cunju.activities.decisions.actions.settling import roots_of, settle
from cunju.activities.decisions.actions.taking import (
    Opening,
    Take,
    add_files,
    fill,
    of_its_day,
    once,
    possible,
)
from cunju.activities.decisions.models import Change, Matter, Spending, Step
from cunju.archive.storing import ready
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


def changed(
    matter: Matter, what: str, *, before: str, reason: str, by: str, now: datetime, seen: str | None = None
) -> None:
    """Remember that something of a matter was corrected, and what stood there.

    ``seen`` is how often it had been when the form was opened; WrongMoment where it was corrected since.
    """
    with ledger.writing([matter.unit_code], now=now):
        if seen is not None and seen != str(matter.changes.count()):
            raise WrongMoment("这件事在您打开以后被更正过。请重新打开，看看现在是怎么写的，再改。")
        Change.objects.create(matter=matter, what=what, on=now.date(), by=by, reason=reason, before=before[:400])


def correct_matter(
    matter: Matter, opening: Opening, *, reason: str, unit: Unit, by: str, now: datetime, seen: str | None = None
) -> None:
    """Say that title, class, origin, amount, day or numbers of the proposal were otherwise."""
    with ledger.writing([unit.code], now=now, superseding=roots_of(matter)) as pen:
        matter.refresh_from_db()
        if matter.state == "void":
            raise WrongMoment("这件事已经作废。")
        possible(opening.day, now, due=opening.due, present=opening.present)
        of_its_day(opening.matter_class, unit, opening.day)
        first = next(one for one in matter.steps.all() if one.number == 1)
        changed(matter, "提议", before=_said(matter, first), reason=reason, by=by, now=now, seen=seen)
        for name in ("title", "matter_class", "own", "origin", "amount"):
            setattr(matter, name, getattr(opening, name))
        matter.proposed_on = opening.day
        matter.save()
        first.day, first.due, first.present = opening.day, opening.due, opening.present
        first.save()
        settle(pen, matter, unit=unit, by=by)


def _said(matter: Matter, first: Step) -> str:
    amount = f"{matter.amount:,.2f}元" if matter.amount is not None else "没有记金额"
    came = f"应到{first.due}人、实到{first.present}人" if first.due is not None else "没有记人数"
    origin = matter.get_origin_display()
    return f"{matter.title}；{matter.class_words}；{origin}；{amount}；{chinese_day(first.day)}；{came}"


def correct_step(
    step: Step,
    take: Take,
    *,
    reason: str,
    unit: Unit,
    by: str,
    now: datetime,
    uploads: Sequence[Any] = (),
    seen: str | None = None,
) -> None:
    """Say that a step was taken otherwise; what rests on it stays."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now, superseding=roots_of(step.matter)) as pen:
        step.refresh_from_db()
        if step.void or step.matter.state == "void":
            raise WrongMoment("这一步的登记已经作废。")
        before = next(one for one in queries.steps_of(step.matter) if one.step.pk == step.pk)
        said = f"{chinese_day(before.taken.day)}；{queries.counts(before, step.matter)}；{step.text}"
        changed(step.matter, step.name, before=said, reason=reason, by=by, now=now, seen=seen)
        fill(step, take, unit=unit, now=now)
        step.save()
        add_files(step, brought, by=by, now=now)
        settle(pen, step.matter, unit=unit, by=by)


def correct_spending(
    one: Spending, *, what: str, day: date, reason: str, unit: Unit, by: str, now: datetime, seen: str | None = None
) -> None:
    """Say that a contract or payment was of another kind or day."""
    with ledger.writing([unit.code], now=now, superseding=roots_of(one.matter)) as pen:
        one.refresh_from_db()
        if one.void or one.matter.state == "void":
            raise WrongMoment("这条登记已经作废。")
        possible(day, now)
        once(one.matter, what, day, but=one.pk)
        before = f"{one.get_what_display()}；{chinese_day(one.day)}"
        changed(one.matter, "合同和付款", before=before, reason=reason, by=by, now=now, seen=seen)
        one.what, one.day = what, day
        one.save(update_fields=["what", "day"])
        settle(pen, one.matter, unit=unit, by=by)


def void_step(step: Step, *, reason: str, unit: Unit, by: str, now: datetime) -> None:
    """Say that a step was never taken so; a closed matter is open again."""
    with ledger.writing([unit.code], now=now, superseding=roots_of(step.matter)) as pen:
        step.refresh_from_db()
        if step.void or step.matter.state == "void":
            return
        step.void, step.reason = True, reason
        step.save(update_fields=["void", "reason"])
        settle(pen, step.matter, unit=unit, by=by)


def void_spending(one: Spending, *, reason: str, unit: Unit, by: str, now: datetime) -> None:
    """Say that a contract or payment never was."""
    with ledger.writing([unit.code], now=now, superseding=roots_of(one.matter)) as pen:
        one.refresh_from_db()
        if one.void or one.matter.state == "void":
            return
        one.void, one.reason = True, reason
        one.save(update_fields=["void", "reason"])
        settle(pen, one.matter, unit=unit, by=by)


def void_matter(matter: Matter, *, reason: str, unit: Unit, by: str, now: datetime) -> None:
    """Say that a matter never was: all its facts are taken out."""
    with ledger.writing([unit.code], now=now, superseding=roots_of(matter)) as pen:
        matter.refresh_from_db()
        if matter.state == "void":
            return
        matter.state, matter.reason = "void", reason
        matter.save(update_fields=["state", "reason"])
        settle(pen, matter, unit=unit, by=by)
