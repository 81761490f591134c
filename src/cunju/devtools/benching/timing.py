"""Times, medians, ratios; each run measures both sides in turn, so that a slow moment touches both."""

import gc
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

RUNS = 7
Work = Callable[[], object]


@dataclass(frozen=True)
class Ratio:
    """One side's median over the other's, with the limit of the issue."""

    name: str
    value: float
    limit: float
    runs: int

    def as_json(self) -> dict[str, Any]:
        """The four keys of interfaces §10."""
        return asdict(self)


@dataclass(frozen=True)
class Figure:
    """A plain figure with its unit; a limit where the issue gives one."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Its keys."""
        return asdict(self)


def seconds(work: Work) -> float:
    """How long ``work`` takes once, without the garbage of what ran before."""
    gc.collect()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def middle(work: Work, runs: int = RUNS) -> float:
    """The median of some runs after one to warm up."""
    work()
    return median(seconds(work) for _ in range(runs))


def compared(name: str, upper: Work, lower: Work, *, limit: float, runs: int = RUNS) -> Ratio:
    """How many times as long ``upper`` takes as ``lower``."""
    upper()
    lower()
    pairs = [(seconds(upper), seconds(lower)) for _ in range(runs)]
    return ratio(name, pairs, limit=limit)


def ratio(name: str, pairs: list[tuple[float, float]], *, limit: float) -> Ratio:
    """The ratio of the medians of measured pairs."""
    above, below = median(one for one, _ in pairs), median(one for _, one in pairs)
    return Ratio(name, round(above / below, 3), limit, len(pairs))
