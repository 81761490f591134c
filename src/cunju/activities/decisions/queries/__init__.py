"""Reads of this room."""

from cunju.activities.decisions.queries.matters import (
    MEETING,
    POSTING,
    Standing,
    bases,
    between,
    case,
    day_of,
    find,
    listed,
    listed_by_id,
    matters,
    missing,
    money,
    posted,
    spending,
    standing,
    step,
    steps_of,
    unmatched,
    votes_of,
)
from cunju.activities.decisions.queries.showing import counts, progress, shown, votes

__all__ = [
    "MEETING", "POSTING", "Standing", "bases", "between", "case", "counts", "day_of", "find", "listed", "listed_by_id", "matters",
    "missing", "money", "posted", "progress", "shown", "spending", "standing", "step", "steps_of", "unmatched", "votes",
    "votes_of",
]  # fmt: skip
