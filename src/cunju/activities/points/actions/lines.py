"""A line written, corrected, voided; what must hold after it, whatever was written, is looked at here."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from cunju.activities.points.actions import settling
from cunju.activities.points.book import BOOK
from cunju.activities.points.models import Entry, Rules
from cunju.activities.points.queries import purses, soundness
from cunju.activities.points.rules import balance
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Told

write: Callable[..., Entry] = partial(writing.write, BOOK)
undoes = partial(writing.undoes, BOOK)


def correct(entry: Entry, told: Told, *, by: str, now: datetime, **more: Any) -> Entry:
    """Correct the day, the words and what the form asks; what came from rules, months and goods stays."""
    if entry.step in ("adopted", "force"):
        raise WrongMoment("积分办法不在这里更正；要改就作废以后重新记，或者定新的办法。")
    kept = {**entry.said, **told.said}
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        if entry.step in ("redeemed", "posted"):
            _allowed(entry, told)
        book = replace(BOOK, said=lambda told, step, parent: kept)
        return writing.correct(book, entry, told, by=by, now=now, **more)  # type: ignore[no-any-return]


def _allowed(entry: Entry, told: Told) -> None:
    """A redemption is not moved to a day on which it could not be; a posting is not moved under what was redeemed since."""
    code = entry.unit_code
    one = soundness.held(code, on=told.on)
    if one is None:
        raise CannotBe("那一天还没有积分办法。请核对日期。", "on")
    if entry.step == "posted":
        later = Entry.objects.filter(unit_code=code, step="redeemed", state="live", on__gte=entry.on)
        if told.on > entry.on and later.exists():
            raise CannotBe("公示以后已经有兑现，公示的日期不能往后改；请先作废那次兑现。", "on")
        return
    asked = [balance.Ask(each.household_id, each.good_id, each.count) for each in entry.taken.all()]
    names = {each.household_id: f"{each.household.number}号" for each in entry.taken.select_related("household")}
    if wrong := balance.faults(asked, purses.purse(one, on=told.on, but=entry), names):
        raise CannotBe("".join(wrong), "on")


def void(entry: Entry, *, reason: str, by: str, now: datetime) -> None:
    """Say that a line was never so: a posting only while nothing was redeemed on it, a courtyard only while nobody has entries there."""
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        if entry.step == "force":
            raise WrongMoment("办法成立不成立由会议和公约决定，不能作废；请作废积分办法本身。")
        if entry.step == "posted" and entry.state == "live":
            _not_redeemed(entry)
        if entry.step == "formed" and entry.households.filter(marks__isnull=False).exists():
            raise WrongMoment("这个院落的户已经记过分，不能作废；户退出就在名册里点“退出”。")
        if entry.step == "adopted" and entry.state == "live" and entry.rules.months.exists():
            raise WrongMoment("按这个办法已经记过分，不能作废；请定新的办法提交会议。")
        writing.void(BOOK, entry, reason=reason, by=by, now=now)
        if entry.step == "posted":
            entry.month.__class__.objects.filter(entry=entry).update(entry=None)
        if entry.step == "formed":
            entry.households.all().delete()
        if entry.step == "adopted":
            Rules.objects.filter(entry=entry).update(entry=None)  # a draft again
            settling.settle(entry.unit_code, by=by, now=now)


def _not_redeemed(entry: Entry) -> None:
    later = Entry.objects.filter(unit_code=entry.unit_code, step="redeemed", state="live", on__gte=entry.on)
    if later.exists():
        raise WrongMoment("公示以后已经有兑现，不能作废；请先作废那次兑现，或者用异议改分。")


def undo(root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back a line just written (``offers.Actions``)."""
    entry = Entry.objects.filter(fact=root).first()
    if entry is not None and entry.step != "force":
        void(entry, reason=writing.UNDONE, by=by, now=now)


def unit_of(entry: Entry) -> Unit:
    """The unit of a line."""
    return Unit.objects.get(code=entry.unit_code)
