"""Reads of this room: matters, their steps, meetings that decided a major matter without one, how a matter stands."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from cunju import ledger
from cunju.activities.decisions import rules
from cunju.activities.decisions.models import Matter, Spending, Step
from cunju.kernel.days import Span, chinese_day

MEETING, POSTING = "assemblies.meeting_held", "assemblies.decision_posted"
LAYERS = {"law": "法律", "regulation": "地方性法规", "notice": "区通知", "local": "党内法规和本地做法"}
WORDS = {"done": ("done", "符合"), "short": ("late", "不符合"), "unverified": ("judge", "待核实"), "note": ("", "")}


def matters(unit_code: str) -> QuerySet[Matter]:
    """A unit's matters, newest first, with their steps and spending."""
    return Matter.objects.filter(unit_code=unit_code).prefetch_related("steps", "spending")


def between(unit_code: str, span: Span) -> list[Matter]:
    """Matters proposed within a span, oldest first, the voided left out."""
    found = matters(unit_code).filter(proposed_on__range=(span.start, span.end)).exclude(state="void")
    return list(found.order_by("proposed_on", "id"))


def find(any_id: uuid.UUID) -> Matter | None:
    """A matter by its own id or any version of a fact of it, of a step or of its spending."""
    if found := Matter.objects.filter(Q(pk=any_id) | Q(fact=any_id) | Q(closed=any_id)).first():
        return found
    for model in (Step, Spending):
        one = model.objects.filter(fact=any_id).select_related("matter").first()
        if one:
            return one.matter
    versions = ledger.chain(any_id)
    return find(versions[0].uid) if versions and versions[0].uid != any_id else None


def step(step_id: int) -> Step | None:
    """A step by its number."""
    return Step.objects.filter(pk=step_id).select_related("matter").first()


def standing(matter: Matter) -> list[Step]:
    """The steps that were not voided."""
    return [one for one in matter.steps.all() if not one.void]


def missing(matter: Matter) -> list[int]:
    """Numbers of the steps not yet recorded; the sixth is missing until the whole is done."""
    done = {one.number for one in standing(matter) if one.final}
    return [number for number in rules.STEPS if number not in done]


def taken(one: Step) -> rules.Taken:
    """A step as the rules read it."""
    return rules.Taken(one.number, one.day, one.due, one.present, one.votes_for, one.days_shown, one.body)


def whole(matter: Matter, *, kind: str, more: Sequence[Step] = ()) -> list[rules.Line]:
    """How the steps stand to each other and to the money."""
    steps = sorted([taken(one) for one in (*standing(matter), *more)], key=lambda one: one.number)
    return rules.judge_whole(steps, [(one.what, one.day) for one in matter.spending.all()], kind=kind)


def lines_of(matter: Matter, *, kind: str) -> list[rules.Line]:
    """All remarks on a matter: on the whole first."""
    found = whole(matter, kind=kind)
    for one in standing(matter):
        found += rules.judge_step(taken(one), kind=kind, matter_class=matter.matter_class)
    return found


def shown(lines: Sequence[rules.Line]) -> dict[str, Any]:
    """Lines as ``ui/verdict.html`` takes them: a section a layer."""
    layers = []
    for key, name in LAYERS.items():
        mine = [one for one in lines if one.authority == key]
        if not mine:
            continue
        state = "short" if any(one.state == "short" for one in mine) else "unverified"
        state = state if rules.findings(mine) else "done"
        word = {"short": "有不符合", "unverified": "待核实", "done": "符合要求"}[state]
        rows = [{"text": one.text, "state": WORDS[one.state][0], "word": WORDS[one.state][1]} for one in mine]
        cite = "、".join(dict.fromkeys(one.cite for one in mine))
        layers.append({"name": name, "cite": cite, "state": state, "word": word, "lines": rows})
    advice = "登记错了的，作废那一步重新登记；事实如此的，照实保留。系统不判定决议是否有效。" if rules.findings(lines) else ""
    return {"title": "这件事怎么看", "layers": layers, "advice": advice}


def progress(matter: Matter) -> list[dict[str, str]]:
    """The six steps of a matter, as ``ui/steps.html`` takes them."""
    days = {one.number: one.day for one in standing(matter)}
    waits = missing(matter)
    return [
        {
            "label": name,
            "sub": chinese_day(days[number]) if number in days else "",
            "state": "done" if number not in waits else "now" if number == waits[0] else "todo",
        }
        for number, name in rules.STEPS.items()
    ]


def unmatched(unit_code: str) -> list[tuple[ledger.Card, str]]:
    """Meetings that decided an item of a major class and are no matter's fourth step."""
    used = set(Step.objects.filter(matter__unit_code=unit_code, number=4, void=False).values_list("base", flat=True))
    facts = ledger.facts_of(unit_code, kinds=[MEETING]).filter(attributes__decided__gte=1)[:40]
    classes = {one.uid: [each for each in one.attributes.get("matter_classes", ()) if each in rules.CLASSES] for one in facts}
    cards = ledger.offers(unit_code, kinds=[MEETING], limit=40) if any(classes.values()) else []
    return [
        (card, classes[card.uid][0]) for card in cards if classes.get(card.uid) and card.root not in used
    ]
