"""The only way into the ledger: ``writing`` holds the units' heads, its pen records, corrects and retracts."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cunju.ledger import chaining, followers, lineage, sending
from cunju.ledger.heads import Held, NotHeld, hold
from cunju.ledger.instants import after_the_last, refuse_others
from cunju.ledger.log import telling
from cunju.ledger.models import Fact
from cunju.ledger.pen import Pen
from cunju.ledger.seals import making
from cunju.org import changes, clock

Subscriber = Callable[[Mapping[str, int], Sequence[Fact]], None]
_subscribers: list[Subscriber] = []
log = logging.getLogger(__name__)
_held: ContextVar[Held | None] = ContextVar("held", default=None)


def subscribe(subscriber: Subscriber) -> None:
    """Have ``subscriber(heads, facts)`` called once when an outermost ``writing`` closes, inside its transaction."""
    if subscriber not in _subscribers:
        _subscribers.append(subscriber)


@contextmanager
def writing(
    units: Iterable[str], *, now: datetime, superseding: Iterable[Any] = (), any_day: bool = False
) -> Iterator[Pen]:
    """Open the transaction and lock the heads of ``units`` in code order; yields the pen.

    ``superseding`` names facts to be corrected or retracted: the units of all that rests on them are held too.
    ``now`` is the aware instant of the edge; ``any_day`` allows another one (a restore). Nested calls join the outer one.
    """
    units, superseding = set(units), list(superseding)
    outer = _held.get()
    if outer is not None:
        refuse_others(now, any_day=any_day)
        wanted = units | lineage.units_resting_on(superseding)
        if not wanted <= outer.units:
            raise NotHeld(f"未锁定的单位：{'、'.join(sorted(wanted - outer.units))}")
        yield Pen(outer, max(now, outer.since) if outer.since else now)
        return
    with clock.held(), transaction.atomic():
        refuse_others(now, any_day=any_day)
        held = _locked(units, superseding, restoring=any_day)
        if not any_day:
            held.since = after_the_last(now)
            now = held.since or now
        held.unused = sending.meet()
        token = _held.set(held)
        try:
            with making.later():
                yield Pen(held, now)
                own = list(held.facts)  # what follows of itself is no part of what a form recorded
                if own and not any_day:
                    followers.tell(own, now=now)
        finally:
            _held.reset(token)
        sending.recorded(own)
        changes.told(held.units)
        _close(held, now.date())


def _locked(units: set[str], superseding: list[Any], *, restoring: bool) -> Held:
    """Lock the units and those of all that rests on what is superseded, until nothing new came to rest there meanwhile."""
    wanted = units | lineage.units_resting_on(superseding)
    while True:
        point = transaction.savepoint() if superseding else None
        held = hold(wanted, restoring=restoring)
        if point is None:
            return held
        grown = wanted | lineage.units_resting_on(superseding)
        if grown == wanted:
            transaction.savepoint_commit(point)
            return held
        transaction.savepoint_rollback(point)  # gives the locks back: they are only ever taken in code order
        wanted = grown


def _close(held: Held, on: date) -> None:
    if held.touched:
        _tell(held)
    if chaining.extend(held.facts, on):
        telling.due()


def _tell(held: Held) -> None:
    heads = held.raised()
    for subscriber in _subscribers:
        try:
            with transaction.atomic():
                subscriber(heads, held.facts)
        except Exception:  # a failed fold makes a page slower, never refuses a record (DESIGN §4)
            log.exception("a subscriber of the ledger failed; readers fold live")
