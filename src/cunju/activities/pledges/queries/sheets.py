"""Sheets of a unit, the items on them, who sits and who has not pledged yet."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial

from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Item
from cunju.org import queries as org
from cunju.org.bodies import COMMITTEE, rank, role_word
from cunju.records import reading

find = partial(reading.find, BOOK)
within = partial(reading.within, BOOK)
words = partial(reading.words, BOOK)
naming = partial(reading.naming, BOOK)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the committee on a day."""

    person: uuid.UUID
    name: str
    office: str

    @property
    def called(self) -> str:
        """Name and office."""
        return f"{self.name}（{self.office}）" if self.office else self.name


def members(unit_code: str, *, on: date) -> list[Member]:
    """Who sits in the committee on a day, the director first."""
    seats = org.in_office(unit_code, body=COMMITTEE, on=on)
    seats.sort(key=lambda one: (rank(one.role), one.person.name))
    found = {one.person_id: Member(one.person_id, one.person.name, role_word(one.role, COMMITTEE)) for one in reversed(seats)}
    return list(found.values())[::-1]


def sheets(unit_code: str, *, year: int) -> list[Entry]:
    """The year's sheets that count, oldest first, with their items and what became of them."""
    found = reading.live(BOOK, unit_code, year=year, step="pledge").order_by("on", "id")
    return list(found.prefetch_related("items__lines", "followers"))


def first_of(unit_code: str, *, year: int) -> Entry | None:
    """The first sheet of a year; what members pledge later follows it."""
    found: Entry | None = reading.live(BOOK, unit_code, year=year, step="pledge").filter(parent=None).order_by("on").first()
    return found


def before(unit_code: str, *, on: date, but: Entry | None = None) -> dict[uuid.UUID, int]:
    """Who has pledged in the year of a day, until that day, and how many items; without the sheet ``but``."""
    found = Item.objects.filter(entry__unit_code=unit_code, entry__state="live", entry__on__year=on.year, entry__on__lte=on)
    return dict(Counter((found.exclude(entry=but) if but else found).values_list("person", flat=True)))


def missing(unit_code: str, *, on: date) -> list[Member]:
    """Who sits on a day and has not pledged in its year."""
    have = before(unit_code, on=on)
    return [one for one in members(unit_code, on=on) if one.person not in have]


def by_person(sheet: Entry) -> list[tuple[str, list[Item]]]:
    """The items of a sheet by member, in the order of the sheet."""
    found: dict[tuple[uuid.UUID, str], list[Item]] = {}
    for one in sheet.items.all():
        found.setdefault((one.person, f"{one.name}（{one.office}）" if one.office else one.name), []).append(one)
    return [(called, items) for (_, called), items in found.items()]


def ever_posted(unit_code: str, *, on: date) -> list[tuple[Entry, date]]:
    """The sheets of all years that were hung up by a day, newest first, each with the first day it hung."""
    found = []
    for one in reading.live(BOOK, unit_code, step="pledge").order_by("-on", "id").prefetch_related("items", "followers"):
        days = [each.on for each in one.followers.all() if each.step == "posted" and each.state == "live" and each.on <= on]
        if days:
            found.append((one, min(days)))
    return found


def posted(unit_code: str, *, on: date) -> list[Entry]:
    """The sheets of a day's year that hang on the board, oldest first."""
    return [
        one for one in sheets(unit_code, year=on.year)
        if any(each.step == "posted" and each.state == "live" and each.on <= on for each in one.followers.all())
    ]  # fmt: skip
