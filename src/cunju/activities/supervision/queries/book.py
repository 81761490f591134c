"""The workbook of a unit: its lines and the chains they form, as the shelf reads them, and two of its own."""

from functools import partial

from cunju.activities.supervision.book import BOOK, waiting
from cunju.activities.supervision.models import Entry
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Waiting

entries = partial(reading.entries, BOOK)
find = partial(reading.find, BOOK)
words = partial(reading.words, BOOK)
naming = partial(reading.naming, BOOK)
within = partial(reading.within, BOOK)


def of_year(unit_code: str, year: int) -> list[Entry]:
    """The live lines of a year, oldest first, as the book prints them."""
    found = reading.live(BOOK, unit_code, year=year).prefetch_related("followers__followers__followers")
    return list(found.order_by("on", "id"))


def waiting_for(unit: Unit, step: str) -> list[Waiting]:
    """Lines on which one step waits."""
    return [one for one in waiting(unit) if one.wait.step == step]


def asked(unit_code: str) -> list[Entry]:
    """The latest questions, newest first."""
    return list(reading.live(BOOK, unit_code, step="question")[:20])
