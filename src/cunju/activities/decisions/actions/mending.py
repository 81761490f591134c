"""Correct and void: matters, steps, money; the rows change, the ledger keeps every version, the reason is kept here."""

from collections.abc import Callable, Sequence
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

Row = Matter | Step | Spending
GONE = {Matter: "这件事已经作废。", Step: "这一步的登记已经作废。", Spending: "这条登记已经作废。"}


def _of(row: Row) -> Matter:
    return row if isinstance(row, Matter) else row.matter


def _correct(
    row: Row, what: str, change: Callable[[], str], *, reason: str, unit: Unit, by: str, now: datetime, seen: str | None
) -> None:
    """``change`` refuses or changes what stands, and says what stood there before, which is kept with the reason.

    ``seen`` is how often the matter had been corrected when the form was opened; WrongMoment where it was corrected since.
    """
    with ledger.writing([unit.code], now=now, superseding=roots_of(_of(row))) as pen:
        row.refresh_from_db()
        matter = _of(row)
        if row.gone:
            raise WrongMoment(GONE[type(row)])
        if seen is not None and seen != str(matter.changes.count()):
            raise WrongMoment("这件事在您打开以后被更正过。请重新打开，看看现在是怎么写的，再改。")
        Change.objects.create(matter=matter, what=what, on=now.date(), by=by, reason=reason, before=change()[:400])
        settle(pen, matter, unit=unit, by=by)


def correct_matter(matter: Matter, opening: Opening, *, now: datetime, unit: Unit, seen: str | None = None, **why: str) -> None:
    """Say that title, class, origin, amount, day or numbers of the proposal were otherwise."""

    def change() -> str:
        possible(opening.day, now, due=opening.due, present=opening.present)
        of_its_day(opening.matter_class, unit, opening.day)
        first, before = matter.first, _said(matter)
        for name in ("title", "matter_class", "own", "origin", "amount"):
            setattr(matter, name, getattr(opening, name))
        matter.proposed_on = first.day = opening.day
        first.due, first.present = opening.due, opening.present
        matter.save()
        first.save()
        return before

    _correct(matter, "提议", change, now=now, unit=unit, seen=seen, **why)


def _said(matter: Matter) -> str:
    first = matter.first
    amount = f"{matter.amount:,.2f}元" if matter.amount is not None else "没有记金额"
    came = f"应到{first.due}人、实到{first.present}人" if first.due is not None else "没有记人数"
    origin = matter.get_origin_display()
    return f"{matter.title}；{matter.class_words}；{origin}；{amount}；{chinese_day(first.day)}；{came}"


def correct_step(
    step: Step, take: Take, *, now: datetime, unit: Unit, uploads: Sequence[Any] = (), seen: str | None = None, by: str, reason: str
) -> None:
    """Say that a step was taken otherwise; what rests on it stays."""
    brought = ready(uploads)

    def change() -> str:
        before = next(one for one in queries.steps_of(step.matter) if one.step.pk == step.pk)
        said = f"{chinese_day(before.taken.day)}；{queries.counts(before, step.matter)}；{step.text}"
        fill(step, take, unit=unit, now=now)
        step.save()
        add_files(step, brought, by=by, now=now)
        return said

    _correct(step, step.name, change, now=now, unit=unit, seen=seen, by=by, reason=reason)


def correct_spending(
    one: Spending, *, what: str, day: date, now: datetime, unit: Unit, seen: str | None = None, **why: str
) -> None:
    """Say that a contract or payment was of another kind or day."""

    def change() -> str:
        possible(day, now)
        once(one.matter, what, day, but=one.pk)
        before = f"{one.get_what_display()}；{chinese_day(one.day)}"
        one.what, one.day = what, day
        one.save(update_fields=["what", "day"])
        return before

    _correct(one, "合同和付款", change, now=now, unit=unit, seen=seen, **why)


def void(row: Row, *, reason: str, unit: Unit, by: str, now: datetime) -> None:
    """Say that a matter, a step, a contract or payment never was; its facts are taken out, a closed matter is open again."""
    with ledger.writing([unit.code], now=now, superseding=roots_of(_of(row))) as pen:
        row.refresh_from_db()
        if row.gone:
            return
        gone = {"state": "void"} if isinstance(row, Matter) else {"void": True}
        for name, value in (gone | {"reason": reason}).items():
            setattr(row, name, value)
        row.save(update_fields=[*gone, "reason"])
        settle(pen, _of(row), unit=unit, by=by)
