"""Every read of this room."""

from datetime import date
from functools import partial

from cunju.activities.committees.book import BOOK, waiting
from cunju.activities.committees.models import Entry, Item
from cunju.kernel.brought import Line
from cunju.kernel.days import Span
from cunju.org import queries as org
from cunju.org.bodies import SUB_COMMITTEES, rank
from cunju.org.models import Seat
from cunju.records import reading
from cunju.records.models import LIVE

ALL = len(SUB_COMMITTEES) - 1  # of the five, one is the other kind of unit's

find = partial(reading.find, BOOK)
entries = partial(reading.entries, BOOK)
within = partial(reading.within, BOOK)
words = partial(reading.words, BOOK)
naming = partial(reading.naming, BOOK)


def done(unit_code: str, between: Span, step: str) -> list[Entry]:
    """The lines of a step in a period that count, oldest first."""
    return [one for one in within(unit_code, between) if one.step == step and one.state == LIVE]


def followers(entry: Entry) -> list[Entry]:
    """What follows a line and counts."""
    return list(Entry.objects.filter(parent=entry, state=LIVE).order_by("on", "id"))


def same_people(unit_code: str, *, on: date) -> int:
    """How many sit in every sub-committee, where all have the very same members; 0 where they differ."""
    found = [{one.person_id for one in seats} for _, seats in seated(unit_code, on=on)]
    return len(found[0]) if len(found) >= ALL and all(one == found[0] for one in found) else 0


def seated(unit_code: str, *, on: date) -> list[tuple[str, list[Seat]]]:
    """Each sub-committee that has members on a day, the head first."""
    found: dict[str, list[Seat]] = {}
    for one in org.in_office(unit_code, on=on):
        found.setdefault(one.body, []).append(one)
    for seats in found.values():
        seats.sort(key=lambda one: (rank(one.role), one.person.name))
    return [(body, found[body]) for body in SUB_COMMITTEES if body in found]


def to_do(unit_code: str, *, since: date) -> list[Line]:
    """What walks since a day brought back, a thing to do a line."""
    found = Item.objects.filter(entry__unit_code=unit_code, entry__on__gte=since, entry__state=LIVE, entry__step="visit")
    return [Line(one.pk, one.entry.on, one.text) for one in found.select_related("entry").order_by("entry__on", "entry__id", "place")]


__all__ = ["done", "entries", "find", "followers", "naming", "same_people", "seated", "to_do", "waiting", "within", "words"]
