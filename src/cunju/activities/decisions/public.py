"""Major matters whose resolution was posted, on the public board: what, how much, how far; no name, no text."""

from datetime import date

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.models import Matter
from cunju.kernel.days import chinese_day
from cunju.kernel.personal import hidden
from cunju.kernel.sections import Trail
from cunju.kernel.words import of_kind
from cunju.org.models import Unit

SHOWN, DECIDED, CARRIED_OUT = 6, 4, 6
FALLEN = "更正：有一次会议没有形成决定，原公布的决议不作数。"


def trails(unit: Unit, *, on: date) -> list[Trail]:
    """Matters with their steps taken by a day, newest first."""
    return [_trail(one, unit, on) for one in queries.posted(unit.code, on=on, limit=SHOWN)]


def _trail(matter: Matter, unit: Unit, on: date) -> Trail:
    steps = queries.steps_of(matter)
    taken = [one for one in steps if one.taken.day <= on]
    met = [one for one in taken if one.step.number == DECIDED]
    shown = [one for one in taken if one.step.number == CARRIED_OUT]
    closed = queries.is_closed(matter, steps) and len(taken) == len(steps)
    fallen = any(one.fault for one in taken if one.step.number in rules.MEETINGS)
    held = f"{chinese_day(met[-1].taken.day)}{rules.STEPS[DECIDED]}" if met else ""
    word = of_kind(matter.class_words, unit.kind)
    return Trail(
        met[-1].taken.day if met else matter.proposed_on,
        hidden(matter.title),
        "，".join(filter(None, (held, word))),
        "" if matter.amount is None else f"{matter.amount:,.2f}元",
        "late" if fallen else "done" if closed else "open",
        "已办结" if closed else "进行中",
        f"{chinese_day(shown[-1].taken.day)}{rules.STEPS[CARRIED_OUT]}" if shown else "",
        notes=[FALLEN] if fallen else [],
        more=[f"{rules.STEPS[one.step.number]}：{chinese_day(one.taken.day)}" + (f"（{one.fault}）" if one.fault else "") for one in taken],
        facts=[(str(one.step.base), matter.title) for one in met if one.step.base],
    )
