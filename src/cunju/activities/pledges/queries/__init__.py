"""Every read of this room."""

from cunju.activities.pledges.book import waiting
from cunju.activities.pledges.queries.reviews import (
    Row,
    dates,
    demand_for,
    grades_before,
    has_four,
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
    ever_posted,
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
