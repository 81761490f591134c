"""Every write of this room, one verb each."""

from functools import partial

from cunju.activities.pledges.actions.mending import bases, mend_kept, mend_plan, mend_review, told_of
from cunju.activities.pledges.actions.pledging import Pledged, mark, mend, pledge
from cunju.activities.pledges.actions.reviewing import (
    Planned,
    Reviewed,
    demand,
    demanded,
    mark_season,
    plan,
    review,
)
from cunju.activities.pledges.book import BOOK
from cunju.records import writing
from cunju.records.book import Told

write = partial(writing.write, BOOK)
correct = partial(writing.correct, BOOK)
void = partial(writing.void, BOOK)

__all__ = [
    "Planned", "Pledged", "Reviewed", "Told", "bases", "correct", "demand", "demanded", "mark", "mark_season", "mend", "mend_kept",
    "mend_plan", "mend_review", "plan", "pledge", "review", "told_of", "void", "write",
]  # fmt: skip
