"""Reads of this room: matters with their steps as they stand now, the unit's list, decided items without a matter; all in words."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from cunju import catalogue
from cunju.activities.decisions import rules
from cunju.activities.decisions.models import Listed, Matter, Spending, Step
from cunju.kernel import verdicts
from cunju.kernel.days import Span, chinese_day
from cunju.ledger import interface as ledger
from cunju.ledger import lineage
from cunju.org import queries as org

MEETING, POSTING = "assemblies.meeting_held", "assemblies.decision_posted"
Votes = tuple[int | None, int | None, int | None]
LATEST = 40
R = TypeVar("R", Step, Spending)
SAID = verdicts.Wording(
    layers={"law": "法律", "regulation": "地方性法规", "policy": "政策文件", "notice": "通知", "local": "本地做法"},
    lines={"done": ("done", "符合"), "short": ("late", "不符合"), "unverified": ("judge", "待核实"), "note": ("", "")},
    heads={"short": ("short", "有不符合"), "unverified": ("unverified", "待核实"), "done": ("done", "符合要求")},
)


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
    return {one.pk: [_standing(step, lines, faults, one, law) for step in found[one.pk]] for one in matters if law}


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
        return rules.Taken(one.number, one.day, one.due, one.present, one.votes_for, one.days_shown, one.body, key, scans)
    said = base.attributes
    if base.kind == POSTING:
        return rules.Taken(one.number, base.occurred_on, days_shown=said.get("days_shown"), key=key, scans=scans, base_fault=fault)
    votes = votes_of(said, matter.matter_class)[0]
    votes = one.votes_for if votes is None else votes
    body, form = str(said.get("body") or ""), str(said.get("form") or "")
    return rules.Taken(one.number, base.occurred_on, said.get("due"), said.get("present"), votes, None, body, key, scans, fault, form, True)


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


def words(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The titles of matters, by the root facts."""
    return dict(Matter.objects.filter(fact__in=roots).values_list("fact", "title"))


def naming(prefix: str, text: str) -> list[uuid.UUID]:
    """Matters below a code prefix in whose title or steps a text stands."""
    found = Matter.objects.filter(Q(title__icontains=text) | Q(steps__text__icontains=text), unit_code__startswith=prefix)
    return list(found.order_by().values_list("fact", flat=True).distinct())


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


def of_matter(model: type[R], row_id: int) -> R | None:
    """A step, or a contract or payment, by its number."""
    return model._default_manager.filter(pk=row_id).select_related("matter__own").first()


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


def shown(case: rules.Case) -> dict[str, Any]:
    """A case as ``ui/verdict.html`` takes it: a section a layer; that nothing is concluded where no clause holds."""
    lines = rules.judge(case)
    advice = "登记错了的，用“更正”；事实如此的，照实保留。系统不判定决议是否有效。" if verdicts.failing(lines) else ""
    if rules.unsaid(case):
        advice = f"{catalogue.NOTHING}。{advice}"
    return {"title": "这件事怎么看", "layers": verdicts.layered(lines, SAID), "advice": advice}


def progress(matter: Matter, steps: Sequence[Standing]) -> list[dict[str, str]]:
    """The six steps of a matter, as ``ui/steps.html`` takes them."""
    days = {one.step.number: one.taken.day for one in steps if not one.fault}
    waits = missing(matter, steps)
    return [
        {
            "label": name,
            "sub": chinese_day(days[number]) if number in days else "",
            "state": "done" if number not in waits else "now" if number == waits[0] else "todo",
        }
        for number, name in rules.STEPS.items()
    ]


def counts(one: Standing, matter: Matter) -> str:
    """``应到40人，实到30人，赞成28票、反对2票``; ``公布10天（分阶段）``; what is not known, or does not count, is said."""
    return _counted(one, matter) + (f"。{one.fault}，这一步不计入" if one.fault else "")


def _counted(one: Standing, matter: Matter) -> str:
    taken = one.taken
    if taken.number in rules.POSTINGS:
        stage = "" if one.step.final else "（分阶段）"
        return f"公布{taken.days_shown}天{stage}" if taken.days_shown is not None else f"没有记天数{stage}"
    if taken.due is None:
        return "没有记人数"
    return f"应到{taken.due}人，实到{'–' if taken.present is None else taken.present}人，{votes(one, matter)}"


def votes(one: Standing, matter: Matter) -> str:
    """``赞成28票，反对1票，弃权1票`` as its meeting's record has it, or as typed; ``没有记票数`` where nobody wrote them down."""
    typed = one.step.votes_for, one.step.against, one.step.abstain
    kept = votes_of(one.base.attributes, matter.matter_class) if one.base is not None else typed
    known = typed if kept[0] is None else kept
    said = [f"{word}{n}票" for word, n in zip(("赞成", "反对", "弃权"), known, strict=True) if n is not None]
    return "，".join(said) or rules.NO_COUNT
