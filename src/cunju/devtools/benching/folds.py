"""The fold: what it adds to the action that calls for it, and how it grows with the facts."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from django.conf import settings

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.devtools.benching.matrices import counting
from cunju.devtools.benching.timing import RUNS, Figure, Ratio, compared, ratio
from cunju.duties.chains import Version
from cunju.duties.fold import fold
from cunju.kernel import offers
from cunju.ledger import holding, interface
from cunju.org.models import Unit

MOST_MORE = 4


@dataclass
class Watched:
    """One outermost ``writing`` that folded: seconds and questions, of the fold and of all of it."""

    fold: float = 0.0
    fold_queries: int = 0
    action: float = 0.0
    action_queries: int = 0


@dataclass
class Watch:
    """Every writing seen that folded."""

    seen: list[Watched] = field(default_factory=list)
    now: Watched | None = None


@contextmanager
def watching() -> Iterator[Watch]:
    """Time the ledger's writings and what its subscribers do in them."""
    watch, plain, subscribers = Watch(), holding.writing, list(holding._subscribers)

    def subscriber(heads: Mapping[str, int], facts: Sequence[Any]) -> None:
        begun = perf_counter()
        with counting() as asked:
            for one in subscribers:
                one(heads, facts)
        if watch.now:
            watch.now.fold, watch.now.fold_queries = perf_counter() - begun, len(asked)

    @contextmanager
    def writing(*words: Any, **named: Any) -> Iterator[Any]:
        if watch.now:
            with plain(*words, **named) as pen:
                yield pen
            return
        watch.now, begun = Watched(), perf_counter()
        try:
            with counting() as asked, plain(*words, **named) as pen:
                yield pen
            watch.now.action, watch.now.action_queries = perf_counter() - begun, len(asked)
            if watch.now.fold:
                watch.seen.append(watch.now)
        finally:
            watch.now = None

    # Rooms call the one, the ledger's own programs the other.
    interface.writing = holding.writing = writing
    holding._subscribers[:] = [subscriber]
    try:
        yield watch
    finally:
        interface.writing = holding.writing = plain
        holding._subscribers[:] = subscribers


def ordinary_acts() -> list[Callable[[Any, Unit], object]]:
    """One everyday record of each room that offers one in its ``demo.act``."""
    return [one for room in settings.ROOMS if (one := offers.asked(room, offers.Demo.act))]


def over_action(stage: Any, units: Sequence[Unit], runs: int = RUNS) -> tuple[list[Ratio], list[Figure]]:
    """The share of the fold in the writing that calls for it, over real records of the rooms."""
    acts = ordinary_acts()
    with watching() as watch:
        for unit in units[: runs + 1]:
            for act in acts:
                act(stage, unit)
    seen = watch.seen[len(acts) :]
    if not seen:
        return [], []
    pairs = [(one.fold, one.action) for one in seen]
    return [ratio("fold_over_action", pairs, limit=0.3)], [
        Figure("action_queries", max(one.action_queries for one in seen), "次"),
        Figure("fold_queries", max(one.fold_queries for one in seen), "次", MOST_MORE),
    ]


def growth(small: int = 2_000, runs: int = RUNS) -> Ratio:
    """Folding ten times as many facts of one unit."""
    few, many = versions(small), versions(10 * small)

    def folded(facts: list[Version]) -> Callable[[], object]:
        return lambda: fold(
            facts,
            catalogue=catalogue.load(),
            code="village",
            kind="village",
            year=2023,
            known=date(2024, 1, 1),
        )

    name = f"fold_{10 * small}_over_{small}"
    return compared(name, folded(many), folded(few), limit=12, runs=runs)


def versions(count: int) -> list[Version]:
    """Facts of one village spread over 2023, in turn of every kind a duty of a village asks for, so that they qualify."""
    asked = [
        one for one in catalogue.load().duties if one.facts and one.applies(code="village", kind="village")
    ]
    return [_version(at, asked[at % len(asked)], count) for at in range(count)]


def _version(at: int, duty: Duty, count: int) -> Version:
    day = date(2023, 1, 1) + timedelta(days=364 * at // count)
    attributes = {one.field: one.values[0] if one.values else one.at_least for one in duty.where}
    if duty.of:
        attributes[duty.of] = f"2023Q{(day.month + 2) // 3}"
    uid = str(uuid.UUID(int=at + 1))
    return Version(uid, "village", duty.facts[0], day, None, day, attributes, (), (), None, False, at + 1)
