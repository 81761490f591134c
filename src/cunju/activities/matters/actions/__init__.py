"""Every write of this room, one verb each."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.matters import rules
from cunju.activities.matters.book import BOOK, notes_of
from cunju.activities.matters.models import Entry
from cunju.archive.storing import Ready, ready
from cunju.kernel.personal import masked
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, reading, writing
from cunju.records.book import Book, Told
from cunju.records.models import LIVE

undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)
# What is done to a matter is done to those that a person said are the same; each keeps its words and its clock.
TOGETHER = ("closed", "confirmed", "reopened")
void: Callable[..., None] = partial(writing.void, BOOK)


def hand(*, now: datetime) -> Book:
    """The room's book as its lines are written: what is done to a matter is done to each that waits for the same beside it."""
    return replace(BOOK, kept=partial(_beside, now=now))


def _beside(made: Entry, *, now: datetime) -> None:
    if made.parent is None or made.step not in TOGETHER:
        return
    unit, told = Unit.objects.get(code=made.unit_code), Told(made.on, made.text, "", dict(made.said))
    for other in _waiting_too(made, made.step):
        writing.write(BOOK, unit, told, step=made.step, by=made.by, now=now, parent=other)


def write(unit: Unit, told: Told, *, step: str, by: str, now: datetime, **more: Any) -> Entry:
    """Write a line; where its matter was put together with others, on each of them."""
    made: Entry = writing.write(hand(now=now), unit, told, step=step, by=by, now=now, **more)
    return made


def _waiting_too(made: Entry, step: str) -> list[Any]:
    """Lines of the same matter, as a person said, that wait for the same step on that day."""
    root = reading.root_of(made)
    first = root.same or root
    group = [one for one in (first, *first.others.all()) if one.pk != root.pk and one.state == LIVE]
    found = []
    for one in group:
        lines = [each for each in reading.chain(one) if each.state == LIVE]
        parents = {each.parent_id for each in lines if each.step == step}
        free = [each for each in lines if each.step in BOOK.steps[step].follows and each.pk not in parents and each.on <= made.on]
        found += [each for each in free[-1:] if each.step != "confirmed" or not each.said["solved"]]
    return found


def together(entry: Entry, other: Entry, *, by: str, now: datetime) -> None:
    """A person says that two matters are one and the same: from now on they are ended together. A second time changes nothing."""
    with ledger.writing([entry.unit_code], now=now):
        entry.refresh_from_db()
        other.refresh_from_db()
        first = other.same or other
        _may_be_one(entry, other, first)
        for one in (entry, *entry.others.all()):
            one.same = first
            one.save(update_fields=["same"])


def _may_be_one(entry: Entry, other: Entry, first: Entry) -> None:
    """Two open matters of one unit, neither of them confidential."""
    guards.stands(entry)
    guards.stands(other)
    if {entry.unit_code, other.unit_code, entry.step, other.step} != {entry.unit_code, "received"} or first.pk == entry.pk:
        raise WrongMoment("这两件事不能合并。")
    if entry.secret or first.secret:
        raise CannotBe("不宜公开的事项不合并。")
    if any(rules.standing(notes_of(one)).closed for one in (entry, first)):
        raise CannotBe("已经办结的事项不合并；没有解决的，先重新办理。")


def apart(entry: Entry, *, by: str, now: datetime) -> None:
    """A person says that it is another matter after all."""
    with ledger.writing([entry.unit_code], now=now):
        entry.refresh_from_db()
        entry.same = None
        entry.save(update_fields=["same"])


@dataclass(frozen=True)
class Matter:
    """A matter as it is told: its line, its place, the number another system gave it, whether its words stay closed, what it was made of."""

    told: Told
    place: str = ""
    number: str = ""
    secret: bool = False
    origin: uuid.UUID | None = None

    @property
    def line(self) -> Told:
        """The line: that another system has it follows from the number."""
        said = dict(self.told.said) | ({"external": True} if self.number else {})
        return Told(self.told.on, self.told.text, self.told.who, said, self.told.rests, self.told.reason, self.told.seen)

    @property
    def columns(self) -> dict[str, Any]:
        """What the room keeps of it beside the line."""
        return {"place": masked(self.place)[:60], "number": self.number, "secret": self.secret}


def receive(
    unit: Unit, matter: Matter, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:  # fmt: skip
    """Somebody told something that is to be done."""
    more, brought = matter.columns | {"origin": matter.origin}, ready(uploads)
    return write(unit, matter.line, step="received", by=by, now=now, fact_id=fact_id, uploads=brought, more=more)


def receive_all(unit: Unit, matters: Sequence[Matter], *, by: str, now: datetime, fact_id: Any = None) -> list[Entry]:
    """What one walk brought, all or nothing."""
    if not matters:
        raise CannotBe("一件都没有写。至少写一行，或者勾选一件走访带回来的事。")
    with ledger.writing([unit.code], now=now):
        return [receive(unit, one, by=by, now=now, fact_id=fact_id if at == 0 else None) for at, one in enumerate(matters)]


def correct(
    entry: Entry, matter: Matter, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:  # fmt: skip
    """Say how a matter was told instead."""
    brought = ready(uploads)
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        entry = writing.correct(BOOK, entry, matter.line, by=by, now=now, fact_id=fact_id, uploads=brought)
        for name, value in matter.columns.items():
            setattr(entry, name, value)
        entry.save(update_fields=list(matter.columns))
    return entry


def receipt(entry: Entry, *, on: date, by: str, now: datetime) -> None:
    """Whom a matter was handed to says that it is there; a second time changes nothing, and no duty waits for it."""
    with ledger.writing([entry.unit_code], now=now):
        entry.refresh_from_db()
        guards.stands(entry)
        if entry.step != "referred":
            raise WrongMoment("只有转出去的事项才有回执。")
        if entry.receipt_on is None:
            guards.happened(on, now, what="收到的日期")
            entry.receipt_on = max(on, entry.on)
            entry.save(update_fields=["receipt_on"])


__all__ = ["Matter", "Told", "apart", "correct", "hand", "receipt", "receive", "receive_all", "together", "undo", "undoes", "void", "write"]
