"""The matrix of a lake on a day: units, towns, counties, cities, provinces, the nation; the cells are those of interfaces §6.

A row above the town counts units as a town's row does: ``of`` those of which something was due, ``n`` those that did it all. A county's
own part is what its district office owes, wherever it arises; above the county there is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cunju.catalogue import Measure
from cunju.duties import cells, grid, reading
from cunju.duties.cells import WORST, Cell, Speaking, Tally
from cunju.duties.fold import Exemption
from cunju.duties.grid import OF_DISTRICT, OF_TOWN, OF_UNIT, Row
from cunju.scale.compile import typed
from cunju.scale.engines import Engine
from cunju.scale.lake import Slice
from cunju.scale.numbers import back, day
from cunju.scale.results import Results

LEVELS = ("nation", "province", "city", "county", "town", "unit")
DIGITS = {"nation": 0, "province": 2, "city": 4, "county": 6, "town": 9, "unit": 12}
PARTY_OF = {"unit": OF_UNIT, "town": OF_TOWN, "district": OF_DISTRICT}
OWN = {"town": "town", "county": "district"}
# Whose own row follows the rows of a level.
ABOVE = {"unit": "town", "town": "county"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A matrix to be shown: its rows stand in the order of their codes; ``known``: the last day of recording that counts."""

    on: date
    known: date
    year: int
    level: str
    columns: tuple[Measure, ...]
    rows: tuple[Row, ...]


@dataclass
class Sums:
    """What one row has of one measure so far: below and own, as figures and as places of states (bound, any, empty)."""

    below: list[int] = field(default_factory=lambda: [0] * 5)
    own: list[int] = field(default_factory=lambda: [0] * 5)
    states: list[int] = field(default_factory=lambda: [99, 99, 99])
    own_states: list[int] = field(default_factory=lambda: [99, 99, 99])

    def add(self, below: Sequence[int], own: Sequence[int], states: Sequence[int], own_states: Sequence[int]) -> None:
        """Another part of the same row, as of another slice."""
        self.below = [a + b for a, b in zip(self.below, below, strict=True)]
        self.own = [a + b for a, b in zip(self.own, own, strict=True)]
        self.states = [min(pair) for pair in zip(self.states, states, strict=True)]
        self.own_states = [min(pair) for pair in zip(self.own_states, own_states, strict=True)]

    def cell(self, measure: int, *, office: bool) -> Cell:
        """The cell of a row, or of an office's own row."""
        tally = Tally(*self.own[:3])
        if office:
            return _cell(measure, self.own_states, self.own, tally)
        states = [min(pair) for pair in zip(self.states, self.own_states, strict=True)]
        return _cell(measure, states, self.below, tally)


def _cell(measure: int, states: Sequence[int], figures: Sequence[int], own: Tally) -> Cell:
    n, of, overdue, judge, held = figures
    return Cell(measure, _state(states), n, of, overdue, judge, held, own)


def _state(places: Sequence[int]) -> str:
    return WORST[next((one for one in places if one < len(WORST)), len(WORST) - 1)]


