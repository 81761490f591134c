"""Every read of this room."""

from functools import partial

from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.queries.clashing import clashes
from cunju.activities.fourlists.queries.definitions import DEFINITIONS, Definition, Listed, definition, word
from cunju.activities.fourlists.queries.lists import current, in_force, items_on, newer, standings, versions
from cunju.activities.fourlists.queries.shown import checks, figures, outside, register, totals
from cunju.activities.fourlists.queries.tasks import Asked, asked, asked_of, beside, decided, hours
from cunju.records import reading

find = partial(reading.find, BOOK)
words = partial(reading.words, BOOK)
naming = partial(reading.naming, BOOK)
within = partial(reading.within, BOOK)
