"""Every write of this room, one verb each: lines, and what the register says of a force after each of them; money that came in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from cunju.activities.partners import rules
from cunju.activities.partners.book import BOOK, book, held, received
from cunju.activities.partners.models import Entry, Gift
from cunju.activities.partners.steps import CHARITY, DONATION, REGISTER
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Book, Told
from cunju.records.models import LIVE

undoes = partial(writing.undoes, BOOK)
# What stands on the register in the place of a name that may not be read in public.
UNNAMED = "爱心捐赠（不公开名称）"


@dataclass(frozen=True)
class Line:
    """A line as it is told: its words and choices, whether its name may be read in public, the partners it names."""

    told: Told
    named: bool = False
    people: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, Any]:
        """What the room keeps of it beside the line."""
        return {"named": self.named, "people": list(self.people)}

    def kept(self, step: str) -> Told:
        """The line without the name of who gives, unless that one agreed: then nobody can read it anywhere."""
        if step == "partner" and self.told.said.get("element") == CHARITY and not self.named:
            return replace(self.told, text=UNNAMED)
        return self.told


def hand(unit_code: str, people: Sequence[str] = (), *, by: str, now: datetime, but: Any = None) -> Book:
    """The room's book for a line of a unit; what a line changes of the register is said of every later day too."""

    def kept(entry: Any) -> None:
        _settle(unit_code, by=by, now=now)
        entry.refresh_from_db(fields=["said"])

    return replace(book(unit_code, people, but=but), kept=kept)


def write(
    unit: Unit, line: Line, *, step: str, by: str, now: datetime, parent: Any = None, fact_id: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:  # fmt: skip
    """Write a line."""
    brought, made = ready(uploads), hand(unit.code, line.people, by=by, now=now)
    found: Entry = writing.write(
        made, unit, line.kept(step), step=step, by=by, now=now, parent=parent, fact_id=fact_id, uploads=brought, more=line.columns
    )  # fmt: skip
    return found


def correct(
    entry: Entry, line: Line, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:  # fmt: skip
    """Say how a line was instead."""
    brought = ready(uploads)
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        made = hand(entry.unit_code, line.people, by=by, now=now, but=entry.pk)
        entry = writing.correct(made, entry, line.kept(entry.step), by=by, now=now, fact_id=fact_id, uploads=brought)
        for name, value in line.columns.items():
            setattr(entry, name, value)
        entry.save(update_fields=list(line.columns))
        _ends_follow(entry, by=by, now=now)
    return entry


def _ends_follow(entry: Entry, *, by: str, now: datetime) -> None:
    """What a project's end says of its forces is what the project says."""
    if entry.step != "project":
        return
    with ledger.writing([entry.unit_code], now=now) as pen:
        for one in entry.followers.filter(step="finished", state=LIVE):
            _say(pen, one, {"elements": entry.said["elements"]}, by=by)


def void(entry: Entry, *, reason: str, by: str, now: datetime) -> None:
    """Say that it was never so; the register of later days says so too."""
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        writing.void(BOOK, entry, reason=reason, by=by, now=now)
        _settle(entry.unit_code, by=by, now=now)


def undo(root: Any, *, by: str, now: datetime) -> None:
    """Take back a line just written."""
    entry = Entry.objects.filter(fact=root).first()
    if entry is not None:
        void(entry, reason=writing.UNDONE, by=by, now=now)


def _settle(unit_code: str, *, by: str, now: datetime) -> None:
    """Each line of the register says how its force stands at the end of its day; what says otherwise is corrected."""
    register = held(unit_code)
    with ledger.writing([unit_code], now=now) as pen:
        for one in Entry.objects.filter(unit_code=unit_code, step__in=REGISTER, state=LIVE).select_related("parent"):
            _say(pen, one, rules.state(register, one.said["element"], one.on), by=by)


def _say(pen: ledger.Pen, entry: Any, said: dict[str, Any], *, by: str) -> None:
    if said.items() <= entry.said.items():
        return
    entry.said = {**entry.said, **said}
    pen.correct(entry.fact, BOOK.fact(BOOK.step(entry), entry.said), occurred_on=entry.on, by=by)
    entry.save(update_fields=["said"])


@dataclass(frozen=True)
class Came:
    """Money as it came: when, from where, how much; who gave it where that may be read in public."""

    on: date
    source: str
    amount: Decimal
    donor: str = ""
    named: bool = False


def receive(project: Entry, told: Came, *, by: str, now: datetime, fact_id: Any = None) -> Gift:
    """Money came in for a project; a donor's name is kept only where the donor agreed to be named."""
    with ledger.writing([project.unit_code], now=now):
        project.refresh_from_db()
        guards.stands(project)
        if fact_id and (before := Gift.objects.filter(pk=fact_id).first()):
            return before  # the same form sent twice
        guards.happened(told.on, now)
        if told.on < project.on:
            raise CannotBe("日期早于项目开始的日期。请核对。", "on")
        if told.amount <= 0:
            raise CannotBe("金额要大于0。", "amount")
        donor = told.donor.strip() if told.named and told.source == DONATION else ""
        key = fact_id or identity.new_id()
        return Gift.objects.create(
            id=key, project=project, on=told.on, source=told.source, amount=told.amount, donor=donor, by=by
        )  # fmt: skip


def take_back(gift: Gift, *, reason: str, now: datetime) -> None:
    """Say that money never came; refused where less would be left than was spent or posted by any day."""
    project = gift.project
    with ledger.writing([project.unit_code], now=now):
        gift.refresh_from_db()
        for one in project.followers.filter(step__in=("finished", "posted"), state=LIVE, on__gte=gift.on):
            left = received(project, on=one.on) - gift.amount
            if left < Decimal(one.said["spent"]):
                raise CannotBe(f"作废以后只剩{rules.yuan(left)}，少于记下的支出{rules.yuan(one.said['spent'])}。先更正支出。", "reason")
        gift.void, gift.reason = True, reason
        gift.save(update_fields=["void", "reason"])


__all__ = ["Came", "Line", "Told", "correct", "hand", "receive", "take_back", "undo", "undoes", "void", "write"]
