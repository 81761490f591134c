"""One line: written by whom it belongs to or by proxy, confirmed, corrected, voided. Lock, replay, guards and fact in one place."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from cunju.archive.storing import Ready, bring, ready
from cunju.kernel.personal import masked
from cunju.kernel.refusals import WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, reading
from cunju.records.book import Book, Told
from cunju.records.models import FALLEN, LIVE, VOID

UNDONE = "保存以后10分钟内撤销"
Uploads = Sequence[Any] | Ready | None


def write(
    book: Book, unit: Unit, told: Told, *, step: str, by: str, now: datetime, parent: Any = None, proxy: bool = False,
    fact_id: Any = None, uploads: Uploads = None, more: Mapping[str, Any] | None = None,
) -> Any:  # fmt: skip
    """Write a line with its fact; by proxy it also opens the window in which a member confirms it.

    The same ``fact_id`` with the same content again is the line that stands (``ledger.middleware`` refuses other content).
    ``more``: what the room's own columns say of it; its id, where the room has one.
    """
    brought, asked, told = ready(uploads), book.steps[step], plain(told)
    with ledger.writing([unit.code], now=now) as pen:
        if parent is not None:
            parent.refresh_from_db()
        guards.happened(told.on, now)
        guards.follows(asked, parent, book.steps, on=told.on)
        book.fresh(told, asked)
        said = book.said(told, asked, parent)
        fact = pen.record(
            book.fact(asked, said), unit=unit.code, occurred_on=told.on, by=by, findings=book.findings(unit, asked, told.on, said),
            rests_on=[*([parent.fact] if parent else []), *told.rests], fact_id=fact_id or identity.new_id(),
        )  # fmt: skip
        own = {} if more and "id" in more else {"id": identity.new_id()}
        entry = book.entries(unit_code=unit.code, step=step, fact=fact.uid, by=by, parent=parent, **own, **(more or {}))
        if proxy:
            made = book.own_fact("entered_for", step)
            entry.proxy = pen.record(made, unit=unit.code, occurred_on=pen.today, by=by, rests_on=[fact.uid]).uid
        _keep(book, entry, told, said, brought, by=by, now=now)
    return entry


def plain(told: Told) -> Told:
    """What is told without numbers that name a person (身份证号, 手机号, 银行卡号): they are masked before anything is kept."""
    return replace(told, text=masked(told.text), who=masked(told.who)[:60])


def undoes(book: Book, facts: Sequence[Any]) -> bool:
    """Whether a form recorded new lines of the book and nothing else (``offers.Actions``)."""
    own = {f"{book.room}.{one.kind}" for one in book.steps.values()}
    return all(one.kind in own or one.kind == f"{book.room}.entered_for" for one in facts) and not any(one.supersedes for one in facts)


def undo(book: Book, root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back a line just written; that it was written for another falls with it."""
    entry = book.entries.objects.filter(fact=root).first()
    if entry is not None:
        void(book, entry, reason=UNDONE, by=by, now=now)


def _units(entry: Any) -> set[str]:
    """The units of a line and of what it rests on: what hangs on another unit's record is corrected and voided with both held."""
    line = ledger.chain(entry.fact)
    bases = [ledger.fact_by_id(one) for one in (line[-1].rests_on if line else ())]
    return {entry.unit_code, *(one.unit_code for one in bases if one)}


def _keep(
    book: Book, entry: Any, told: Told, said: Mapping[str, Any], brought: Ready | None, *, by: str, now: datetime
) -> None:
    entry.on, entry.text, entry.who, entry.said = told.on, told.text, told.who, dict(said)
    entry.save()
    book.kept(entry)
    if brought:
        name = f"{book.step(entry).label}{entry.on}"
        bring(entry.pages, brought, unit_code=entry.unit_code, name=name, by=by, now=now, about=entry.fact)


def correct(
    book: Book, entry: Any, told: Told, *, by: str, now: datetime, fact_id: Any = None, uploads: Uploads = None, anew: bool = False
) -> Any:
    """Say how it was instead; what follows it goes on. ``anew``: it rests on what is told now, not on what it rested on."""
    brought, step, told = ready(uploads), book.step(entry), plain(told)
    with ledger.writing(_units(entry), now=now, superseding=[entry.fact]) as pen:
        entry.refresh_from_db()
        guards.stands(entry)
        guards.happened(told.on, now)
        guards.follows(step, entry.parent, book.steps, on=told.on)
        guards.followed(reading.first_after(entry), book.steps, on=told.on)
        said = book.said(told, step, entry.parent)
        unit = Unit.objects.get(code=entry.unit_code)
        pen.correct(
            entry.fact, book.fact(step, said), occurred_on=told.on, by=by, fact_id=fact_id or identity.new_id(), seen=told.seen,
            findings=book.findings(unit, step, told.on, said), **({"rests_on": list(told.rests)} if anew else {}),
        )  # fmt: skip
        entry.reason = told.reason
        _keep(book, entry, told, said, brought, by=by, now=now)
    return entry


def confirm(book: Book, entry: Any, *, by: str, now: datetime, fact_id: Any = None) -> Any:
    """A member says that what was written by proxy is so; a second time changes nothing."""
    with ledger.writing([entry.unit_code], now=now) as pen:
        entry.refresh_from_db()
        if entry.confirmed_on:
            return entry
        if entry.proxy is None or entry.state != LIVE:
            raise WrongMoment("这条记录不用确认，或已经作废。")
        made = book.own_fact("confirmed", entry.step)
        pen.record(made, unit=entry.unit_code, occurred_on=pen.today, by=by, rests_on=[entry.proxy], fact_id=fact_id)
        entry.confirmed_on = pen.today
        entry.save(update_fields=["confirmed_on"])
    return entry


def void(book: Book, entry: Any, *, reason: str, by: str, now: datetime) -> None:
    """Say that it was never so; what follows it stops counting and is marked."""
    with ledger.writing(_units(entry), now=now, superseding=[entry.fact]) as pen:
        entry.refresh_from_db()
        if entry.state == VOID:
            return
        pen.retract(entry.fact, by=by)
        entry.state, entry.reason = VOID, reason
        entry.save(update_fields=["state", "reason"])
        book.entries.objects.filter(pk__in=reading.below(entry), state=LIVE).update(state=FALLEN)
