"""Every read of this room."""

from cunju.activities.pledges.book import waiting
from cunju.activities.pledges.queries.reviews import (
    Row,
    demand_for,
    grades_before,
    last_review,
    plan_for,
    result_on,
    reviews,
    season,
    to_judge,
    town_season,
    twice,
)
from cunju.activities.pledges.queries.sheets import (
    Member,
    before,
    by_person,
    find,
    first_of,
    members,
    missing,
    naming,
    posted,
    sheets,
    within,
    words,
)

__all__ = [
    "Member", "Row", "before", "by_person", "demand_for", "find", "first_of", "grades_before", "last_review", "members", "missing",
    "naming", "plan_for", "posted", "result_on", "reviews", "season", "sheets", "to_judge", "town_season", "twice", "waiting", "within",
    "words",
]  # fmt: skip
