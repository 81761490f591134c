"""The steps of matters as they stand: with the day, numbers and votes of the records they rest on, and whether they count."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.decisions import rules
from cunju.activities.decisions.models import Matter, Spending, Step
from cunju.ledger import interface as ledger
from cunju.ledger import lineage
from cunju.org import queries as org

MEETING, POSTING = "assemblies.meeting_held", "assemblies.decision_posted"
Votes = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """A step as it stands: the row, what it says with its base's current version, and why it does not count (else empty)."""

    step: Step
    taken: rules.Taken
    base: Any = None
    fault: str = ""


def standing(matter: Matter) -> list[Step]:
    """The steps that were not voided."""
    return [one for one in matter.steps.all() if not one.void]


def money(matter: Matter) -> list[Spending]:
    """Contracts and payments that were not voided."""
    return [one for one in matter.spending.all() if not one.void]


def steps_of(matter: Matter) -> list[Standing]:
    """The standing steps of a matter with what their bases say now."""
    return steps_of_all([matter])[matter.pk]


def steps_of_all(matters: Sequence[Matter]) -> dict[Any, list[Standing]]:
    """The standing steps of a unit's matters; a few queries whatever their number."""
    found = {one.pk: standing(one) for one in matters}
    lines = lineage.chains([step.base for steps in found.values() for step in steps if step.base])
    law = law_of(matters[0].unit_code) if matters else None
    faults = {root: _fault(line) for root, line in lines.items()}
    return {
        one.pk: [_standing(step, lines, faults, one, law) for step in found[one.pk]] for one in matters if law
    }


def law_of(unit_code: str) -> rules.LawOn:
    """The law of a unit by day."""
    unit = org.unit(unit_code)
    return partial(catalogue.law, unit=unit or catalogue.Place(unit_code, "village"))


def _fault(line: list[Any]) -> str:
    """Why a base does not carry a step: it, or what it rests on itself, was taken out or decided nothing."""
    if line[-1].retracted:
        return rules.VOID
    found = ledger.undermined([line[-1].uid])
    return found[0][1] if found else ""


def missing(matter: Matter, steps: Sequence[Standing] | None = None) -> list[int]:
    """Numbers of the steps not yet taken, or taken at what decided nothing; the sixth is missing until the whole is done."""
    found = steps_of(matter) if steps is None else steps
    done = {one.step.number for one in found if one.step.final and not one.fault}
    return [number for number in rules.STEPS if number not in done]


def is_closed(matter: Matter, steps: Sequence[Standing] | None = None) -> bool:
    """Whether all six steps are taken and still count."""
    return matter.state == "closed" and not missing(matter, steps)


def _standing(
    one: Step, lines: Mapping[uuid.UUID, list[Any]], faults: Mapping[uuid.UUID, str], matter: Matter, law: rules.LawOn
) -> Standing:
    line = lines.get(one.base, []) if one.base else []
    base = line[-1] if line else None
    taken = _taken(one, base, faults.get(one.base, "") if one.base else "", matter)
    return Standing(one, taken, base, rules.fault(taken, law=law, matter_class=matter.matter_class))


def _taken(one: Step, base: Any, fault: str, matter: Matter) -> rules.Taken:
    scans, key = tuple(each.digest for each in one.files.all()), str(one.fact)
    if base is None:
        return rules.Taken(
            one.number, one.day, one.due, one.present, one.votes_for, one.days_shown, one.body, key, scans
        )
    said = base.attributes
    if base.kind == POSTING:
        return rules.Taken(
            one.number, base.occurred_on, days_shown=said.get("days_shown"), key=key, scans=scans, base_fault=fault
        )
    votes = votes_of(said, matter.matter_class)[0]
    votes = one.votes_for if votes is None else votes
    body, form = str(said.get("body") or ""), str(said.get("form") or "")
    return rules.Taken(
        one.number, base.occurred_on, said.get("due"), said.get("present"), votes, None, body, key, scans, fault, form, True
    )


def votes_of(said: Mapping[str, Any], matter_class: str) -> Votes:
    """For, against, abstaining as the meeting's record has them for its item of this class, or its only item; else all None."""
    counted: list[str] = said.get("matter_votes") or []
    votes = dict(zip(said.get("matter_classes") or (), counted, strict=False))
    only = counted[0] if said.get("items") == 1 and len(counted) == 1 else ""
    numbers = str(votes.get(matter_class, only)).split("/")
    if len(numbers) != 3 or not numbers[0].isdigit():
        return None, None, None
    yes, no, none = (int(one) if one.isdigit() else None for one in numbers)
    return yes, no, none
