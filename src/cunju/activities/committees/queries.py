"""Every read of this room."""

from datetime import date
from functools import partial

from cunju.activities.committees.book import BOOK, waiting
from cunju.activities.committees.models import Entry
from cunju.kernel.days import Span
from cunju.org import queries as org
from cunju.org.bodies import SUB_COMMITTEES, rank
from cunju.org.models import Seat
from cunju.records import reading
from cunju.records.models import LIVE

find = partial(reading.find, BOOK)
entries = partial(reading.entries, BOOK)
within = partial(reading.within, BOOK)
words = partial(reading.words, BOOK)
naming = partial(reading.naming, BOOK)


def done(unit_code: str, between: Span, step: str) -> list[Entry]:
    """The lines of a step in a period that count, oldest first."""
    return [one for one in within(unit_code, between) if one.step == step and one.state == LIVE]


def seated(unit_code: str, *, on: date) -> list[tuple[str, list[Seat]]]:
    """Each sub-committee that has members on a day, the head first."""
    found: dict[str, list[Seat]] = {}
    for one in org.in_office(unit_code, on=on):
        found.setdefault(one.body, []).append(one)
    for seats in found.values():
        seats.sort(key=lambda one: (rank(one.role), one.person.name))
    return [(body, found[body]) for body in SUB_COMMITTEES if body in found]


__all__ = ["done", "entries", "find", "naming", "seated", "waiting", "within", "words"]
