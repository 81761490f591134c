"""What a changed measure changes: which duties, for which units, and what filling them in costs a year before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.desk.burden import rules
from cunju.desk.burden.rules import Cost
from cunju.desk.compose.composed import Composed, Line
from cunju.desk.compose.saying import (
    Places,
    Said,
    days_of,
    key_of,
    kinds_named,
    pairs,
    said,
    said_by_letter,
    times_asked,
)
from cunju.records import burden

KINDS = {"village": "个村", "community": "个社区", "town": "个镇街", "county": "个区", "named": "个点名的单位"}
RHYTHM_ZH = {
    "year": "每年", "half": "每半年", "quarter": "每季度", "month": "每月", "half_month": "每半月", "ten_days": "每旬", "week": "每周", "day": "每天",
}  # fmt: skip
BODY = 0
UNKNOWN = "不知道填几个数，只算办一份的时间"


@dataclass(frozen=True, slots=True)
class Side:
    """How it is on one side: in words, how often a year, in how many units, minutes of all of them together."""

    words: str
    times: int = 0
    units: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """A duty and how it is before and after; ``whom`` it speaks to after, ``cost`` of one record, ``source`` of that number."""

    label: str
    whom: str
    before: Side
    after: Side
    cost: Cost
    source: str

    @property
    def values(self) -> str:
        """The values of one record, with one decimal where it is no whole number."""
        return f"{round(self.cost.values, 1):g}"

    @property
    def differs(self) -> bool:
        """Whether anything of it changes."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Changes:
    """What a measure comes to: its duties that are counted, those no number is known of, and sentences besides."""

    counted: tuple[Effect, ...]
    uncounted: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def before(self) -> int:
        """Minutes a year of all units, this year."""
        return sum(one.before.minutes for one in self.counted)

    @property
    def after(self) -> int:
        """The same of the draft."""
        return sum(one.after.minutes for one in self.counted)


def cost_of(duty: Duty) -> tuple[Cost, str]:
    """What a record that meets it costs, and where the number comes from."""
    kind = next(iter(duty.kinds), "")
    if kind in rules.walked():
        return rules.walked()[kind], "走过页面数的"
    known = catalogue.kinds().get(kind)
    return (Cost(sum(one.required for one in known.fields), 1), "按必填的项数") if known else (Cost(0, 1), UNKNOWN)


def of_line(line: Line, duties: Sequence[Duty], places: Places, *, year: int) -> Changes:
    """What a measure's change comes to; an unchanged one costs after what it did before."""
    if not line.was:
        return Changes(tuple(_fresh(said(line.text, due=line.due, year=year), line, (), places)), notes=_notes(line, year))
    before = said(line.first, due="", year=year)
    after = said(line.text, due="", year=year) if line.kept else []  # 完成时限 is a note: no duty more
    made = _counted(duties, before, after, places, owner=line.owner, gone=not line.kept)
    fresh = _fresh(pairs(before, after)[1], line, duties, places) if line.kept else ()
    uncounted = tuple(one.label for one in duties if times_asked(one) is None)
    return Changes((*made, *fresh), uncounted, _notes(line, year))


def of_body(composed: Composed, duties: Sequence[Duty], places: Places) -> Changes:
    """The same of the letter's own sentences: the report on its days."""
    before, after = (said_by_letter(text, year=composed.year) for text in (composed.first, composed.body))
    made = _counted(duties, before, after, places, owner="", gone=False)
    new = _fresh(pairs(before, after)[1], Line(0, 0, composed.body), duties, places)
    return Changes((*made, *new))


def _counted(
    duties: Sequence[Duty], before: Sequence[Said], after: Sequence[Said], places: Places, *, owner: str, gone: bool
) -> Iterator[Effect]:
    became, _ = pairs(before, after)
    for duty in duties:
        times = times_asked(duty)
        if times is None:
            continue
        at = next((at for at, one in enumerate(before) if one.key == key_of(duty)), None)
        units = places.of_duty(duty)
        cost, source = cost_of(duty)
        now = Side(_often(key_of(duty), times), times, sum(units.values()), _minutes(times, units, cost))
        later = _later(now, before[at] if at is not None else None, became.get(at) if at is not None else None, gone=gone)
        theirs = _owned(units, owner, places)
        then = Side(later.words, later.times, sum(theirs.values()), _minutes(later.times, theirs, cost)) if later.times else Side("不再要求")
        yield Effect(duty.label, _whom(theirs or units), now, then, cost, source)


def _later(now: Side, was: Said | None, will: Said | None, *, gone: bool) -> Side:
    """How often after the change; what no words of the measure say with a number stays as it is."""
    if gone:
        return Side("不再要求")
    if was is None or was == will:
        return now
    if will is None:
        return Side("不再要求")
    return Side(will.words if will.key != was.key or will.words != was.words else now.words, round(now.times * will.times / was.times))


def _fresh(found: Sequence[Said], line: Line, duties: Sequence[Duty], places: Places) -> Iterator[Effect]:
    """What a text asks that no duty of this year stands for."""
    for one in found:
        kinds = kinds_named(one.who) or kinds_named(line.owner) or _kinds_of(duties) or kinds_named(line.text) or {"village", "community"}
        units = _owned({kind: places.counts.get(kind, 0) for kind in sorted(kinds)}, line.owner, places)
        cost, source = Cost(line.values, 1), "起草人估的" if line.values else UNKNOWN
        yield Effect(
            f"新要求“{one.words}”", _whom(units), Side("没有"),
            Side(_often(one.key, one.times), one.times, sum(units.values()), _minutes(one.times, units, cost)), cost, source,
        )  # fmt: skip


def _kinds_of(duties: Sequence[Duty]) -> set[str]:
    return {"county" if one == "district" else one for duty in duties for one in duty.applies_to if not one.isdigit()}


def _owned(units: Mapping[str, int], owner: str, places: Places) -> dict[str, int]:
    """The units that are left once 责任单位 says whose it is."""
    if named := places.named(owner):
        return {"named": len(named)}
    kinds = kinds_named(owner)
    if not kinds:
        return dict(units)
    return {kind: number for kind, number in units.items() if kind in kinds} or {kind: places.counts.get(kind, 0) for kind in sorted(kinds)}


def _minutes(times: int, units: Mapping[str, int], cost: Cost) -> int:
    value, form = (float(burden.figures()[name]) for name in ("value", "record"))
    return round(times * sum(units.values()) * (cost.values * value + cost.forms * form))


def _often(key: tuple[str, int], times: int) -> str:
    rhythm, least = key
    return f"{RHYTHM_ZH[rhythm]}{least}次" if rhythm in RHYTHM_ZH else f"全年{times}次"


def _whom(units: Mapping[str, int]) -> str:
    return "、".join(f"{number}{KINDS[kind]}" for kind, number in units.items() if number) or "没有这样的单位"


def _notes(line: Line, year: int) -> tuple[str, ...]:
    """The deadline a cell names, as a day."""
    if not line.due or not line.kept:
        return ()
    days = days_of(line.due, year=year)
    return (f"完成时限“{line.due}”，即{'、'.join(days)}。",) if days else (f"完成时限“{line.due}”没有认出是哪一天，不会算逾期。",)
