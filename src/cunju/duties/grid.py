"""The matrix: towns or units down, the notice's measures across, each cell a state and n of m (interfaces §6)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.duties import cells, reading
from cunju.duties.brief import Weighed
from cunju.duties.cells import Cell, Counted, Party, Speaking
from cunju.duties.fold import Exemption
from cunju.duties.reading import Same, Short, Standing, shorts, standings
from cunju.duties.status import Window
from cunju.kernel import kept
from cunju.kernel.codes import town_code
from cunju.org import queries
from cunju.org.models import Unit

OF_UNIT, OF_TOWN, OF_DISTRICT = ("unit", "supervisory"), ("town",), ("district",)
# What the notice's body asks, and what law asks beside every measure.
BODY = Measure(0, 0, "", ("正文", "和法律"))


@dataclass(frozen=True, slots=True)
class Row:
    """A district, a town or a unit with its cells in the order of the columns; ``units``: how many lie below."""

    code: str
    name: str
    kind: str
    cells: tuple[Cell, ...]
    units: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of a prefix on a day, as known on a day; ``rows`` end with the office's own where it has one."""

    prefix: str
    on: date
    known: date
    year: int
    level: str
    columns: tuple[Measure, ...]
    rows: tuple[Row, ...]


def columns() -> tuple[Measure, ...]:
    """One column a measure of the notice, and 0."""
    return (*catalogue.notice().measures, BODY)


class Behind(Mapping[str, Standing]):
    """The standings behind a matrix by code, offices included; each is read when it is looked at, those asked for together in one go."""

    def __init__(self, units: Iterable[Unit], *, on: date, known: date, year: int) -> None:
        self._units = {one.code: one for one in units}
        self._on, self._known, self._year = on, known, year
        self._read: dict[str, Standing] = {}

    def __getitem__(self, code: str) -> Standing:
        self._units[code]  # KeyError of another
        return self.all([code])[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def all(self, codes: Iterable[str]) -> list[Standing]:
        """The standings of units of the matrix, in the order of their codes given."""
        codes = list(codes)
        units = [self._units[code] for code in codes if code not in self._read]
        if units:
            self._read |= {one.unit.code: one for one in standings(units, on=self._on, known=self._known, year=self._year)}
        return [self._read[code] for code in codes]

    def below(self, code: str) -> list[Standing]:
        """Those of the units under an office, itself left out."""
        return self.all([one for one in self._units if one.startswith(code) and one != code])


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
    office: Unit | None = None,
) -> tuple[Matrix, Behind]:
    """The matrix and the standings behind it: for a page that also answers 为什么.

    ``under``: units and towns, ``office``: the district, where they are at hand.
    """
    level = level or ("town" if len(prefix) == 6 else "unit")
    units, towns = under or queries.addressed_under(prefix, on=on)[:2]
    district = ([office] if office else list(Unit.objects.filter(code=prefix))) if len(prefix) == 6 else []
    found = shorts([*units, *towns, *district], on=on, known=known, year=year)
    by_code = {one.unit.code: one for one in found}
    making = _Making(columns(), by_code)
    rows = (
        making.of_units(prefix, units, towns) if level == "unit" else making.of_towns(units, towns, district)
    )
    day = found[0].known if found else known or on
    behind = Behind([one.unit for one in found], on=on, known=day, year=year or on.year)
    return Matrix(prefix, on, day, year or on.year, level, making.columns, tuple(rows)), behind


class _Making:
    """Rows from standings at hand."""

    def __init__(self, columns: Sequence[Measure], by_code: Mapping[str, Standing | Short]) -> None:
        self.columns, self.by_code = tuple(columns), by_code
        self.under: dict[str, list[Standing | Short]] = {}
        for code, one in by_code.items():
            if town_code(code) != code:
                self.under.setdefault(town_code(code), []).append(one)

    def of_units(self, prefix: str, units: Sequence[Unit], towns: Sequence[Unit]) -> list[Row]:
        """Units in code order; each town's own row follows its units, where the prefix is no unit itself."""
        rows = [self.unit(self.by_code[one.code]) for one in units]
        if len(prefix) < 12:
            for town in towns:
                own = self.office(self.by_code[town.code], self.under.get(town.code, []), OF_TOWN)
                at = sum(one.code < town.code or one.code.startswith(town.code) for one in rows)
                rows.insert(at, own)
        return rows

    def of_towns(self, units: Sequence[Unit], towns: Sequence[Unit], district: Sequence[Unit]) -> list[Row]:
        """Towns in code order, the district itself last."""
        rows = [self.town(self.by_code[town.code], self.under.get(town.code, [])) for town in towns]
        for one in district:
            rest = [each for code, each in self.by_code.items() if code != one.code]
            rows.append(self.office(self.by_code[one.code], rest, OF_DISTRICT))
        return rows

    def unit(self, standing: Standing | Short) -> Row:
        """A unit's row: what it and its supervisory committee owe."""
        made = _unit_cells(parties(standing, OF_UNIT), self.columns)
        return Row(standing.unit.code, standing.unit.name, standing.unit.kind, made)

    def office(self, standing: Standing | Short, below: Sequence[Standing | Short], owed_by: tuple[str, ...]) -> Row:
        """An office's own row: what it owes, at home and in the units below it."""
        made = _office_cells(tuple(parties(one, owed_by) for one in (standing, *below)), self.columns)
        return Row(standing.unit.code, standing.unit.name, standing.unit.kind, made)

    def town(self, standing: Standing | Short, below: Sequence[Standing | Short]) -> Row:
        """A town's row: its units counted, and its own part."""
        own = tuple(parties(one, OF_TOWN) for one in (standing, *below))
        made = _town_cells(own, tuple(parties(one, OF_UNIT) for one in below), self.columns)
        return Row(standing.unit.code, standing.unit.name, standing.unit.kind, made, len(below))


