"""为什么 of one cell of the matrix: the sum in a sentence, each layer's clause, and the records behind it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from cunju.catalogue import Measure
from cunju.desk import wording
from cunju.desk.misses import Miss
from cunju.duties.cells import Cell
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.reading import Standing
from cunju.duties.status import Window
from cunju.kernel.days import short_day

MANY_COLUMNS, MANY_ROWS, NAMED = 8, 12, 4
NOTHING_DUE = {
    "none_yet": "这项措施遇到事情才有要求，今年到这一天还没有发生。",
    "no_room": "这项工作还没有开通登记，没有可算的数。",
    "reference": "只有供参考的要求：没有文件规定数量或日期，或者没有写明谁要照办，不算逾期。",
    "not_applicable": "这项措施对本镇街没有要求。",
    "not_assessable": "这一时段开始时，这项要求还没有生效、已经失效，或者这里还没有起用，不纳入评价。",
}

# Of each unit, for each window (``wording.key``), the records that do not count.
Missed = Mapping[str, Mapping[str, Sequence[Miss]]]
NOTHING: Missed = {}


@dataclass(frozen=True, slots=True)
class Layer:
    """One requirement: who asks it, by which clause, and how those it binds stand."""

    authority: str
    cite: str
    label: str
    doubt: str
    tally: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the table of records."""

    state: str
    word: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What opens below a row."""

    title: str
    state: str
    fraction: str
    sum: str
    layers: tuple[Layer, ...]
    heads: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str, tuple[Spot | None, ...]], ...]
    left: str
    href: str
    caption: str

    @property
    def counted(self) -> bool:
        """Whether the cell has a number to show: what a person judges has none."""
        return not self.fraction.endswith("/0")


def of_town(
    town: Standing,
    units: Sequence[Standing],
    cell: Cell,
    column: Measure,
    query: str,
    missed: Missed = NOTHING,
) -> Panel:
    """A town's cell: which of its units are behind, and where its own part stands."""
    parties = _parties(town, units, column.no)
    heads, lines, left = _table(parties, query, missed)
    records = len({uid for _, windows in parties for one in windows for uid in one.facts})
    return Panel(
        title=f"{wording.short(town.unit.name)} · 措施{column.no} {column.title}",
        state=cell.state,
        fraction=f"{cell.n}/{cell.of}",
        sum=_town_sum(parties, cell, missed),
        layers=_layers([one for _, windows in parties for one in windows], of_many=True),
        heads=heads,
        lines=lines,
        left=left,
        href=reverse("desk:why", args=[town.unit.code, column.no]) + query,
        caption=f"计入的记录{records}条，点日期看记录" if lines else "",
    )


def _parties(town: Standing, units: Sequence[Standing], measure: int) -> list[tuple[Standing, tuple[Window, ...]]]:
    """Each unit with what it owes; the town itself last, with what it owes at home and in its units."""
    found = [(one, applicable(one, measure, OF_UNIT)) for one in units]
    own = [*applicable(town, measure, OF_TOWN)]
    own += [each for one in units for each in applicable(one, measure, OF_TOWN)]
    return [(one, windows) for one, windows in [*found, (town, tuple(own))] if windows]


def applicable(standing: Standing, measure: int, owed_by: Sequence[str]) -> tuple[Window, ...]:
    """Windows of a measure on somebody's desk, those that do not apply left out."""
    mine = (one for one in standing.windows if one.measure == measure and one.owed_by in owed_by)
    return tuple(one for one in mine if one.status != "not_applicable")


def _town_sum(parties: Sequence[tuple[Standing, tuple[Window, ...]]], cell: Cell, missed: Missed) -> str:
    """What was due of how many units, who did it all, who is late; what waits for a person; the town's own part."""
    late = [
        (one, [each for each in windows if each.status == "overdue"])
        for one, windows in parties
        if any(each.status == "overdue" for each in windows)
    ]
    named = "".join(_late_words(one, windows, missed) for one, windows in late[:NAMED])
    more = f"另有{len(late) - NAMED}个，见下表。" if len(late) > NAMED else ""
    return f"{_units_sum(cell, _due_today(parties))}{_own_sum(cell)}{named}{more}"


