"""Every write of this room, one verb each."""

from collections.abc import Callable
from functools import partial

from cunju.activities.guidance.actions.answering import answer_evaluation, answer_need
from cunju.activities.guidance.actions.visiting import Finding, Help, Visit, evaluate, note_visit
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry
from cunju.records import writing
from cunju.records.book import Told

write: Callable[..., Entry] = partial(writing.write, BOOK)
correct: Callable[..., Entry] = partial(writing.correct, BOOK)
void: Callable[..., None] = partial(writing.void, BOOK)
undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)
