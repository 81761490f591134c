"""The matrix: towns or units down, the notice's measures across, each cell a state and n of m (interfaces §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.duties.reading import Standing, standings
from cunju.duties.status import Window
from cunju.kernel.codes import town_code
from cunju.org import queries
from cunju.org.models import Unit

WORST = (
    "overdue", "due_soon", "needs_person", "open", "not_due", "met_late", "met", "no_room", "not_assessable", "not_applicable",
)  # fmt: skip
RANK = {state: rank for rank, state in enumerate(WORST)}
OF_UNIT, OF_TOWN = ("unit", "supervisory"), ("town",)


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure of one row: the worst state present, n done of m."""

    measure: int
    state: str
    n: int
    of: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Row:
    """A town or a unit with its cells in the order of the columns; ``owed`` are the town's own windows, shown apart."""

    code: str
    name: str
    kind: str
    cells: tuple[Cell, ...]
    units: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of a prefix on a day, as known on a day."""

    prefix: str
    on: date
    known: date
    year: int
    level: str
    columns: tuple[Measure, ...]
    rows: tuple[Row, ...]


def matrix(
    prefix: str, *, on: date, known: date | None = None, year: int | None = None, level: str | None = None
) -> Matrix:
    """Rows in code order, never sorted by result; level town for 6 digits, unit for 9 and 12 unless given."""
    return with_standings(prefix, on=on, known=known, year=year, level=level)[0]


def with_standings(
    prefix: str,
    *,
    on: date,
    known: date | None = None,
    year: int | None = None,
    level: str | None = None,
    under: tuple[list[Unit], list[Unit]] | None = None,
) -> tuple[Matrix, dict[str, Standing]]:
    """The matrix and the standings it was made of, towns included, by code: for a page that also answers 为什么.

    ``under``: units and towns, where they are at hand.
    """
    level = level or ("town" if len(prefix) == 6 else "unit")
    units, towns = under or queries.addressed_under(prefix, on=on)[:2]
    columns = catalogue.notice().measures
    found = standings([*units, *towns], on=on, known=known, year=year)
    by_code = {one.unit.code: one for one in found}
    if level == "unit":
        rows = [unit_row(by_code[unit.code], columns) for unit in units]
    else:
        rows = [
            town_row(
                by_code[town.code],
                [by_code[unit.code] for unit in units if town_code(unit.code) == town.code],
                columns,
            )
            for town in towns
        ]
    day = found[0].known if found else known or on
    return Matrix(prefix, on, day, year or on.year, level, columns, tuple(rows)), by_code


def unit_row(standing: Standing, columns: Sequence[Measure]) -> Row:
    """A unit's row: windows owed by the unit or its supervisory committee."""
    groups = by_measure(one for one in standing.windows if one.owed_by in OF_UNIT)
    cells = tuple(unit_cell(column.no, groups.get(column.no, []), standing.on) for column in columns)
    return Row(standing.unit.code, standing.unit.name, standing.unit.kind, cells)


def by_measure(windows: Iterable[Window]) -> dict[int, list[Window]]:
    """Windows by measure."""
    groups: dict[int, list[Window]] = {}
    for one in windows:
        groups.setdefault(one.measure, []).append(one)
    return groups


def unit_cell(measure: int, windows: Sequence[Window], on: date) -> Cell:
    """``of``: windows due by the day plus those met before; ``n``: met or met late among them."""
    counted = [
        one
        for one in windows
        if one.status not in ("not_applicable", "not_assessable", "no_room")
        and ((one.due_on is not None and one.due_on <= on) or one.status in ("met", "met_late"))
    ]
    done = sum(one.status in ("met", "met_late") for one in counted)
    overdue = sum(one.status == "overdue" for one in windows)
    return Cell(measure, worst(one.status for one in windows), done, len(counted), overdue)


def town_row(town: Standing, units: Sequence[Standing], columns: Sequence[Measure]) -> Row:
    """A town's row: units with nothing overdue of the units the measure applies to, plus the town's own duty."""
    own = by_measure(one for one in town.windows if one.owed_by in OF_TOWN)
    below = [by_measure(unit.windows) for unit in units]
    cells = tuple(
        town_cell(column.no, own.get(column.no, []), [one.get(column.no, []) for one in below])
        for column in columns
    )
    return Row(town.unit.code, town.unit.name, town.unit.kind, cells, len(units))


def town_cell(measure: int, own: Sequence[Window], below: Sequence[Sequence[Window]]) -> Cell:
    """One cell of a town: what its units owe and, in the plus one, what the town owes itself or in its units."""
    theirs = [[one for one in windows if one.owed_by in OF_UNIT] for windows in below]
    towns = [*own, *(one for windows in below for one in windows if one.owed_by in OF_TOWN)]
    parties = [
        windows for windows in [*theirs, towns] if any(one.status != "not_applicable" for one in windows)
    ]
    late = sum(any(one.status == "overdue" for one in windows) for windows in parties)
    state = worst(one.status for windows in parties for one in windows)
    return Cell(measure, state, len(parties) - late, len(parties), late)


def worst(states: Iterable[str]) -> str:
    """The worst state present; not_applicable of none."""
    return min(states, key=RANK.__getitem__, default="not_applicable")