def _due_today(parties: Sequence[tuple[Standing, tuple[Window, ...]]]) -> int:
    """Units that are neither done nor late: what is left of theirs is due on this very day."""
    mine = [windows for one, windows in parties if one.unit.kind != "town" and not _any_late(windows)]
    on = parties[0][0].on if parties else None
    return sum(any(each.due_on == on and each.status not in wording.DONE for each in windows) for windows in mine)


def _units_sum(cell: Cell, today: int) -> str:
    words = []
    if cell.of:
        late = f"，{cell.overdue}个有逾期" if cell.overdue else ""
        late += f"，{today}个当天到期还没有办" if today else ""
        done = f"{cell.n}个都办到了" if cell.n else "都还没有办齐"
        words.append(f"到这一天有{cell.of}个村（社区）应办，{done}{late}，所以是{cell.n}/{cell.of}。")
    if cell.judge:
        held = f"，其中{cell.judge_with_records}个有记录" if cell.judge_with_records else "，都还没有记录"
        words.append(f"{cell.judge}个村（社区）待研判{held}。")
    return "".join(words) or ("" if cell.own.of else NOTHING_DUE.get(cell.state, "到这一天没有到期的要求。"))


def _own_sum(cell: Cell) -> str:
    own = cell.own
    if not own.of:
        return ""
    late = f"，{own.overdue}项逾期" if own.overdue else ""
    late += f"，{own.of - own.n - own.overdue}项当天到期还没有办" if own.of > own.n + own.overdue else ""
    return f"镇街本级到期{own.of}项，已办{own.n}项{late}。"


def _late_words(standing: Standing, windows: Sequence[Window], missed: Missed) -> str:
    """What a unit is late with, in numbers, and the record that did not count."""
    more = f"等{len(windows)}项" if len(windows) > 2 else ""
    late = "；".join(wording.lateness(one, standing.on) for one in windows[:2]) + more
    own = missed.get(standing.unit.code, {})
    near = [each for one in windows[:2] for each in own.get(wording.key(one), ())]
    words = "；".join(
        f"{short_day(one.day)}{one.title.replace(' ', '，')}，{one.reason}，不计入" for one in near[:2]
    )
    return f"{wording.short(standing.unit.name)}{late}{'；' if words else ''}{words}。"


def of_unit(
    standing: Standing, cell: Cell, column: Measure, sentences: Mapping[str, str], query: str
) -> Panel:
    """A unit's cell: its windows one by one; what the town owes in the unit stands apart below them."""
    own = applicable(standing, column.no, OF_UNIT)
    theirs = applicable(standing, column.no, OF_TOWN)
    code = standing.unit.code
    return Panel(
        title=f"{wording.short(standing.unit.name)} · 措施{column.no} {column.title}",
        state=cell.state,
        fraction=f"{cell.n}/{cell.of}",
        sum=_unit_sum(own, sentences, cell),
        layers=_layers(own, of_many=False),
        heads=(("时段", ""), ("已有/应有", ""), ("状态", "")),
        lines=tuple(_window_line(one, code, query) for one in [*own, *theirs]),
        left="标“镇街”的由镇街办理，不计入本单位这一格。" if theirs else "",
        href=reverse("desk:why", args=[code, column.no]) + query,
        caption="各项要求，点状态看记录",
    )


def _unit_sum(own: Sequence[Window], sentences: Mapping[str, str], cell: Cell) -> str:
    told = [one for one in own if one.status == "overdue"] or [one for one in own if one.status == cell.state]
    if not told:
        return NOTHING_DUE.get(cell.state, "这项措施对本单位没有要求。").replace("本镇街", "本单位")
    words = "".join(sentences.get(wording.key(one), "") for one in told[:3])
    more = f"另有{len(told) - 3}项同样情况，见右表。" if len(told) > 3 else ""
    return f"{words}{more}" or f"{wording.said(told[0])}：{told[0].status_zh}。"


def _window_line(one: Window, code: str, query: str) -> tuple[str, str, tuple[Spot | None, ...]]:
    href = reverse("desk:fact", args=[one.facts[-1]]) if one.facts else ""
    name = f"{'镇街：' if one.owed_by in OF_TOWN else ''}{one.own_label}"
    spots = (
        Spot("", wording.period(one)),
        Spot("", f"{one.count}/{one.at_least}"),
        Spot(one.status, wording.progress(one) if one.status in wording.DONE else one.status_zh, href),
    )
    return name, reverse("desk:why", args=[code, one.measure]) + query, spots