class Asking:
    """One day asked of kept results."""

    def __init__(self, results: Results, on: date) -> None:
        self.results, self.on = results, on
        self.engine: Engine = results.engine
        results.prepare()
        self.columns = grid.columns()
        self.engine.give("measure", typed("measure", [(one.no,) for one in self.columns], ("measure",)))
        self._give_empty()

    def slice(self, one: Slice, level: str, *, under: str) -> Iterator[tuple[str, int, Sums]]:
        """Code, measure and sums of the rows of a level that a slice has part in."""
        self.figures(one, sorted({"unit", *(OWN[each] for each in (level, ABOVE.get(level, "")) if each in OWN)}), under=under)
        yield from self.level(level)

    def figures(self, one: Slice, asked: Sequence[str], *, under: str = "") -> None:
        """Table ``figure`` of a slice: what each party asked owes of each measure in each unit."""
        self.results.open(one, ("entry", "held", "judged", "exempt", "present", "win"))
        self.results.give_units(one.counties)
        self.results.ask(self.on)
        self._give_exempted(one)
        parties = " UNION ALL ".join(f"SELECT '{each}' AS party" for each in asked)
        self.engine.make("cell", _CELL.format(on=day(self.on), parties=", ".join(f"'{each}'" for each in asked)))
        self.engine.make("figure", _FULL.format(on=day(self.on), under=under, parties=parties))

    def level(self, level: str) -> Iterator[tuple[str, int, Sums]]:
        """Rows of a level of what ``figures`` made."""
        return self.rows(_UNIT_ROWS if level == "unit" else _grouped(level))

    def states(self, level: str) -> Iterator[tuple[str, int, str, int]]:
        """Code of a row, measure, state, and how many units stand in it."""
        for code, measure, place, count in self.engine.rows(_STATES.format(group=_group(level))):
            yield code, measure, WORST[int(place)], int(count)

    def rows(self, sql: str) -> Iterator[tuple[str, int, Sums]]:
        """Rows of ``figure`` as sums."""
        for code, measure, *values in self.engine.rows(sql):
            numbers = [int(each) for each in values]
            yield code, measure, Sums(numbers[:5], numbers[5:10], numbers[10:13], numbers[13:])

    def _give_empty(self) -> None:
        """How a measure without a window stands, by class, whether addressed, party."""
        rows: list[tuple[Any, ...]] = []
        seen: set[tuple[int, bool]] = set()
        for one in self.results.units:
            key = (one["c"], one["addressed"])
            if key not in seen:
                seen.add(key)
                for party in PARTY_OF:
                    for measure, state in self._empty(one, party).items():
                        rows.append((key[0], key[1], party, measure, WORST.index(state)))
        self.engine.give("empty", typed("empty", rows, ("c", "addressed", "party", "measure", "e")))

    def _speaking(self, unit: dict[str, Any], party: str) -> Speaking:
        return Speaking(unit["code"], unit["kind"], self.results.year, unit["addressed"], reading.makes(), PARTY_OF[party])

    def _empty(self, unit: dict[str, Any], party: str, exemptions: Sequence[Exemption] = ()) -> dict[int, str]:
        who = self._speaking(unit, party)
        return {one.no: _empty_state(self.results, who, one.no, exemptions, self.on) for one in self.columns}

    def _give_exempted(self, one: Slice) -> None:
        """The same of each unit with exemptions, which may take out what speaks of a measure."""
        names = {number: name for name, number in _names(self.results).items()}
        of: dict[int, list[Exemption]] = {}
        for u, name, a, b, granted, p in self.engine.rows("SELECT u, name, a, b, granted, p FROM exempt"):
            if name in names:
                of.setdefault(u, []).append(Exemption(names[name], back(a) or self.on, back(b), back(granted) or self.on, str(p)))
        rows = [
            (u, party, measure, WORST.index(state))
            for u, granted in of.items()
            for party in PARTY_OF
            for measure, state in self._empty(self.results.units[u], party, granted).items()
        ]
        self.engine.give("empty_of", typed("empty_of", rows, ("u", "party", "measure", "e")))


def _grouped(level: str) -> str:
    return _ROWS.format(group=_group(level), own=OWN.get(level, "nobody"), where="WHERE kind <> 'county'" if level == "town" else "")


def _group(level: str) -> str:
    return f"SUBSTR(code, 1, {DIGITS[level]})" if DIGITS[level] else "''"


def _names(results: Results) -> dict[str, int]:
    from cunju.scale.plan import names_in

    return names_in(results.plan)


def _empty_state(results: Results, who: Speaking, measure: int, exemptions: Sequence[Exemption], on: date) -> str:
    """As ``cells.empty_state`` has it, of the plan's catalogue."""
    speaking = [
        one.duty
        for one in results.plan.duties
        if one.duty.measure == measure
        and one.duty.owed_by in who.owed_by
        and one.pack.reads(code=who.code, kind=who.kind)
        and one.duty.applies(code=who.code, kind=who.kind)
        and one.duty.speaks(addressed=who.addressed)
        and not cells.exempted(one.duty, exemptions, on)
    ]
    return cells.without_window(who, speaking)


def matrix(results: Results, slices: Sequence[Slice], *, on: date, level: str, prefix: str = "") -> Shown:
    """Rows of a level below a code on a day; the slices must be computed. With ``level`` town or unit an office's own row follows."""
    asking = Asking(results, on)
    sums: dict[tuple[str, int], Sums] = {}
    offices: dict[tuple[str, int], Sums] = {}
    for one in slices:
        for code, measure, found in asking.slice(one, level, under=prefix):
            sums.setdefault((code, measure), Sums()).add(found.below, found.own, found.states, found.own_states)
        if level in ABOVE and len(prefix) <= DIGITS[ABOVE[level]]:
            for code, measure, part in asking.rows(_grouped(ABOVE[level])):
                offices.setdefault((code, measure), Sums()).add(part.below, part.own, part.states, part.own_states)
    named = {one["code"]: one for one in results.units}
    rows = _rows(sums, asking.columns, named, level, office=False)
    rows = _with_offices(rows, _rows(offices, asking.columns, named, "", office=True), level)
    return Shown(on, results.known, results.year, level, asking.columns, tuple(rows))


def _rows(sums: dict[tuple[str, int], Sums], columns: Sequence[Measure], named: dict[str, Any], level: str, *, office: bool) -> list[Row]:
    rows = []
    for code in sorted({code for code, _ in sums}):
        unit = named.get(code, {})
        made = tuple(sums[code, one.no].cell(one.no, office=office) if (code, one.no) in sums else Cell(one.no, WORST[-1]) for one in columns)
        rows.append(Row(code, unit.get("name", code or "全国"), unit.get("kind", level), made))
    return rows


