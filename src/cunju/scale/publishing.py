"""From a lake into the database in use: the figures of every place on a day, from the topmost down to the unit (``duties.published``)."""

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import IO, Any

from cunju.duties import published
from cunju.duties.published import Figure, Place
from cunju.kernel.codes import NATION, is_above_county, place_level
from cunju.kernel.commands import Out
from cunju.kernel.days import SHANGHAI
from cunju.org import queries
from cunju.scale.lake import Slice
from cunju.scale.matrix import LEVELS, OWN, Asking, Sums
from cunju.scale.results import Results

PARTIES = ("district", "town", "unit")
# A place of these levels may lie in several slices.
ACROSS = ("nation", "province", "city")


@dataclass
class Gathered:
    """What a place has so far: its sums by measure, and how many of its units stand in each state."""

    sums: dict[int, Sums] = field(default_factory=lambda: defaultdict(Sums))
    states: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))


def publish(results: Results, slices: Sequence[Slice], *, on: date, down_to: str, now: datetime, out: Out) -> dict[str, int]:
    """Write the figures of a day, and count the places by level; the slices must be computed.

    All is asked before the first row is written, so the database is held no longer than the writing takes.
    """
    counted: dict[str, int] = defaultdict(int)
    with tempfile.TemporaryFile() as held:
        for one in Publishing(results, on, down_to, now).places(slices, out):
            counted[one.level] += 1
            pickle.dump(one, held)
        held.seek(0)
        published.replace(_held(held))
    return dict(counted)


def _held(file: IO[bytes]) -> Iterator[Place]:
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return


class Publishing:
    """One day of a lake, as places."""

    def __init__(self, results: Results, on: date, down_to: str, now: datetime) -> None:
        self.results, self.on, self.now = results, on, now
        self.levels = LEVELS[: LEVELS.index(down_to) + 1]
        self.asking = Asking(results, on)
        self.named: dict[str, Any] = {one["code"]: one for one in results.units}
        shorter = [code for code in (*self.named, *_codes_above(self.named)) if len(code) <= 6]
        self.own = queries.names(shorter)
        self.known = {county: _instant(results, county) for county in results.lake.about["counties"]}

    def places(self, slices: Sequence[Slice], out: Out) -> Iterator[Place]:
        """Every place, those of a slice as soon as it is asked; what lies across slices last."""
        across: dict[str, dict[str, Gathered]] = {level: defaultdict(Gathered) for level in ACROSS}
        for one in out.progress(slices, total=len(slices), label="汇总"):
            self.asking.figures(one, PARTIES)
            for level in self.levels:
                found = across[level] if level in ACROSS else defaultdict(Gathered)
                self._gather(level, found)
                if level not in ACROSS:
                    yield from self._made(level, found)
        for level in ACROSS:
            if level in self.levels:
                yield from self._made(level, across[level])

    def _gather(self, level: str, found: dict[str, Gathered]) -> None:
        for code, measure, part in self.asking.level(level):
            found[code].sums[measure].add(part.below, part.own, part.states, part.own_states)
        if level != "unit":
            for code, measure, state, count in self.asking.states(level):
                found[code].states[measure][state] += count

    def _made(self, level: str, found: dict[str, Gathered]) -> Iterator[Place]:
        for short, gathered in found.items():
            code = short or NATION
            if self._is_there(code):
                yield self._place(level, code, gathered)

    def _is_there(self, code: str) -> bool:
        """Whether somebody named the place: there is no city above the districts of Chongqing."""
        return not is_above_county(code) or code in self.own or code in self.named

    def _place(self, level: str, code: str, gathered: Gathered) -> Place:
        figures = tuple(
            Figure(part.cell(measure, office=False), dict(gathered.states[measure]), part.cell(measure, office=True) if level in OWN else None)
            for measure, part in sorted(gathered.sums.items(), key=lambda one: (one[0] == 0, one[0]))
        )
        unit = self.named.get(code, {})
        return Place(
            code, self._above(code), level, unit.get("kind", level), self.own.get(code) or unit.get("name") or code,
            max((sum(one.states.values()) for one in figures), default=0), self.on, self._known_by(code), self.now, figures,
            bool(self.results.lake.about.get("made_up")),
        )  # fmt: skip

    def _above(self, code: str) -> str:
        shorter = [code[:length] for length in (9, 6, 4, 2) if length < len(code)]
        return next((one for one in shorter if self._is_there(one)), NATION if code != NATION and self._is_there(NATION) else "")

    def _known_by(self, code: str) -> datetime:
        """The instant its district's ledger was read; above the districts the last of theirs."""
        if not is_above_county(code):
            return self.known[code[:6]]
        return max(instant for county, instant in self.known.items() if code == NATION or county.startswith(code))


def _codes_above(named: dict[str, Any]) -> set[str]:
    return {NATION, *(code[:length] for code in named if place_level(code) == "county" for length in (2, 4))}


def _instant(results: Results, county: str) -> datetime:
    """When a district's ledger was read, no later than the end of the day of knowledge."""
    said = results.lake.about.get("read_at", {}).get(county)
    end = datetime.combine(results.known, time(23, 59, 59), SHANGHAI)
    return min(datetime.fromisoformat(said), end) if said else end
