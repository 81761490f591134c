"""How a recorded session compares with the clauses, as the pages show it."""

from typing import Any

from cunju import catalogue
from cunju.activities.consultation import rules
from cunju.activities.consultation.models import Session
from cunju.activities.consultation.queries import catalogues
from cunju.kernel import verdicts

SAID = verdicts.Wording(
    layers={"law": "法律", "regulation": "地方性法规", "policy": "中央文件和市改革方案", "notice": "通知", "local": "本地做法"},
    lines={"done": ("done", "符合"), "unverified": ("judge", "待核实"), "note": ("", "")},
    heads={"unverified": ("unverified", "待核实"), "done": ("done", "符合要求")},
)


def lines_of(session: Session) -> tuple[verdicts.Line, ...]:
    """How a recorded session compares with the clauses."""
    day = session.day
    return rules.judge(
        rules.Sitting(
            law=catalogues.law_of(session.unit_code, on=day),
            present=session.present or 0,
            stakeholders=session.touched or 0,
            told_days=(day - session.told_on).days if session.told_on else None,
            opinions=session.opinions.count(),
            has_papers=session.papers.exists(),
            outcome=session.outcome,
            in_catalogue=in_catalogue(session),
        )
    )


def in_catalogue(session: Session) -> bool:
    """Whether its topic goes back to an item of the year's catalogue."""
    items = {one.number for one in catalogues.items_of(session.unit_code, year=session.day.year)}
    return session.item_number in items


def shown(lines: tuple[verdicts.Line, ...], *, title: str = "这次协商怎么看") -> dict[str, Any]:
    """Lines as ``ui/verdict.html`` takes them: a section a layer."""
    layers = verdicts.layered(lines, SAID, cite=lambda one: one.cite if one.sure == "C" else f"{one.cite}（待确认）")
    advice = "照样可以保存；补上缺的内容后用“更正”改过来。" if verdicts.failing(lines) else ""
    return {"title": title, "layers": layers, "advice": advice if lines else f"{catalogue.NOTHING}。"}
