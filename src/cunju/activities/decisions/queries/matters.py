"""Matters, their steps as they stand now, the unit's list, meetings that decided a major matter without one."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cunju.activities.decisions import rules
from cunju.activities.decisions.models import Listed, Matter, Spending, Step
from cunju.activities.decisions.queries.standing import (
    MEETING,
    Standing,
    law_of,
    money,
    standing,
    steps_of,
    votes_of,
)
from cunju.kernel.days import Span
from cunju.ledger import interface as ledger
from cunju.ledger import lineage
from cunju.org import queries as org

LATEST = 40


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


def case(matter: Matter, *, steps: Iterable[Standing] | None = None) -> rules.Case:
    """A matter as the rules read it."""
    found = steps_of(matter) if steps is None else list(steps)
    named = Matter.objects.filter(unit_code=matter.unit_code, title=matter.title).exclude(state="void")
    return rules.Case(
        law_of(matter.unit_code),
        matter.matter_class,
        [one.taken for one in found],
        [rules.Money(one.what, one.day, str(one.fact)) for one in money(matter)],
        named.exclude(pk=matter.pk).count(),
        _collective_org(matter, found),
    )


def _collective_org(matter: Matter, steps: Sequence[Standing]) -> bool | None:
    """Whether there was a collective organisation when the matter was decided, or proposed."""
    on = min((one.taken.day for one in steps if one.step.number == 4), default=matter.proposed_on)
    return org.collective_org(matter.unit_code, on=on)


def bases(matter: Matter, number: int, *, on: date) -> dict[str, Any] | None:
    """Which records a step may rest on, as lookups for ``FactField``; None where only paper is left."""
    if number in rules.MEETINGS:
        return {"attributes__body__in": bodies(matter, number, on=on)}
    fourth = next((one for one in reversed(standing(matter)) if one.number == 4 and one.base), None)
    return {"uid__in": list(lineage.dependents([fourth.base]))} if fourth else None


def bodies(matter: Matter, number: int, *, on: date) -> list[str]:
    """Whose meetings are asked for: those the law knew when the matter was proposed, or knows by a day."""
    law = law_of(matter.unit_code)
    days = (matter.proposed_on, on)
    return list(dict.fromkeys(one for day in days for one in rules.bodies_of(number, law=law(on=day))))


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
    law = law_of(unit_code)
    classes = {
        one.uid: [each for each in one.attributes.get("matter_classes") or () if each in rules.CLASSES and not _refused(one, each, law)]
        for one in facts
        if one.attributes.get("body") in rules.DECIDING
    }
    cards = ledger.offers(unit_code, kinds=[MEETING], limit=LATEST) if any(classes.values()) else []
    return [
        (card, name) for card in cards for name in classes.get(card.uid, ()) if (card.root, name) not in used
    ]


def _refused(fact: Any, matter_class: str, law: rules.LawOn) -> bool:
    """Whether the votes of the item of a class are on record and are no majority of those here."""
    said = fact.attributes
    votes = votes_of(said, matter_class)[0]
    rule = law(on=fact.occurred_on).first(f"{said['body']}.majority", of="present")
    if rules.of_members(matter_class, law=law(on=fact.occurred_on)):
        return False
    return votes is not None and rule is not None and not rule.holds((votes, int(said.get("present") or 0)))


def day_of(fact_id: uuid.UUID | None) -> date | None:
    """The day of a record as it stands; None without one."""
    found = ledger.current(fact_id) if fact_id else None
    return found.occurred_on if found else None
