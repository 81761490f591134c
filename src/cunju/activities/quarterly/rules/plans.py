"""Problems and next steps: what units wrote, what is late, and at most six sentences of what comes next; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.quarterly.rules.story import Named, Units, named
from cunju.kernel.days import short_day

# Findings and promises of visits that are told one by one; the others are counted.
MOST_SEEN = 3
MOST_LINES, MOST_STEPS, MOST_URGED, MOST_NAMED, MOST_COMING, MOST_TOLD = 12, 6, 2, 1, 3, 2
# What a duty asks whose verb is only that people judge it.
CARRY_OUT = "落实"


@dataclass(frozen=True, slots=True)
class Written:
    """What a unit itself wrote about one thing of its that is late."""

    who: str
    verb: str
    object: str
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on a visit and is not settled yet, or was promised and is not kept: with whom, in its own words."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late, and whose; ``how`` says in what way, ``due_on`` since when.

    ``own``: it is the town's; ``of``: the body of the unit that owes it, where that is not the unit's committee.
    """

    verb: str
    object: str
    period: str
    how: str
    due_on: date | None
    names: tuple[str, ...]
    units: Units
    own: bool
    of: str = ""

    @property
    def who(self) -> str:
        """Names as far as five, then how many."""
        return named(self.names, self.units) + self.of

    @property
    def in_short(self) -> str:
        """Names as far as three, else how many."""
        return _who(self.names, self.units) + self.of


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
    of: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What problems and next steps are written from; ``judge``: measures of which anything waits for a judgement; ``open``: the town's own
    tasks without a day, each with how many; ``beyond``: what records say that was outside the lists; ``unfinished``: projects begun."""

    written: Sequence[Written]
    late: Sequence[Late]
    asked: Sequence[Named]
    ahead: Sequence[Ahead]
    judge: int
    open: Sequence[tuple[str, int]]
    found: Sequence[Seen] = ()
    promised: Sequence[Seen] = ()
    beyond: Sequence[Seen] = ()
    unfinished: int = 0


def problems(plan: Plan) -> str:
    """What was found on visits, what units wrote, what else is late, then what comes next."""
    lines = _found(plan.found) + [f"{one.who}{one.verb}{one.object}逾期，{one.text}" for one in plan.written]
    lines += [f"{one.who}{one.text}" for one in plan.beyond[:MOST_SEEN]] + _lines(plan.late)
    more = f"；另有{len(lines) - MOST_LINES}项逾期" if len(lines) > MOST_LINES else ""
    told = "；".join(lines[:MOST_LINES]) + more + "。" if lines else ""
    steps = _steps(plan)
    return told + (f"下步打算：{''.join(f'{one}。' for one in steps)}" if steps else "")


def _found(found: Sequence[Seen]) -> list[str]:
    told = [f"督促发现{one.who}{one.text}" for one in found[:MOST_SEEN]]
    return told + ([f"督促发现的问题另有{len(found) - MOST_SEEN}个没有办结"] if len(found) > MOST_SEEN else [])


def _seen(plan: Plan, most: int) -> list[str]:
    """At most so many steps of what visits found and promised: promises in their own words, with their day, as far as there is room."""
    steps = [f"督促办结已发现的问题{len(plan.found)}个"] if plan.found else []
    told = [f"兑现答应{one.who}的帮助：{one.text}" for one in plan.promised]
    room = most - len(steps)
    if len(told) > room:
        told = [*told[: room - 1], f"兑现答应的{'其他' if room > 1 else ''}帮助{len(told) - room + 1}项"]
    return steps + told


def _lines(late: Sequence[Late]) -> list[str]:
    """A line for those late with the same things in the same way: ``大屋村召开第二季度村民代表会议逾期（6月30日到期）``."""
    alike: dict[tuple[str, str, str], list[Late]] = {}
    for one in late:
        alike.setdefault((one.who, one.how, one.verb), []).append(one)
    lines = []
    for (who, how, verb), each in alike.items():
        days = list(dict.fromkeys(short_day(one.due_on) for one in each if one.due_on))
        since = "、".join(days) if len(days) < 3 else f"{days[0]}至{days[-1]}"
        lines.append(f"{who}{verb}{_objects(each)}{how.format(f'（{since}到期）' if since else '')}")
    return lines


def _objects(each: Sequence[Late]) -> str:
    """``第一季度、第二季度公开内容、3月至8月财务公开表``."""
    periods: dict[str, list[str]] = {}
    for one in each:
        periods.setdefault(one.object, []).append(one.period)
    return "、".join(f"{_run(list(dict.fromkeys(mine)))}{what}" for what, mine in periods.items())


def _run(periods: Sequence[str]) -> str:
    """``3月至8月`` of months that follow each other, else all of them."""
    months = [int(one[:-1]) for one in periods if one[:-1].isdecimal()]
    if len(months) > 2 and len(months) == len(periods) and months == list(range(months[0], months[-1] + 1)):
        return f"{periods[0]}至{periods[-1]}"
    return "、".join(periods)


def _steps(plan: Plan) -> list[str]:
    """Promises of visits, late things, what is asked by name, what comes due soonest, the town's own; at most six."""
    last = [f"逐项研判{plan.judge}项措施里待研判的事项"] if plan.judge else []
    first = [*_urged(plan), *_asked(plan.asked)[:MOST_NAMED]]
    first = [*_seen(plan, MOST_STEPS - len(first) - len(last)), *first]
    own = [f"督促完成已启动的联动项目{plan.unfinished}个"] if plan.unfinished else []
    own += [f"办理镇街待办的{what}{count}项" for what, count in plan.open[:1]]
    coming = _coming(plan.ahead)[: max(0, MOST_STEPS - len(first) - len(last))][:MOST_COMING]
    room = max(0, MOST_STEPS - len(first) - len(coming) - len(last))
    return [*first, *coming, *own[:room], *last]


