"""Compiled against folded: every window of a sample of units, figure by figure; differences in words."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from cunju.duties.cells import WORST
from cunju.scale import asking, fold
from cunju.scale.lake import Slice
from cunju.scale.numbers import back, day
from cunju.scale.results import Results

FIGURES = ("count", "met_on", "entered_on", "due_on", "binding", "status")
MOST_DUTIES, MOST_WINDOWS = 5, 0.02
Key = tuple[str, str, date, str]


@dataclass
class Verified:
    """What a check found: how much it looked at, what was left to the fold, where the two readings differ.

    ``facts`` of the sample took the plain fold ``seconds`` of the processor, once they were read.
    """

    units: int = 0
    windows: int = 0
    duties: int = 0
    folded: tuple[str, ...] = ()
    folded_windows: int = 0
    facts: int = 0
    seconds: float = 0.0
    differences: list[dict[str, Any]] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """No difference, and no more left to the fold than is allowed."""
        few = len(self.folded) <= MOST_DUTIES and self.folded_windows <= MOST_WINDOWS * max(self.windows, 1)
        return not self.differences and few


def verify(results: Results, slices: Sequence[Slice], *, on: date, sample: int, seed: int = 0) -> Verified:
    """Compare a random sample of units of the slices, which must be computed."""
    results.prepare()
    chosen = _sample(results, slices, sample, seed)
    found = Verified(duties=len(results.plan.duties), folded=tuple(sorted(results.plan.folded)))
    for one in slices:
        codes = chosen.get(one.number, [])
        if codes:
            _slice(results, one, codes, on, found)
    return found


def _sample(results: Results, slices: Sequence[Slice], sample: int, seed: int) -> dict[int, list[str]]:
    home = {county: one.number for one in slices for county in one.counties}
    codes = [one["code"] for one in results.units if one["code"][:6] in home]
    picked = sorted(Random(seed).sample(codes, min(sample, len(codes))))
    found: dict[int, list[str]] = {}
    for code in picked:
        found.setdefault(home[code[:6]], []).append(code)
    return found


def _slice(results: Results, one: Slice, codes: Sequence[str], on: date, found: Verified) -> None:
    mine = compiled(results, one, codes, on)
    versions = fold.versions_of(results, one, codes)
    begun = time.process_time()
    folds = fold.folds(results, versions)
    named = {each["code"]: each for each in results.units}
    theirs: dict[Key, tuple[Any, ...]] = {}
    for code, folded in folds.items():
        for each in fold.windows(results, named[code], folded, on=on, adoptions=results.adoptions):
            values = (each.count, each.met_on, each.entered_on, each.due_on, each.binding, each.status)
            theirs[code, each.duty, each.from_, each.opening] = values
            found.folded_windows += each.duty in results.plan.folded
    found.seconds += time.process_time() - begun
    found.facts += sum(map(len, versions.values()))
    found.units += len(codes)
    found.windows += len(theirs)
    for key in sorted(mine.keys() | theirs.keys()):
        if mine.get(key) != theirs.get(key):
            found.differences.append(_difference(key, mine.get(key), theirs.get(key)))


def compiled(results: Results, one: Slice, codes: Sequence[str], on: date) -> dict[Key, tuple[Any, ...]]:
    """What the engine says of every window of units: by unit, duty, first day and opening, the figures of ``FIGURES``."""
    results.open(one)
    wanted = set(codes)
    mine = [each for each in results.units if each["code"] in wanted]
    results.give_rows(mine)
    results.ask(on, where="x.u IN (SELECT u FROM units_in)")
    duties = results.plan.duties
    return {
        (code, duties[d].duty.id, back(start) or on, str(o) if o else ""): (n, back(met), back(entered), back(due), bound, WORST[status])
        for code, d, start, o, n, met, entered, due, bound, status in results.engine.rows(asking.DETAIL.format(on=day(on)))
    }


def _difference(key: Key, mine: tuple[Any, ...] | None, theirs: tuple[Any, ...] | None) -> dict[str, Any]:
    shown: dict[str, Any] = {"unit": key[0], "duty": key[1], "from": key[2].isoformat()}
    for name, values in (("compiled", mine), ("folded", theirs)):
        shown[name] = None if values is None else {figure: _plain(value) for figure, value in zip(FIGURES, values, strict=True)}
    return shown


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
