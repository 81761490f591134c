"""What is asked of a town by name, and what its problems and next steps are written from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from cunju import catalogue
from cunju.activities.quarterly import rules
from cunju.activities.quarterly.facts import BEGUN, FOUND, PROMISED, THING, Submitted
from cunju.activities.quarterly.queries import doing, telling
from cunju.duties import interface as duties
from cunju.duties import openings, reading, remarks
from cunju.duties.chains import Chains
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.sources import versions_of
from cunju.duties.status import Window
from cunju.kernel.days import SHANGHAI, quarter, quarter_zh
from cunju.org.models import Unit

REPORT: str = Submitted.KIND  # type: ignore[attr-defined]
AHEAD_DAYS = 40
PERIOD = re.compile("^(本季度|季度|本月|当月)")
# How something is late; the day it was due stands in the braces.
JUDGED, SHORT, LATE = "研判为没有落实", "不符合要求", "逾期{}"
Standings = Sequence[duties.Standing]


def asked(town: duties.Standing, below: Standings) -> list[rules.Named]:
    """Duties that name the town's code or a unit's of it, in the order of the notice, with all records of their kinds."""
    by_id = reading.duties_by_id()
    order = {name: at for at, name in enumerate(by_id)}
    mine = [
        (each, one)
        for each in (town, *below)
        for one in each.windows
        if each.unit.code in by_id[one.duty].applies_to
        and one.owed_by in (*OF_UNIT, *OF_TOWN)
        and telling.told(one)
    ]
    called, kept = telling.names((town, *below)), _records(mine, town.known)
    return [
        rules.Named(
            one.measure,
            "" if each is town else called[each.unit.code],
            telling.verb(one),
            one.object,
            one.status,
            one.judgement == "person",
            one.due_on,
            _facts(each, one, kept),
            bool(_speaking(one)),
        )
        for each, one in sorted(
            mine, key=lambda pair: (pair[1].measure, pair[0] is not town, order[pair[1].duty])
        )
    ]


def without_report(town: duties.Standing, report_on: date) -> duties.Standing:
    """The town's standing but for the report it is about to make."""
    kept = (one for one in town.windows if not (one.kind == REPORT and one.due_on == report_on))
    return replace(town, windows=tuple(kept))


Records = Mapping[tuple[str, str], Sequence[tuple[date, str, Mapping[str, Any]]]]


def _records(mine: Iterable[tuple[duties.Standing, Window]], known: date) -> Records:
    """By unit and kind the records in force, day and id: what was begun speaks before it is enough."""
    kinds = {(each.unit.code, kind) for each, one in mine for kind in _speaking(one)}
    if not kinds:
        return {}
    codes, names = {code for code, _ in kinds}, {kind for _, kind in kinds}
    found: dict[tuple[str, str], list[tuple[date, str, Mapping[str, Any]]]] = {}
    for code, versions in versions_of(codes).items():  # with what they rest on: a record counts only while that stands
        for _, head in Chains(versions, known=known).heads():
            if head.unit == code and head.kind in names:
                found.setdefault((code, head.kind), []).append((head.occurred_on, head.uid, head.attributes))
    return {key: sorted(each, key=lambda one: one[:2]) for key, each in found.items()}


def _speaking(one: Window) -> tuple[str, ...]:
    """The kinds of record that speak of a duty, those of its beginning first."""
    kinds = reading.duties_by_id()[one.duty].kinds
    return (*(before for kind in kinds for before in BEGUN.get(kind, ())), *kinds)


def _of_thing(one: Window, said: Mapping[str, Any]) -> bool:
    """Whether a record is of the very thing the duty names: this project, no other of the unit's."""
    named = [each for each in reading.duties_by_id()[one.duty].where if each.field in THING]
    return all(each.holds(said) for each in named)


def _facts(each: duties.Standing, one: Window, kept: Records) -> tuple[str, ...]:
    last = min(each.on, one.to or each.on)
    more = [
        uid
        for kind in _speaking(one)
        for day, uid, said in kept.get((each.unit.code, kind), ())
        if one.from_ <= day <= last and _of_thing(one, said)
    ]
    return tuple(dict.fromkeys((*one.facts, *more)))


@dataclass
class _Group:
    """Windows alike, and whose they are."""

    first: Window
    town: Unit
    units: list[Unit] = field(default_factory=list)
    count: int = 0

    def add(self, unit: Unit) -> None:
        self.count += 1
        if self.first.owed_by in OF_TOWN:
            unit = self.town
        if unit not in self.units:
            self.units.append(unit)

    @property
    def own(self) -> bool:
        return self.first.owed_by in OF_TOWN

    @property
    def of(self) -> rules.Units:
        return doing.units_of(self.units)

    @property
    def object(self) -> str:
        return self.of.fit(_stem(self.first))


