"""Every write of this room, one verb each."""

from functools import partial

from cunju.activities.fourlists.actions.certifying import Asked, certify, recertify
from cunju.activities.fourlists.actions.listing import approve, choose, drop, load, post
from cunju.activities.fourlists.actions.tasking import Asking, decide, enter, withdraw
from cunju.activities.fourlists.book import BOOK
from cunju.records import writing
from cunju.records.book import Told

write = partial(writing.write, BOOK)
void = partial(writing.void, BOOK)
undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)

__all__ = [
    "Asked", "Asking", "Told", "approve", "certify", "choose", "decide", "drop", "enter", "load", "post", "recertify", "undo", "undoes", "void",
    "withdraw", "write",
]  # fmt: skip
