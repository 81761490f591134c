"""A change is announced on the board, or taken out because it never happened."""

from datetime import date, datetime
from typing import Any

from cunju.activities.bodies import queries, rules
from cunju.activities.bodies.actions.states import restate
from cunju.activities.bodies.facts import ChangePosted
from cunju.activities.bodies.models import Change
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Person, Seat, Unit


def post_change(change: Change, *, on: date, by: str, now: datetime, fact_id: Any = None) -> Change:
    """Record that a change was announced on a day; rests on the change."""
    with ledger.writing([change.unit_code], now=now) as pen:
        change.refresh_from_db()
        if change.posted_on:
            return change
        if change.body not in rules.POSTED:
            raise CannotBe("这个机构的变动不用公告。")
        if on > pen.today:
            raise CannotBe("公告日期还没有到；贴出来以后再登记。", "on")
        if on < change.on:
            raise CannotBe("公告日期早于变动日期，请核对。", "on")
        current = ledger.current(change.fact)
        if current is None:
            raise CannotBe("这条变动已经作废，不用公告。")
        fact = pen.record(
            ChangePosted(change.body),
            unit=change.unit_code,
            occurred_on=on,
            by=by,
            rests_on=[current.uid],
            fact_id=fact_id,
        )
        change.posted_on, change.posted_fact = on, fact.uid
        change.save(update_fields=["posted_on", "posted_fact"])
    return change


def void_change(change: Change, *, unit: Unit, reason: str, by: str, now: datetime) -> None:
    """Say that a change never happened: its people go out again, or stay in office; the states follow."""
    states = queries.state_facts([change.unit_code])
    with ledger.writing([change.unit_code], now=now, superseding=[change.fact, *states]) as pen:
        change.refresh_from_db()
        if change.void_reason:
            return
        if change.comes_in and Seat.objects.filter(fact=change.fact).exclude(end_fact=None).exists():
            raise CannotBe("这次进来的人里有人已经登记离任；请先作废离任的那一条。")
        pen.retract(change.fact, by=by)
        people = list(Seat.objects.filter(fact=change.fact).values_list("person", flat=True))
        Seat.objects.filter(fact=change.fact).delete()
        # Nobody is kept of whom nothing is recorded.
        Person.objects.filter(pk__in=people, seats=None).delete()
        Seat.objects.filter(end_fact=change.fact).update(to_on=None, end_fact=None)
        change.void_reason = reason
        change.save(update_fields=["void_reason"])
        restate({unit.code: unit.kind}, [(unit.code, change.body)], by=by, now=now)
