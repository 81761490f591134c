"""Problems and next steps: what units wrote, what is late, and at most six sentences of what comes next; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.quarterly.rules.story import Named, Units, named
from cunju.kernel.days import short_day

MOST_LINES, MOST_STEPS, MOST_URGED, MOST_NAMED = 12, 6, 2, 2


@dataclass(frozen=True, slots=True)
class Written:
    """What a unit itself wrote about one thing of its that is late."""

    who: str
    object: str
    text: str


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late, and whose; ``why`` says how, ``own`` that it is the town's."""

    verb: str
    object: str
    why: str
    names: tuple[str, ...]
    units: Units
    own: bool

    @property
    def who(self) -> str:
        """Names as far as five, then how many."""
        return named(self.names, self.units)


@dataclass(frozen=True, slots=True)
class Ahead:
    """One thing that comes due on a day, and whose."""

    due_on: date
    verb: str
    object: str
    title: str
    names: tuple[str, ...]
    units: Units
    own: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What problems and next steps are written from; ``judge``: measures that wait for a judgement; ``open``: the town's own
    tasks without a day, each with how many."""

    written: Sequence[Written]
    late: Sequence[Late]
    asked: Sequence[Named]
    ahead: Sequence[Ahead]
    judge: int
    open: Sequence[tuple[str, int]]


def problems(plan: Plan) -> str:
    """What units wrote first, then what else is late, then what comes next."""
    lines = [f"{one.who}{one.object}逾期，{one.text}" for one in plan.written]
    lines += [f"{one.who}{one.object}{one.why}" for one in plan.late]
    more = f"；另有{len(lines) - MOST_LINES}项逾期" if len(lines) > MOST_LINES else ""
    told = "；".join(lines[:MOST_LINES]) + more + "。" if lines else ""
    steps = _steps(plan)
    return told + (f"下步打算：{''.join(f'{one}。' for one in steps)}" if steps else "")


def _steps(plan: Plan) -> list[str]:
    """Late things first, what is asked by name, what comes due soonest, the town's own; at most six."""
    urged = _urged(plan)
    asked = _asked(plan.asked)[:MOST_NAMED]
    after = [f"逐项研判待研判的{plan.judge}项措施"] if plan.judge else []
    after = [*(f"办理镇街待办的{what}{count}项" for what, count in plan.open[:1]), *after]
    room = MOST_STEPS - len(urged) - len(asked) - len(after)
    return [*urged, *asked, *_coming(plan.ahead)[: max(room, 0)], *after][:MOST_STEPS]


def _urged(plan: Plan) -> list[str]:
    if not plan.late and not plan.written:
        return []
    theirs = [one for one in plan.late if not one.own]
    own = [f"抓紧{one.verb}{one.object}" for one in plan.late if one.own][:1]
    told = own + [f"督促{one.who}补上{one.object}" for one in theirs]
    missing = len(plan.late) + len(plan.written) - min(len(told), MOST_URGED)
    if not told:
        return ["督促有关单位补上逾期事项"]
    return told[:MOST_URGED] if not missing else [*told[: MOST_URGED - 1], "逐项补上其余逾期事项"]


def _asked(asked: Sequence[Named]) -> list[str]:
    """What is asked by name and not done, those of one day and one party together."""
    alike: dict[tuple[date, str], list[str]] = {}
    for one in asked:
        if one.status in ("needs_person", "due_soon", "not_due") and one.due_on:
            alike.setdefault((one.due_on, one.who), []).append(f"{one.verb}{one.object}")
    return [f"{short_day(due)}前{who}{'、'.join(what)}" for (due, who), what in sorted(alike.items())]


def _coming(ahead: Iterable[Ahead]) -> list[str]:
    """A sentence a day: one thing with its verb, several by their measures."""
    days: dict[date, list[Ahead]] = {}
    for one in ahead:
        days.setdefault(one.due_on, []).append(one)
    return [_of_day(due, each) for due, each in sorted(days.items())]


def _of_day(due: date, each: Sequence[Ahead]) -> str:
    if len(each) == 1:
        [one] = each
        who = "" if one.own else _who(one.names, one.units)
        return f"{short_day(due)}前{who}{one.verb}{one.object}"
    titles = "、".join(dict.fromkeys(one.title for one in each))
    return f"{short_day(due)}前办好到期的{titles}"


def _who(names: Sequence[str], units: Units) -> str:
    return named(names, units) if len(names) <= 3 else units.said
