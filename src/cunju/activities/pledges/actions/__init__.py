"""Every write of this room, one verb each."""

from functools import partial

from cunju.activities.pledges.actions.mending import (
    bases,
    mend_kept,
    mend_plan,
    mend_review,
    review,
    told_of,
    undo,
    void,
)
from cunju.activities.pledges.actions.pledging import Pledged, mark, mend, pledge
from cunju.activities.pledges.actions.reviewing import (
    Planned,
    Reviewed,
    demand,
    demanded,
    mark_season,
    plan,
)
from cunju.activities.pledges.book import BOOK
from cunju.records import writing
from cunju.records.book import Told

write = partial(writing.write, BOOK)
correct = partial(writing.correct, BOOK)
undoes = partial(writing.undoes, BOOK)
