"""Every read of this room."""

from functools import partial

from cunju import catalogue
from cunju.activities.committees.book import BOOK, waiting
from cunju.records import reading

find = partial(reading.find, BOOK)
entries = partial(reading.entries, BOOK)
within = partial(reading.within, BOOK)
words = partial(reading.words, BOOK)


def step_of(duty: str) -> str:
    """The step a requirement of this room waits for; two make the same kind, and differ in to whom."""
    asked = next((one for one in catalogue.load().duties if one.id == duty), None)
    if asked is None or asked.facts != ("committees.reported",):
        return ""
    return "to_party" if all(one.holds({"to": "party"}) for one in asked.where) else "reported"


__all__ = ["entries", "find", "step_of", "waiting", "within", "words"]
