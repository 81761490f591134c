"""Standings into what the form says: tallies by measure, problems and next steps, the proposal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from cunju import catalogue, duties
from cunju.activities.quarterly import rules
from cunju.activities.quarterly.facts import Submitted
from cunju.duties import remarks
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.days import SHANGHAI, quarter, quarter_zh, short_day
from cunju.kernel.words import short_name
from cunju.org.models import Unit

DONE = ("met", "met_late")
UNJUDGED = ("not_applicable", "not_assessable")
REPORT: str = Submitted.KIND  # type: ignore[attr-defined]
AHEAD_DAYS, MOST_LINES = 40, 12
Standings = Sequence[duties.Standing]


def tallies(own: duties.Standing, below: Standings) -> list[rules.Tally]:
    """One tally a measure, in the order of the notice."""
    states = {one.id for one in catalogue.load().duties if one.window.state}
    found = [own, *below]
    return [
        _tally(
            one,
            [(each.unit, [w for w in each.windows if w.measure == one.no]) for each in found],
            states,
        )
        for one in catalogue.notice().measures
    ]


def _tally(
    measure: catalogue.Measure, mine: Sequence[tuple[Unit, list[Window]]], states: set[str]
) -> rules.Tally:
    concerned, late, names = 0, 0, []
    for unit, windows in mine:
        is_town = unit.kind == "town"
        whose = OF_TOWN if is_town else OF_UNIT
        theirs = [w for w in windows if w.owed_by in whose and w.status != "not_applicable"]
        behind = any(w.status == "overdue" for w in theirs)
        concerned += bool(theirs) and not is_town
        late += behind and not is_town
        names += [short_name(unit.name)] if behind else []
    lines = _lines(mine, states)
    return rules.Tally(measure.no, measure.task, measure.title, concerned, late, tuple(names), lines)


def _lines(mine: Sequence[tuple[Unit, list[Window]]], states: set[str]) -> tuple[rules.Line, ...]:
    """What was done, by duty; the notice's own duties where they have records, else those of the law."""
    told: dict[str, list[tuple[Unit, Window]]] = {}
    for unit, windows in mine:
        for one in windows:
            if _done(one, states):
                told.setdefault(one.duty, []).append((unit, one))
    notice = {duty: pairs for duty, pairs in told.items() if pairs[0][1].authority == "notice"}
    return tuple(_line(pairs) for _, pairs in sorted((notice or told).items()))


def _done(one: Window, states: set[str]) -> bool:
    if not one.facts or one.status == "not_applicable":
        return False
    # A judgement or a state says 已落实 only while it holds; a count says what was done so far.
    return one.status in DONE if one.judgement == "person" or one.duty in states else one.count > 0


def _line(pairs: Sequence[tuple[Unit, Window]]) -> rules.Line:
    first = pairs[0][1]
    kinds = {unit.code: unit.kind for unit, _ in pairs}
    facts = tuple(dict.fromkeys(uid for _, one in pairs for uid in one.facts))
    name = first.object.replace("本季度", "各季度").replace("当月", "每月")
    villages = sum(kind == "village" for kind in kinds.values())
    communities = sum(kind == "community" for kind in kinds.values())
    return rules.Line(first.verb, name, first.judgement == "person", villages, communities, facts)


def proposal(own: duties.Standing, below: Standings) -> rules.Proposal:
    """The status the rule gives for the town and its units."""
    judged = [w for each in [own, *below] for w in each.windows if w.status not in UNJUDGED]
    late: dict[int, int] = {}
    for each in below:
        for no in {w.measure for w in each.windows if w.owed_by in OF_UNIT and w.status == "overdue"}:
            late[no] = late.get(no, 0) + 1
    return rules.proposed(
        open_windows=sum(w.status not in DONE for w in judged) if judged else 1,
        own_overdue=[w.verb + w.object for w in judged if w.owed_by in OF_TOWN and w.status == "overdue"],
        late=late,
        units=len(below),
        share=catalogue.notice().late_share,
    )


def problems(own: duties.Standing, below: Standings) -> str:
    """What units wrote themselves first, then what else is overdue, then what comes next."""
    found = {each.unit.code: each for each in [own, *below]}
    late = {
        (each.unit.code, w.duty, w.from_): w
        for each in found.values()
        for w in each.windows
        if w.status == "overdue" and w.owed_by in (*OF_UNIT, *OF_TOWN)
    }
    written = {
        (one.unit_code, one.duty, one.from_on): one.text
        for one in remarks.of(own.unit.code)
        if (one.unit_code, one.duty, one.from_on) in late and one.at.astimezone(SHANGHAI).date() <= own.on
    }

    def name(code: str) -> str:
        return short_name(found[code].unit.name)

    lines = [f"{name(key[0])}{_object(late[key])}逾期，{_plain(text)}" for key, text in written.items()]
    lines += [
        f"{name(key[0])}{_object(one)}逾期{_due(one)}" for key, one in late.items() if key not in written
    ]
    more = f"；等{len(lines)}项逾期" if len(lines) > MOST_LINES else ""
    told = "；".join(lines[:MOST_LINES]) + more + "。" if lines else ""
    return told + _next(found.values(), own.on, name)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip("。；;，,. ")


def _due(one: Window) -> str:
    return f"（{short_day(one.due_on)}到期）" if one.due_on else ""


def _object(one: Window) -> str:
    named = one.object.replace("本季度", quarter_zh(quarter(one.from_)[1]))
    return named.replace("当月", f"{one.from_.month}月")


def _next(found: Iterable[duties.Standing], on: date, name: Callable[[str], str]) -> str:
    ahead: dict[tuple[date, str], list[str]] = {}
    for each in found:
        for one in each.windows:
            if (
                one.kind != REPORT  # this form itself
                and one.status in ("due_soon", "not_due")
                and one.due_on
                and one.due_on <= on + timedelta(AHEAD_DAYS)
            ):
                ahead.setdefault((one.due_on, one.verb + _object(one)), []).append(each.unit.code)
    return f"下步打算：{'；'.join(_steps(ahead, name))}。" if ahead else ""


def _steps(ahead: Mapping[tuple[date, str], list[str]], name: Callable[[str], str]) -> list[str]:
    steps = []
    for (due, what), codes in sorted(ahead.items())[:MOST_LINES]:
        units = list(dict.fromkeys(codes))
        who = "、".join(name(code) for code in units[:3]) + (
            f"等{len(units)}个单位" if len(units) > 3 else ""
        )
        steps.append(f"{short_day(due)}前{what}（{who}）")
    return steps