def _layers(windows: Sequence[Window], *, of_many: bool) -> tuple[Layer, ...]:
    by_duty: dict[str, list[Window]] = {}
    for one in windows:
        by_duty.setdefault(one.duty, []).append(one)
    order = list(wording.AUTHORITY_ZH)
    first = sorted(by_duty.values(), key=lambda each: (order.index(each[0].authority), each[0].duty))
    return tuple(
        Layer(
            wording.AUTHORITY_ZH[each[0].authority],
            each[0].cite,
            each[0].label if of_many else each[0].own_label,
            wording.marks(each[0].text, each[0].reading),
            _tally(each) if of_many or len(each) > 1 else each[0].status_zh,
        )
        for each in first
    )


def _tally(windows: Sequence[Window]) -> str:
    counts = Counter(one.status_zh for one in windows)
    return "，".join(f"{word}{n}" for word, n in counts.most_common())


def _table(
    parties: Sequence[tuple[Standing, tuple[Window, ...]]], query: str, missed: Missed
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str, tuple[Spot | None, ...]], ...], str]:
    """Units down, windows that have begun across; where those are many, requirements across."""
    begun = [(one, _begun(windows, one.on)) for one, windows in parties]
    names = {wording.key(each): each for _, windows in begun for each in windows}
    if len(names) > MANY_COLUMNS:  # what is not due for anybody says least
        names = {wording.key(each): each for _, windows in begun for each in windows if each.status != "not_due"} or names
    by_duty = len(names) > MANY_COLUMNS
    columns = {each.duty if by_duty else name: each for name, each in reversed(names.items())}
    ordered = sorted(columns, key=lambda each: (columns[each].duty, columns[each].from_))[:MANY_COLUMNS]
    heads = tuple((_head(columns[each]), "" if by_duty else wording.period(columns[each])) for each in ordered)
    shown = begun if len(begun) <= MANY_ROWS else [one for one in begun if _any_late(one[1])]
    left = f"其余{len(begun) - len(shown)}个没有逾期的，不列在这里。" if len(shown) < len(begun) else ""
    lines = tuple(_line(one, windows, ordered, by_duty, query, missed) for one, windows in shown)
    return (heads if lines else ()), lines, left


def _begun(windows: Sequence[Window], on: date) -> list[Window]:
    """Windows that have begun; those nobody can record are left out where there are others."""
    found = [one for one in windows if one.from_ <= on]
    return [one for one in found if one.status != "no_room"] or found


def _head(one: Window) -> str:
    return wording.plain(replace(one, unit_kind=""))[:9]  # above many units


def _any_late(windows: Sequence[Window]) -> bool:
    return any(one.status == "overdue" for one in windows)


def _line(
    standing: Standing,
    windows: Sequence[Window],
    ordered: Sequence[str],
    by_duty: bool,
    query: str,
    missed: Missed,
) -> tuple[str, str, tuple[Spot | None, ...]]:
    homes: dict[str, list[Window]] = {}
    for one in windows:
        homes.setdefault(one.duty if by_duty else wording.key(one), []).append(one)
    measure = windows[0].measure if windows else 1
    own = missed.get(standing.unit.code, {})
    spots = tuple(_spot(homes[each], own) if each in homes else None for each in ordered)
    return (
        wording.short(standing.unit.name),
        reverse("desk:why", args=[standing.unit.code, measure]) + query,
        spots,
    )


def _spot(windows: Sequence[Window], missed: Mapping[str, Sequence[Miss]]) -> Spot:
    late = next((one for one in windows if one.status == "overdue"), windows[-1])
    href = reverse("desk:fact", args=[late.facts[-1]]) if late.facts else ""
    if len(windows) > 1:
        done = sum(one.status in wording.DONE for one in windows)
        return Spot(late.status, f"{done}/{len(windows)}", href)
    near = missed.get(wording.key(late), ()) if late.status == "overdue" else ()
    if near and not late.facts:
        href = reverse("desk:fact", args=[near[-1].uid])
        return Spot(late.status, f"{short_day(near[-1].day)}不计入", href)
    return Spot(_entered(late), wording.progress(late), href)


def _entered(one: Window) -> str:
    """A window met in time but entered after its day is hatched as 补录."""
    after = one.status == "met" and one.met_on and one.entered_on and one.entered_on > one.met_on
    return "back" if after else one.status
