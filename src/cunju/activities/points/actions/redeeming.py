"""Goods put in, points redeemed: never beyond a household's balance, what is in stock, the year's budget; never before the posting is over."""


from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.points.actions.lines import write
from cunju.activities.points.actions.monthly import known, sound
from cunju.activities.points.models import Entry, Good, Household, Taken
from cunju.activities.points.queries import purses
from cunju.activities.points.rules import balance, pasting, redeeming
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told


def put_goods(unit: Unit, text: str, *, now: datetime) -> list[Good]:
    """Put goods in, or say anew how many there are and what they cost; none may be fewer than were given."""
    try:
        told = pasting.goods(text)
    except pasting.Unread as fault:
        raise CannotBe(str(fault), "text") from None
    with ledger.writing([unit.code], now=now):
        given = {one.name: one.stock - left for one, left in purses.stocks(unit.code)}
        for one in told:
            if one.stock < given.get(one.name, 0):
                raise CannotBe(f"“{one.name}”已经兑出{given[one.name]}件，一共不能少于这个数。", "text")
            values = {"points": one.points, "value": one.value, "stock": one.stock}
            Good.objects.update_or_create(unit_code=unit.code, name=one.name, defaults=values)
        return list(Good.objects.filter(unit_code=unit.code))


@dataclass(frozen=True)
class Redemption:
    """Who redeemed what on a day, as pasted: a household and goods a line."""

    on: date
    text: str


def redeem(unit: Unit, told: Redemption, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Record what households redeemed, all or nothing."""
    with ledger.writing([unit.code], now=now):
        if told.on > now.date():
            raise CannotBe("日期还没有到；做过以后再记。", "on")
        rules = sound(unit, on=told.on, field="on")
        purse = purses.purse(rules, on=told.on)
        asked, wrong = redeeming.read(told.text, known(unit, rules), purse.goods)
        names = {one.pk: f"{one.number}号" for one in Household.objects.filter(unit_code=unit.code)}
        wrong = wrong or balance.faults(asked, purse, names)
        if wrong:
            raise CannotBe(f"一件都没有记：{''.join(wrong[:12])}", "text")
        value = sum(purse.goods[one.good].value * one.count for one in asked)
        said = {"period": f"{told.on:%Y-%m}", "households": len({one.household for one in asked}), "value": f"{value:.2f}"}
        entry = write(unit, Told(told.on, "", "", said), step="redeemed", by=by, now=now, fact_id=fact_id)
        if not entry.taken.exists():
            Taken.objects.bulk_create(
                Taken(
                    entry=entry, household_id=one.household, good_id=one.good, count=one.count,
                    points=purse.goods[one.good].points * one.count, value=purse.goods[one.good].value * one.count,
                )
                for one in asked
            )  # fmt: skip
    return entry


