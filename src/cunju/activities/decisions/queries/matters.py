"""Matters, their steps as they stand now, the unit's list, meetings that decided a major matter without one."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cunju import ledger
from cunju.activities.decisions import rules
from cunju.activities.decisions.models import Listed, Matter, Spending, Step
from cunju.kernel.days import Span
from cunju.ledger import lineage

MEETING, POSTING = "assemblies.meeting_held", "assemblies.decision_posted"
LATEST = 40


@dataclass(frozen=True, slots=True)
class Standing:
    """A step as it stands: the row, and what it says with the day and numbers of its base's current version."""

    step: Step
    taken: rules.Taken
    base: Any = None


def matters(unit_code: str) -> QuerySet[Matter]:
    """A unit's matters, newest first, with all that belongs to them."""
    found = Matter.objects.filter(unit_code=unit_code).select_related("own")
    return found.prefetch_related("steps__files", "spending")


def between(unit_code: str, span: Span) -> list[Matter]:
    """Matters proposed within a span, oldest first, the voided among them."""
    return list(matters(unit_code).filter(proposed_on__range=(span.start, span.end)).order_by("proposed_on", "id"))


def posted(unit_code: str, *, on: date, limit: int) -> list[Matter]:
    """Matters whose resolution was on the board by a day, newest first."""
    shown = Step.objects.filter(matter__unit_code=unit_code, number=5, void=False, day__lte=on)
    return list(matters(unit_code).filter(pk__in=shown.values("matter")).exclude(state="void")[:limit])


def find(any_id: uuid.UUID) -> Matter | None:
    """A matter by its own id or any version of a fact of it, of a step or of its spending."""
    if found := Matter.objects.filter(Q(pk=any_id) | Q(fact=any_id) | Q(closed=any_id)).select_related("own").first():
        return found
    for model in (Step, Spending):
        one = model.objects.filter(fact=any_id).select_related("matter__own").first()
        if one:
            return one.matter
    versions = ledger.chain(any_id)
    return find(versions[0].uid) if versions and versions[0].uid != any_id else None


def step(step_id: int) -> Step | None:
    """A step by its number."""
    return Step.objects.filter(pk=step_id).select_related("matter__own").first()


def spending(spending_id: int) -> Spending | None:
    """A contract or payment by its number."""
    return Spending.objects.filter(pk=spending_id).select_related("matter__own").first()


def standing(matter: Matter) -> list[Step]:
    """The steps that were not voided."""
    return [one for one in matter.steps.all() if not one.void]


def money(matter: Matter) -> list[Spending]:
    """Contracts and payments that were not voided."""
    return [one for one in matter.spending.all() if not one.void]


def missing(matter: Matter) -> list[int]:
    """Numbers of the steps not yet recorded; the sixth is missing until the whole is done."""
    done = {one.number for one in standing(matter) if one.final}
    return [number for number in rules.STEPS if number not in done]


def steps_of(matter: Matter) -> list[Standing]:
    """The standing steps with what their bases say now; two queries whatever their number."""
    found = standing(matter)
    chains = lineage.chains([one.base for one in found if one.base])
    return [_standing(one, chains.get(one.base, []) if one.base else [], matter) for one in found]


def _standing(one: Step, chain: list[Any], matter: Matter) -> Standing:
    scans = tuple(each.digest for each in one.files.all())
    plain = rules.Taken(
        one.number, one.day, one.due, one.present, one.votes_for, one.days_shown, one.body, str(one.fact), scans
    )
    if not chain:
        return Standing(one, plain)
    base = chain[-1]
    said = base.attributes
    if base.kind == POSTING:
        return Standing(one, rules.Taken(
            one.number, base.occurred_on, days_shown=said.get("days_shown"), key=plain.key, scans=scans,
            base_void=base.retracted,
        ), base)  # fmt: skip
    votes = one.votes_for if one.votes_for is not None else votes_of(said, matter.matter_class)[0]
    return Standing(one, rules.Taken(
        one.number, base.occurred_on, said.get("due"), said.get("present"), votes, None, str(said.get("body", "")),
        plain.key, scans, base.retracted,
    ), base)  # fmt: skip


def votes_of(said: dict[str, Any], matter_class: str) -> tuple[int | None, int | None, int | None]:
    """For, against, abstaining as the meeting's record has them for its one item of this class; else all None."""
    votes = dict(zip(said.get("matter_classes") or (), said.get("matter_votes") or (), strict=False))
    numbers = str(votes.get(matter_class, "")).split("/")
    if len(numbers) != 3:
        return None, None, None
    return int(numbers[0]), int(numbers[1]), int(numbers[2])


def case(matter: Matter, *, kind: str, steps: Iterable[Standing] | None = None) -> rules.Case:
    """A matter as the rules read it."""
    found = steps_of(matter) if steps is None else steps
    named = Matter.objects.filter(unit_code=matter.unit_code, title=matter.title).exclude(state="void")
    return rules.Case(
        kind,
        matter.matter_class,
        [one.taken for one in found],
        [rules.Money(one.what, one.day, str(one.fact)) for one in money(matter)],
        named.exclude(pk=matter.pk).count(),
    )


def bases(matter: Matter, number: int, *, kind: str) -> dict[str, Any] | None:
    """Which records a step may rest on, as lookups for ``FactField``; None where only paper is left."""
    if number in rules.MEETINGS:
        return {"attributes__body__in": list(rules.bodies_of(number, kind=kind))}
    fourth = next((one for one in standing(matter) if one.number == 4 and one.base), None)
    return {"uid__in": list(lineage.dependents([fourth.base]))} if fourth else None


def listed(unit_code: str, *, on: date | None = None) -> list[Listed]:
    """The unit's own list; those that stand on a day."""
    found = Listed.objects.filter(unit_code=unit_code)
    if on:
        found = found.filter(Q(until=None) | Q(until__gt=on), from_on__lte=on)
    return list(found)


def listed_by_id(listed_id: int) -> Listed | None:
    """One line of a unit's own list."""
    return Listed.objects.filter(pk=listed_id).first()


def unmatched(unit_code: str) -> list[tuple[ledger.Card, str]]:
    """Items of a major class that a meeting decided and that are no matter's fourth step, newest meetings first."""
    used = set(
        Step.objects.filter(matter__unit_code=unit_code, number=4, void=False)
        .exclude(matter__state="void")
        .values_list("base", "matter__matter_class")
    )
    facts = ledger.facts_of(unit_code, kinds=[MEETING]).filter(attributes__decided__gte=1)[:LATEST]
    classes = {
        one.uid: [each for each in one.attributes.get("matter_classes") or () if each in rules.CLASSES]
        for one in facts
        if one.attributes.get("body") in rules.bodies_of(4, kind="village")
    }
    cards = ledger.offers(unit_code, kinds=[MEETING], limit=LATEST) if any(classes.values()) else []
    return [
        (card, name) for card in cards for name in classes.get(card.uid, ()) if (card.root, name) not in used
    ]


def day_of(fact_id: uuid.UUID | None) -> date | None:
    """The day of a record as it stands; None without one."""
    found = ledger.current(fact_id) if fact_id else None
    return found.occurred_on if found else None
