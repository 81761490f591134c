"""Every write of this room, one verb each."""

from collections.abc import Callable
from functools import partial

from cunju.activities.committees.book import BOOK
from cunju.activities.committees.models import Entry
from cunju.records import writing
from cunju.records.book import Told

write: Callable[..., Entry] = partial(writing.write, BOOK)
correct: Callable[..., Entry] = partial(writing.correct, BOOK)
void: Callable[..., None] = partial(writing.void, BOOK)

__all__ = ["Told", "correct", "void", "write"]
