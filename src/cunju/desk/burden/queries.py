"""What was recorded in a year below an office, counted by kind of record: a statement for each kind of unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from cunju import catalogue
from cunju.desk import wording
from cunju.desk.burden import rules
from cunju.desk.burden.rules import Line
from cunju.kernel.days import Span
from cunju.ledger.models import Fact
from cunju.org import queries
from cunju.org.models import Unit
from cunju.records import burden

GROUPS = (("village", "村"), ("community", "社区"), ("town", "镇街本级"))


@dataclass(frozen=True, slots=True)
class Group:
    """The units of one kind with what they recorded, measure by measure; too few units have no lines."""

    name: str
    units: int
    lines: tuple[Line, ...]
    total: Line | None
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meter:
    """A year below an office; ``years`` can be asked for."""

    office: Unit
    year: int
    until: date
    years: tuple[int, ...]
    groups: tuple[Group, ...]

    @property
    def whole(self) -> bool:
        """Whether the year is over."""
        return self.until == date(self.year, 12, 31)


def meter(office: Unit, year: int, *, today: date) -> Meter:
    """The year of an office up to today: what was entered in it, corrections and retractions not counted."""
    until = min(date(year, 12, 31), today)
    units, towns, _ = queries.addressed_under(office.code, on=until)
    by_kind: dict[str, list[str]] = {}
    for one in (*units, *(towns if office.kind == "county" else ())):
        by_kind.setdefault(one.kind, []).append(one.code)
    between = Span(date(year, 1, 1), until)
    groups = [_group(name, by_kind[kind], between) for kind, name in GROUPS if kind in by_kind]
    return Meter(office, year, until, _years(office, today), tuple(groups))


def _years(office: Unit, today: date) -> tuple[int, ...]:
    first = Fact.objects.filter(unit_code__startswith=office.code).aggregate(first=Min("recorded_on"))["first"]
    return tuple(range(today.year, (first or today).year - 1, -1))


def _group(name: str, codes: Sequence[str], between: Span) -> Group:
    if len(codes) < rules.LEAST:
        return Group(name, len(codes), (), None)
    recorded = Fact.objects.filter(
        unit_code__in=codes, recorded_on__range=(between.start, between.end), supersedes=None, retracted=False
    )
    counts = dict(recorded.order_by().values_list("kind").annotate(Count("pk")))
    lines = _lines(len(codes), counts)
    return Group(
        name,
        len(codes),
        tuple(one for one in lines if one.records),
        rules.total(lines, len(codes)),
        tuple(f"{one.number} {one.title}" if one.number else one.title for one in lines if not one.records),
    )


def _lines(units: int, counts: dict[str, int]) -> list[Line]:
    told = burden.figures()
    minutes, known = (told["value"], told["record"]), rules.walked()
    places = rules.homes(_named(), counts)
    titles = [*((one.no, one.title) for one in catalogue.notice().measures), (0, wording.BODY_ZH)]
    return [
        rules.line(place, units, {kind: n for kind, n in counts.items() if places[kind] == place[0]}, known, minutes)
        for place in titles
    ]


def _named() -> list[tuple[str, int]]:
    """Kinds with the measures whose duties name them: those of the notice first, each in the order of measures."""
    duties = sorted(catalogue.load().duties, key=lambda one: (one.authority != "notice", one.measure == 0, one.measure, one.id))
    return [(kind, one.measure) for one in duties for kind in (one.window.after, one.window.state, *one.facts) if kind]
