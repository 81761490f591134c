"""Every write of this room, one verb each."""

from functools import partial

from cunju.activities.assessment.actions.drawing import draw, look
from cunju.activities.assessment.actions.schemes import (
    Ruling,
    Scheme,
    answer,
    close,
    decide,
    digest_of,
    notify,
    object_to,
    set_scheme,
    take_back,
)
from cunju.activities.assessment.book import BOOK
from cunju.records import writing

undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)
