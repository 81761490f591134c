"""The verbs of a line: the shelf's, on this room's book."""

from collections.abc import Callable
from functools import partial

from cunju.activities.supervision.book import BOOK
from cunju.activities.supervision.models import Entry
from cunju.records import writing

write: Callable[..., Entry] = partial(writing.write, BOOK)
correct: Callable[..., Entry] = partial(writing.correct, BOOK)
confirm: Callable[..., Entry] = partial(writing.confirm, BOOK)
void = partial(writing.void, BOOK)
undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)
