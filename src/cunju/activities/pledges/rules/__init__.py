"""Rules of this room, pure: the items of a text, what a sheet counts, what waits on a line, what a review comes to."""

from cunju.activities.pledges.rules.reviews import (
    ALL_GRADES,
    BASIC,
    CHAIR,
    CHAIRS,
    COMPETENT,
    EXCELLENT,
    GRADES,
    INCOMPETENT,
    NOTICE,
    STREAK,
    Vote,
    ballots,
    barred,
    competent,
    found,
    grades,
    months_between,
    months_since,
    noticed,
    streak,
    summed,
)
from cunju.activities.pledges.rules.sheets import HOW, MOST, counted, said_of
from cunju.activities.pledges.rules.waiting import DEMANDED, waits