def _with_offices(rows: list[Row], offices: list[Row], level: str) -> list[Row]:
    """Each town's row after its units, each county's after its towns."""
    digits = DIGITS[ABOVE.get(level, "county")]
    return sorted([*rows, *offices], key=lambda one: (one.code[:digits], len(one.code) == digits and one in offices, one.code))


_CELL = """
SELECT x.u, q.party, q.measure,
  SUM(CASE WHEN x.bound AND x.status IN (5, 6) THEN 1 ELSE 0 END) AS n,
  SUM(CASE WHEN x.bound AND (x.status IN (0, 5, 6) OR (x.status = 1 AND x.due = {on})) THEN 1 ELSE 0 END) AS m,
  SUM(CASE WHEN x.bound AND x.status = 0 THEN 1 ELSE 0 END) AS late,
  SUM(CASE WHEN x.status = 2 THEN 1 ELSE 0 END) AS judge,
  SUM(CASE WHEN x.status = 2 AND x.held THEN 1 ELSE 0 END) AS judge_held,
  MIN(CASE WHEN x.bound AND x.status < 11 THEN x.status END) AS b,
  MIN(CASE WHEN x.status < 11 THEN x.status END) AS a
FROM stated x JOIN duty q ON q.d = x.d WHERE q.party IN ({parties}) GROUP BY x.u, q.party, q.measure
"""

# Every measure of every party that the rows ask, of the units that are shown on the day.
_FULL = """
SELECT y.u, y.code, y.kind, p.party, g.measure, COALESCE(c.n, 0) AS n, COALESCE(c.m, 0) AS m, COALESCE(c.late, 0) AS late,
  COALESCE(c.judge, 0) AS judge, COALESCE(c.judge_held, 0) AS judge_held, COALESCE(c.b, 99) AS b, COALESCE(c.a, 99) AS a,
  CASE WHEN c.u IS NOT NULL THEN 11 ELSE COALESCE(z.e, s.e, 11) END AS e
FROM units_in y CROSS JOIN measure g
JOIN ({parties}) p
  ON p.party <> 'unit' OR y.kind IN ('village', 'community')
LEFT JOIN cell c ON c.u = y.u AND c.party = p.party AND c.measure = g.measure
LEFT JOIN empty s ON s.c = y.c AND s.addressed = y.addressed AND s.party = p.party AND s.measure = g.measure
LEFT JOIN empty_of z ON z.u = y.u AND z.party = p.party AND z.measure = g.measure
WHERE y.shown AND (y.vf IS NULL OR y.vf <= {on}) AND (y.vt IS NULL OR y.vt >= {on}) AND y.kind IN ('village', 'community', 'town', 'county')
  AND (y.code LIKE '{under}%' OR y.code = SUBSTR('{under}', 1, 9))
"""

_ROWS = """
SELECT {group} AS code, measure,
  SUM(CASE WHEN party = 'unit' AND m > 0 AND n = m THEN 1 ELSE 0 END), SUM(CASE WHEN party = 'unit' AND m > 0 THEN 1 ELSE 0 END),
  SUM(CASE WHEN party = 'unit' AND late > 0 THEN 1 ELSE 0 END), SUM(CASE WHEN party = 'unit' AND judge > 0 THEN 1 ELSE 0 END),
  SUM(CASE WHEN party = 'unit' AND judge_held > 0 THEN 1 ELSE 0 END),
  SUM(CASE WHEN party = '{own}' THEN n ELSE 0 END), SUM(CASE WHEN party = '{own}' THEN m ELSE 0 END),
  SUM(CASE WHEN party = '{own}' THEN late ELSE 0 END), SUM(CASE WHEN party = '{own}' THEN judge ELSE 0 END),
  SUM(CASE WHEN party = '{own}' THEN judge_held ELSE 0 END),
  MIN(CASE WHEN party = 'unit' THEN b ELSE 99 END), MIN(CASE WHEN party = 'unit' THEN a ELSE 99 END),
  MIN(CASE WHEN party = 'unit' THEN e ELSE 99 END), MIN(CASE WHEN party = '{own}' THEN b ELSE 99 END),
  MIN(CASE WHEN party = '{own}' THEN a ELSE 99 END), MIN(CASE WHEN party = '{own}' THEN e ELSE 99 END)
FROM figure {where} GROUP BY {group}, measure
"""

_UNIT_ROWS = """
SELECT code, measure, n, m, late, judge, judge_held, 0, 0, 0, 0, 0, b, a, e, 99, 99, 99
FROM figure WHERE party = 'unit' AND kind IN ('village', 'community')
"""

_STATES = """
SELECT {group} AS code, measure, CASE WHEN b < 12 THEN b WHEN a < 12 THEN a WHEN e < 12 THEN e ELSE 11 END AS state, COUNT(*)
FROM figure WHERE party = 'unit' GROUP BY 1, 2, 3
"""
