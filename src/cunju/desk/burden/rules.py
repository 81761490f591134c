"""What a record of a kind costs, as walked (``data/effort.yaml``), and what a year's records come to. Pure but for the data read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data" / "effort.yaml"
# Of fewer units than so many an average would say what one office, that is one person, wrote.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one record costs on average: values typed, forms sent."""

    values: float
    forms: float


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of a kind of unit: records, values, minutes of all its units; ``unmeasured`` records are of kinds nobody walked."""

    number: int
    title: str
    units: int
    records: int
    values: float
    minutes: float
    unmeasured: int = 0

    def each(self, total: float) -> str:
        """A figure a unit, with one decimal."""
        return f"{total / self.units:.1f}"

    @property
    def shown(self) -> tuple[str, str, str]:
        """Records, values and minutes a unit."""
        return self.each(self.records), self.each(self.values), self.each(self.minutes)


def costs(journeys: Mapping[str, Mapping[str, tuple[float, float, int]]]) -> dict[str, Cost]:
    """Of each kind the average over all journeys that record it."""
    summed: dict[str, tuple[float, float, int]] = {}
    for made in journeys.values():
        for kind, (values, forms, records) in made.items():
            before = summed.get(kind, (0.0, 0.0, 0))
            summed[kind] = (before[0] + values, before[1] + forms, before[2] + records)
    return {kind: Cost(values / records, forms / records) for kind, (values, forms, records) in summed.items()}


@cache
def walked() -> dict[str, Cost]:
    """The costs as shipped."""
    raw: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return costs(raw)


def homes(named: Iterable[tuple[str, int]], kinds: Iterable[str]) -> dict[str, int]:
    """The one measure of each kind: the first that names it, else the first of its room, else 0; so no record counts twice."""
    own: dict[str, int] = {}
    rooms: dict[str, int] = {}
    for kind, measure in named:
        own.setdefault(kind, measure)
        rooms.setdefault(kind.partition(".")[0], measure)
    return {kind: own.get(kind, rooms.get(kind.partition(".")[0], 0)) for kind in kinds}


def line(place: tuple[int, str], units: int, counts: Mapping[str, int], known: Mapping[str, Cost], minutes: tuple[float, float]) -> Line:
    """A measure (number, title) from how many records of each of its kinds there are; ``minutes`` a value and a form."""
    measured = [(n, known[kind]) for kind, n in counts.items() if kind in known]
    values, forms = sum(n * one.values for n, one in measured), sum(n * one.forms for n, one in measured)
    records = sum(counts.values())
    left = records - sum(n for n, _ in measured)
    return Line(*place, units, records, values, values * minutes[0] + forms * minutes[1], left)


def total(lines: Iterable[Line], units: int) -> Line:
    """All measures of a kind of unit together."""
    found = list(lines)
    return Line(
        0, "合计", units, sum(one.records for one in found), sum(one.values for one in found),
        sum(one.minutes for one in found), sum(one.unmeasured for one in found),
    )  # fmt: skip
