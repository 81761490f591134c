"""Who reads and writes here: a unit its own, the town those of its units; the supervisory committee reads."""

from functools import partial

from cunju.activities.committees.book import BOOK
from cunju.records import access

unit_for = partial(access.unit_for, BOOK)
entry_for = partial(access.entry_for, BOOK)
to_write = partial(access.to_write, BOOK)
may_write = partial(access.may_write, BOOK)