class Parties:
    """What one party owes in one unit on a day, by measure; the same object as long as nothing it says has changed.

    ``windows``: the unit's; ``exemptions``: the unit's; ``who`` names the party.
    """

    def __init__(
        self, windows: Sequence[Window] | Sequence[Weighed], who: Speaking, exemptions: tuple[Exemption, ...], on: date
    ) -> None:
        self.who, self.exemptions, self.on = who, exemptions, on
        groups: dict[int, list[Window | Weighed]] = {}
        for one in windows:
            if one.owed_by in who.owed_by:
                groups.setdefault(one.measure, []).append(one)
        self._parties = {measure: _party(tuple(each)) for measure, each in groups.items()}
        # Without exemptions, how a measure stands without a window is known at once.
        self._empty = None if exemptions else cells.empty_states(who)

    def party(self, measure: int) -> Party:
        """Its windows of a measure, or how the measure stands without one."""
        found = self._parties.get(measure)
        if found is None:
            if self._empty is not None:
                empty = self._empty.get(measure, "not_applicable")
            else:
                empty = cells.empty_state(self.who, measure, self.exemptions, self.on)
            found = self._parties[measure] = _nothing(empty)
        return found


def _party(windows: tuple[Window | Weighed, ...]) -> Party:
    return _shared(windows) if isinstance(windows[0], Weighed) else Party(windows)


@lru_cache(maxsize=kept.most(8192))
def _shared(windows: tuple[Weighed, ...]) -> Party:
    """The same object for all in whom a measure stands alike (each window is known by itself), so that it is counted once."""
    return Party(windows)


@lru_cache(maxsize=64)
def _nothing(empty: str) -> Party:
    return Party((), empty)


def parties(standing: Standing | Short, owed_by: tuple[str, ...]) -> Parties:
    """What the parties named owe in a unit; kept while its windows are the same."""
    unit = standing.unit
    who = Speaking(unit.code, unit.kind, standing.year, standing.addressed, reading.makes(), owed_by)
    return _parties(
        Same(standing.windows), who, standing.exemptions, standing.on, catalogue.load().digest
    )


@lru_cache(maxsize=kept.most(4096))
def _parties(
    same: Same[tuple[Window, ...] | tuple[Weighed, ...]], who: Speaking, exemptions: tuple[Exemption, ...], on: date, digest: str
) -> Parties:
    return Parties(same.kept, who, exemptions, on)


@lru_cache(maxsize=kept.most(2048))
def _unit_cells(mine: Parties, columns: tuple[Measure, ...]) -> tuple[Cell, ...]:
    return tuple(cells.unit_cell(one.no, mine.party(one.no), mine.on) for one in columns)


@lru_cache(maxsize=kept.most(128))
def _office_cells(mine: tuple[Parties, ...], columns: tuple[Measure, ...]) -> tuple[Cell, ...]:
    return tuple(cells.office_cell(one.no, joined(mine, one.no), mine[0].on) for one in columns)


@lru_cache(maxsize=kept.most(128))
def _town_cells(
    own: tuple[Parties, ...], theirs: tuple[Parties, ...], columns: tuple[Measure, ...]
) -> tuple[Cell, ...]:
    return tuple(_town_cell(own, theirs, one.no) for one in columns)


def _town_cell(own: Sequence[Parties], theirs: Sequence[Parties], measure: int) -> Cell:
    return cells.town_cell(
        measure, joined(own, measure), [each.party(measure) for each in theirs], own[0].on
    )


def joined(parties: Sequence[Parties], measure: int) -> Party:
    """What one office owes of a measure in several units, as one."""
    each = [one.party(measure) for one in parties]
    windows: list[Counted] = [one for party in each for one in party.windows]
    return Party(windows, cells.worst(one.empty for one in each))


def by_measure(windows: Iterable[Window]) -> dict[int, list[Window]]:
    """Windows by measure."""
    groups: dict[int, list[Window]] = {}
    for one in windows:
        groups.setdefault(one.measure, []).append(one)
    return groups


def town_row(town: Standing, below: Sequence[Standing]) -> Row:
    """A town's row of the district's matrix, from standings at hand."""
    return _Making(columns(), {}).town(town, below)


def town_cell_of(town: Standing, below: Sequence[Standing], measure: int) -> Cell:
    """A town's cell of one measure from standings at hand."""
    own = [parties(one, OF_TOWN) for one in (town, *below)]
    return _town_cell(own, [parties(one, OF_UNIT) for one in below], measure)
