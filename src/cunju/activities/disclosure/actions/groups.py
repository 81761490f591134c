"""组务公开 of a quarter is written down: all groups with one tap, or some of them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.book import BOOK, groups_of
from cunju.activities.disclosure.models import Entry
from cunju.kernel.days import period_zh
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Told


def publish_groups(unit: Unit, told: Told, *, by: str, now: datetime, **how: Any) -> Entry:
    """Groups posted their quarter; without a number all of the roll. Where all have, nothing more is written."""
    with ledger.writing([unit.code], now=now):
        said = dict(told.said)
        if "groups" not in said:
            there = groups_of(unit, on=told.on)
            if not there:
                raise CannotBe("名册里没有登记小组数；请写公开了几个小组。", "groups")
            said |= {"groups": there, "complete": True}
        done = [one for one in queries.quarters(unit, on=now.date()) if one.period == said["period"] and one.done]
        if done:
            raise WrongMoment(f"{period_zh(str(said['period']))}各小组都已经记过公开。")
        made: Entry = writing.write(BOOK, unit, replace(told, said=said), step="published", by=by, now=now, **how)
    return made