def _urged(plan: Plan) -> list[str]:
    """What is late is made up for: the town's own first, then the earliest of its units'; the rest in one sentence."""
    own = [one for one in plan.late if one.own]
    theirs = [one for one in plan.late if not one.own]
    told = list(dict.fromkeys(_urge(one) for one in (*own, *theirs)))
    if len(told) + len(plan.written) > MOST_URGED or plan.written:
        told = [*told[: MOST_URGED - 1], f"督促补上{'其余' if told else ''}逾期事项"]
    return told


def _urge(one: Late) -> str:
    whom = "" if one.own else f"督促{one.in_short}"
    return f"{whom}抓紧{one.verb or CARRY_OUT}{one.period}{one.object}"


def _asked(asked: Sequence[Named]) -> list[str]:
    """What is asked by name and not done, a sentence a day."""
    alike: dict[date, list[str]] = {}
    for one in asked:
        if one.status in ("needs_person", "due_soon", "not_due") and one.due_on:
            alike.setdefault(one.due_on, []).append(f"{one.who}{one.verb or CARRY_OUT}{one.object}")
    return [f"{_before(due)}{'、'.join(what)}" for due, what in sorted(alike.items())]


def _coming(ahead: Iterable[Ahead]) -> list[str]:
    """A sentence a day: one thing with its verb, several by their measures."""
    days: dict[date, list[Ahead]] = {}
    for one in ahead:
        days.setdefault(one.due_on, []).append(one)
    return [_of_day(due, each) for due, each in sorted(days.items())]


def _of_day(due: date, each: Sequence[Ahead]) -> str:
    """One or two things of the same units with their verbs, else the measures they belong to."""
    if len(each) <= MOST_TOLD and len({(one.names, one.of) for one in each}) == 1:
        who = "" if each[0].own else _who(each[0].names, each[0].units) + each[0].of
        return f"{_before(due)}{who}{'、'.join(f'{one.verb}{one.object}' for one in each)}"
    return f"{_before(due)}办好{'、'.join(dict.fromkeys(one.title for one in each))}到期事项"


def _before(day: date) -> str:
    return "年底前" if (day.month, day.day) == (12, 31) else f"{short_day(day)}前"


def _who(names: Sequence[str], units: Units) -> str:
    return named(names, units) if len(names) <= 3 else units.said
