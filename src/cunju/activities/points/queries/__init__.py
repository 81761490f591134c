"""Every read of this room."""

from cunju.activities.points.queries.counted import beside, figures
from cunju.activities.points.queries.lines import entries, find, naming, waiting, within, words
from cunju.activities.points.queries.purses import earned, money_left, purse, red_list, statement
from cunju.activities.points.queries.soundness import convention, held, standing

__all__ = [
    "beside", "convention", "earned", "entries", "figures", "find", "held", "money_left", "naming", "purse", "red_list", "standing",
    "statement", "waiting", "within", "words",
]  # fmt: skip
