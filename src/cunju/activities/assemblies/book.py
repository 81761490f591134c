"""What a petition differs in: how many must sign by the roll and the clauses of its day; which meeting it calls for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Entry
from cunju.activities.assemblies.steps import OWNERS, PART, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org import queries as org
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import Entry as Line
from cunju.records.steps import Step

HANDS = {"unit": frozenset(roles.WRITERS)}
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("unit",)}


def _said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
    """Which meeting follows from who asks."""
    said = step.filled(told.said, parent)
    return {**said, "body": rules.of_choice(str(said["by"]))}


def _findings(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> Sequence[ledger.Finding]:
    """Nothing is found: CannotBe for fewer than a clause of the day asks, and for a way no clause of the day knows."""
    found = rules.ways(catalogue.law(unit=unit, on=on), org.bases(unit.code, on=on))
    way = next((one for one in found if one.by == said["by"]), None)
    if found and way is None:
        raise CannotBe("这一天的条文没有这样提议的办法，请看页面上列的几种。", "by")
    if way and (fault := rules.too_few(way, said["signed"])):
        raise CannotBe(of_kind(fault, unit.kind), "signed")
    return ()


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """A petition is answered by a meeting, which is no line of this book."""
    return []


BOOK = Book(
    room="assemblies", entries=Entry, steps=STEPS, hands=HANDS, home="assemblies:calls", waiting=waiting, owners=OWNERS, owed=OWED,
    said=_said, findings=_findings, name="联名提议", code="TY", part=PART,
)  # fmt: skip