def plan(
    town: duties.Standing, below: Standings, parts: Sequence[rules.Part], asked: Sequence[rules.Named]
) -> rules.Plan:
    """Everything problems and next steps are written from."""
    found = [
        (each.unit, one)
        for each in (town, *below)
        for one in each.windows
        if telling.told(one) and one.owed_by in (*OF_UNIT, *OF_TOWN)
    ]
    called = telling.names((town, *below))
    late = [(unit, one) for unit, one in found if one.status == "overdue"]
    said = _written(town, late)
    rest = [(unit, one) for unit, one in late if (unit.code, one.duty, one.from_) not in said]
    by_code = {unit.code: unit for unit, _ in found}
    return rules.Plan(
        [
            rules.Written(
                called[code] + _of(one),
                telling.verb(one),
                doing.units_of([by_code[code]]).fit(_object(one)),
                text,
            )
            for (code, _, _), (one, text) in said.items()
        ],
        [_late(one, called) for one in _grouped(rest, town.unit)],
        asked,
        [_ahead(one, called) for one in _grouped(_coming(found, town.on), town.unit)],
        sum(one.judge for one in parts),
        [
            (telling.verb(one.first) + one.first.object, one.count)
            for one in sorted(_grouped(_open(found), town.unit), key=lambda each: -each.count)
        ],
        _seen(found, FOUND, called, office=town.unit.code),
        _seen(found, PROMISED, called, office=town.unit.code),
        [rules.Seen(who, text) for one in parts for who, text in one.beyond],
        sum(one.unfinished for one in parts),
    )


def _seen(found: Sequence[tuple[Unit, Window]], opened_by: str, called: Mapping[str, str], *, office: str) -> list[rules.Seen]:
    """What a record of that kind opened and nobody answered yet, in the record's own words."""
    by_id = reading.duties_by_id()
    mine = [(unit, one) for unit, one in found if by_id[one.duty].window.after == opened_by and one.status == "open"]
    said = openings.words((one for _, one in mine), office=office)
    return [rules.Seen(called[unit.code], said[one.opening]) for unit, one in mine if one.opening in said]


def _written(
    town: duties.Standing, late: Sequence[tuple[Unit, Window]]
) -> dict[tuple[str, str, date], tuple[Window, str]]:
    """What units wrote about what is late, by the day asked about."""
    windows = {(unit.code, one.duty, one.from_): one for unit, one in late}
    return {
        key: (windows[key], " ".join(one.text.split()).rstrip("。；;，,. "))
        for one in remarks.of(town.unit.code)
        if (key := (one.unit_code, one.duty, one.from_on)) in windows
        and one.at.astimezone(SHANGHAI).date() <= town.on
    }


def _grouped(found: Iterable[tuple[Unit, Window]], town: Unit) -> list[_Group]:
    """Windows of one duty and one due day together, the earliest first."""
    groups: dict[tuple[date, str, date], _Group] = {}
    for unit, one in found:
        key = (one.due_on or one.from_, one.duty, one.from_ if one.due_on else date.min)
        groups.setdefault(key, _Group(one, town)).add(unit)
    return [groups[key] for key in sorted(groups)]


def _late(one: _Group, called: Mapping[str, str]) -> rules.Late:
    names = tuple(called[unit.code] for unit in one.units)
    how = _how(one.first)
    due = one.first.due_on if how == LATE else None
    return rules.Late(
        telling.verb(one.first),
        one.object,
        _period(one.first),
        how,
        due,
        names,
        one.of,
        one.own,
        _of(one.first),
    )


def _how(one: Window) -> str:
    if one.judgement == "person":
        return JUDGED
    return SHORT if reading.duties_by_id()[one.duty].window.state else LATE


def _coming(found: Iterable[tuple[Unit, Window]], on: date) -> list[tuple[Unit, Window]]:
    """What comes due within forty days, this form itself apart."""
    return [
        (unit, one)
        for unit, one in found
        if one.kind != REPORT
        and one.status in ("due_soon", "not_due")
        and one.due_on
        and one.due_on <= on + timedelta(AHEAD_DAYS)
    ]


def _open(found: Iterable[tuple[Unit, Window]]) -> list[tuple[Unit, Window]]:
    """The town's own without a day; promises of visits are told in their own words."""
    by_id = reading.duties_by_id()
    mine = [(unit, one) for unit, one in found if one.owed_by in OF_TOWN and one.status == "open"]
    return [(unit, one) for unit, one in mine if by_id[one.duty].window.after != PROMISED]


def _ahead(one: _Group, called: Mapping[str, str]) -> rules.Ahead:
    first, names = one.first, tuple(called[unit.code] for unit in one.units)
    titles = {each.no: each.title for each in catalogue.notice().measures}
    title = titles.get(first.measure, f"{first.verb}{first.object}")
    assert first.due_on is not None
    return rules.Ahead(
        first.due_on, first.verb, _period(first) + one.object, title, names, one.of, one.own, _of(first)
    )


def _of(one: Window) -> str:
    """What the supervisory committee owes is said to be its."""
    return "监督委员会" if one.owed_by == "supervisory" else ""


def _object(one: Window) -> str:
    """The object with the period it is of: 第二季度协商会议."""
    return _period(one) + _stem(one)


def _stem(one: Window) -> str:
    return PERIOD.sub("", one.object)


def _period(one: Window) -> str:
    """第二季度, 3月, 上半年; nothing where a duty has no such windows."""
    match reading.duties_by_id()[one.duty].window.each:
        case "quarter":
            return quarter_zh(quarter(one.from_)[1])
        case "month":
            return f"{one.from_.month}月"
        case "half":
            return "上半年" if one.from_.month < 7 else "下半年"
        case _:
            return ""
