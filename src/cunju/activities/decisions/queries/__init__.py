"""Reads of this room."""

from cunju.activities.decisions.queries.matters import (
    bases,
    between,
    bodies,
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
from cunju.activities.decisions.queries.showing import by_law, counts, progress, shown, votes
from cunju.activities.decisions.queries.standing import (
    MEETING,
    POSTING,
    Standing,
    is_closed,
    law_of,
    missing,
    money,
    standing,
    steps_of,
    steps_of_all,
    votes_of,
)

__all__ = [
    "MEETING", "POSTING", "Standing", "bases", "between", "bodies", "by_law", "case", "counts", "day_of", "find", "is_closed", "law_of", "listed",
    "listed_by_id",
    "matters", "missing", "money", "posted", "progress", "shown", "spending", "standing", "step", "steps_of", "steps_of_all",
    "unmatched", "votes", "votes_of",
]  # fmt: skip
