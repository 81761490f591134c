"""A matter as pages show it: how it stands by layer, the six steps, what each step says."""

from collections.abc import Sequence
from typing import Any

from cunju import catalogue
from cunju.activities.decisions import rules
from cunju.activities.decisions.models import Matter
from cunju.activities.decisions.queries.standing import Standing, missing, votes_of
from cunju.kernel import verdicts
from cunju.kernel.days import chinese_day

SAID = verdicts.Wording(
    layers={"law": "法律", "regulation": "地方性法规", "policy": "政策文件", "notice": "通知", "local": "本地做法"},
    lines={"done": ("done", "符合"), "short": ("late", "不符合"), "unverified": ("judge", "待核实"), "note": ("", "")},
    heads={"short": ("short", "有不符合"), "unverified": ("unverified", "待核实"), "done": ("done", "符合要求")},
)


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


def by_law(law: catalogue.Law) -> list[dict[str, Any]]:
    """The classes that clauses of a day name, with the first clause and who decides; ``delegable``: the representatives may."""
    delegable = bool(law.first("representatives.delegation"))
    found = [(one, one.asked(law), rules.reserved(one.key, law=law)) for one in rules.LISTED]
    return [
        {
            "label": one.label,
            "clause": (kept or asked[0]),
            "who": asked[0].said,
            "reserved": bool(kept),
            "delegable": delegable and not kept and not rules.of_members(one.key, law=law),
        }
        for one, asked, kept in found
        if asked
    ]
