"""The only way into the ledger: ``writing`` holds the units' heads, its pen records, corrects and retracts."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from cunju.ledger import chaining, followers, lineage, sending
from cunju.ledger.heads import Held, NotHeld
from cunju.ledger.instants import after_the_last, refuse_others
from cunju.ledger.log import telling
from cunju.ledger.models import Fact, Head
from cunju.ledger.pen import Pen
from cunju.org import changes

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
    refuse_others(now, any_day=any_day)
    outer = _held.get()
    if outer is not None:
        wanted = units | lineage.units_resting_on(superseding)
        if not wanted <= outer.units:
            raise NotHeld(f"未锁定的单位：{'、'.join(sorted(wanted - outer.units))}")
        yield Pen(outer, max(now, outer.since) if outer.since else now)
        return
    with transaction.atomic():
        held = Held(_locked(units, superseding), restoring=any_day)
        if not any_day:
            held.since = after_the_last(now)
            now = held.since or now
        sending.meet()
        token = _held.set(held)
        try:
            yield Pen(held, now)
            own = list(held.facts)  # what follows of itself is no part of what a form recorded
            if own and not any_day:
                followers.tell(own, now=now)
        finally:
            _held.reset(token)
        sending.recorded(own)
        changes.told(held.units)
        _close(held)


def _locked(units: set[str], superseding: list[Any]) -> frozenset[str]:
    """Lock the units and those of all that rests on what is superseded, until nothing new came to rest there meanwhile."""
    wanted = units | lineage.units_resting_on(superseding)
    while True:
        point = transaction.savepoint() if superseding else None
        _lock(wanted)
        if point is None:
            return frozenset(wanted)
        grown = wanted | lineage.units_resting_on(superseding)
        if grown == wanted:
            transaction.savepoint_commit(point)
            return frozenset(wanted)
        transaction.savepoint_rollback(point)  # gives the locks back: they are only ever taken in code order
        wanted = grown


def _lock(units: set[str]) -> None:
    Head.objects.bulk_create([Head(unit_code=code) for code in sorted(units)], ignore_conflicts=True)
    rows = Head.objects.filter(unit_code__in=units).order_by("unit_code")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    list(rows)


def _close(held: Held) -> None:
    if not held.touched:
        return
    Head.objects.filter(unit_code__in=held.touched).update(number=F("number") + 1)
    heads = dict(Head.objects.filter(unit_code__in=held.touched).values_list("unit_code", "number"))
    for subscriber in _subscribers:
        try:
            with transaction.atomic():
                subscriber(heads, held.facts)
        except Exception:  # a failed fold makes a page slower, never refuses a record (DESIGN §4)
            log.exception("a subscriber of the ledger failed; readers fold live")
    if chaining.extend(held.facts):
        telling.due()
