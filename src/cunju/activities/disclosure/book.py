"""What 组务公开 differs in: which quarter, whether all groups of the roll."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cunju.activities.disclosure.models import Entry
from cunju.activities.disclosure.rules import periods
from cunju.activities.disclosure.steps import OWNERS, PART, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org import queries as org
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records.book import Book, Waiting
from cunju.records.steps import Step

HANDS = {"unit": frozenset(roles.WRITERS)}


def groups_of(unit: Unit, *, on: date) -> int | None:
    """How many groups the roll of a day has."""
    roll = org.roll_on(unit.code, on=on)
    return roll.groups if roll else None


def _findings(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> Sequence[ledger.Finding]:
    """Nothing is found: CannotBe for a quarter that has not ended, and for numbers that are not those of the roll."""
    if fault := periods.no_quarter(said["period"]) or periods.too_early(said["period"], on):
        raise CannotBe(fault, "period")
    there = groups_of(unit, on=on)
    if there and said["groups"] > there:
        raise CannotBe(f"名册上只有{there}个小组，填的是{said['groups']}个。请核对。", "groups")
    if there and said.get("complete") is not (said["groups"] == there):
        raise CannotBe(f"名册上{there}个小组，公开的{said['groups']}个；全部公开了才勾“全部小组已公开”。", "complete")
    return ()


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """A quarter waits by itself, no line for another."""
    return []


BOOK = Book(
    room="disclosure", entries=Entry, steps=STEPS, hands=HANDS, home="disclosure:groups", waiting=waiting, owners=OWNERS,
    owed={roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("unit",)}, findings=_findings, name="组务公开", code="ZW", part=PART,
)  # fmt: skip
