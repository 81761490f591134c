"""What the chains around an office differ in: how many must ask, whose hand writes what, what waits by which clause."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.bodies import rules
from cunju.activities.bodies.models import Entry
from cunju.activities.bodies.steps import OWNERS, PART, STEPS, TERMS
from cunju.catalogue import Clause
from cunju.kernel.refusals import CannotBe
from cunju.kernel.verdicts import finding
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org import queries as org
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book, Waiting
from cunju.records.models import Entry as Line
from cunju.records.steps import Step

HANDS = {"unit": frozenset(roles.WRITERS), "town": frozenset({roles.TOWN_OFFICER})}
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("town", "unit")}


def _base(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> int | None:
    """Of how many people: of a village the adults of the roll, of a group as it was said."""
    if step.name == "demand" and said.get("by") == "villagers":
        roll = org.roll_on(unit.code, on=on)
        return roll.adults if roll else None
    if said.get("base") is None:
        raise CannotBe("请填本组村民数，联名的人够不够要按它算。", "base")
    return int(said["base"])


def enough(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> Clause | None:
    """The clause that says how many must ask; CannotBe where fewer do. None where no clause holds: it is kept, nothing is concluded."""
    asked = rules.on_request(step.name, said, catalogue.law(unit=unit, on=on))
    base = _base(unit, step, on, said) if step.name in rules.ASKED else None
    if base is not None and (fault := rules.too_few(said.get("signed", 0), base, asked)):
        raise CannotBe(of_kind(fault, unit.kind), "signed")
    return asked


def _findings(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> Sequence[ledger.Finding]:
    """A handover of which something is missing; a demand of too few is none."""
    enough(unit, step, on, said)
    clause = catalogue.law(unit=unit, on=on).first(rules.HANDOVER)
    if step.name != "handover" or said.get("complete") or clause is None:
        return []
    return [finding("handover_open", clause)]


def _after(unit: Unit, entry: Line) -> list[str]:
    """What a handover leaves open."""
    if entry.step != "handover" or entry.said.get("complete"):
        return []
    left = " ".join(entry.text.split())[:60]
    return [f"还有没有移交的{f'（{left}）' if left else ''}，移交没有完成；移交完了更正这条记录。"]


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting_by_law(BOOK, unit, rules.waits, owners=owners)


BOOK = Book(
    room="bodies", entries=Entry, steps=STEPS, hands=HANDS, home=f"bodies:{TERMS}", waiting=waiting, owners=OWNERS, owed=OWED,
    findings=_findings, after=_after, name="换届、审计和代表资格", code="HJ", part=PART,
)  # fmt: skip
