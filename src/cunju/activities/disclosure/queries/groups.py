"""组务公开 of a unit: by quarter how far the groups have got; the row of any record of this room."""

import uuid
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.disclosure.book import BOOK, groups_of
from cunju.activities.disclosure.queries.sheets import find_sheet
from cunju.activities.disclosure.rules import periods
from cunju.catalogue import Clause
from cunju.kernel.days import add_days, chinese_day, period_zh
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records import reading

entries = partial(reading.entries, BOOK)
KIND = "disclosure.group_published"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter: its words, by when, how many groups have posted of how many; ``done`` all of them."""

    period: str
    title: str
    due: date | None
    published: int
    groups: int | None
    done: bool


def find(any_id: uuid.UUID) -> Any:
    """The row of a record of this room: a sheet, or a line of 组务公开."""
    return find_sheet(any_id) or reading.find(BOOK, any_id)


def asks_groups(unit: Unit, *, on: date) -> Clause | None:
    """The clause of a day by which groups publish; None where none holds."""
    return catalogue.law(unit=unit, on=on).first("group.publishes")


def quarters(unit: Unit, *, on: date) -> list[Quarter]:
    """The last quarters that have ended, newest first; what stands in the ledger alone counts too."""
    said: dict[str, list[Any]] = {}
    for one in ledger.facts_of(unit.code, kinds=[KIND]):
        said.setdefault(str(one.attributes.get("period")), []).append(one.attributes)
    due = catalogue.law(unit=unit, on=on).first("disclosure.quarter_day")
    found = []
    for period in periods.quarters_before(on, SHOWN):
        here, end = said.get(period, []), periods.end_of(period)
        last, most = add_days(end, due.number) if due else None, max((one["groups"] for one in here), default=0)
        done = any(one.get("complete") for one in here)
        found.append(Quarter(period, period_zh(period), last, most, groups_of(unit, on=on), done))
    return found


def told_groups(unit: Unit, *, on: date) -> list[dict[str, Any]]:
    """组务公开 that was recorded by a day, as a row of the public board each, the latest first."""
    return [
        {
            "title": f"{period_zh(one.said['period'])}组务", "look": "done" if one.said.get("complete") else "open",
            "word": "各组都公开了" if one.said.get("complete") else f"{one.said['groups']}个小组公开了", "days": f"{chinese_day(one.on)}登记",
        }
        for one in reading.live(BOOK, unit.code).filter(on__lte=on)
    ]  # fmt: skip


def heads(unit: Unit, *, on: date) -> list[tuple[int, str]]:
    """Each group with its head, by the roll of people; groups without one too."""
    named: dict[int, str] = {one.group_no or 0: one.person.name for one in org.in_office(unit.code, body=bodies.GROUP_HEADS, on=on)}
    count = max([groups_of(unit, on=on) or 0, *named])
    return [(number, named.get(number, "")) for number in range(1, count + 1)]
