"""Reads of this room."""

from cunju.activities.decisions.queries.matters import (
    bases,
    between,
    case,
    day_of,
    find,
    listed,
    listed_by_id,
    matters,
    posted,
    spending,
    step,
    unmatched,
)
from cunju.activities.decisions.queries.showing import counts, progress, shown, votes
from cunju.activities.decisions.queries.standing import (
    MEETING,
    POSTING,
    Standing,
    is_closed,
    missing,
    money,
    standing,
    steps_of,
    steps_of_all,
    votes_of,
)

__all__ = [
    "MEETING", "POSTING", "Standing", "bases", "between", "case", "counts", "day_of", "find", "is_closed", "listed", "listed_by_id",
    "matters", "missing", "money", "posted", "progress", "shown", "spending", "standing", "step", "steps_of", "steps_of_all",
    "unmatched", "votes", "votes_of",
]  # fmt: skip
