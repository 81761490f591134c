"""Every read of this room."""

from cunju.activities.assemblies.queries.calling import Called, called, calls, ways
from cunju.activities.assemblies.queries.meetings import (
    announced,
    body_of_duty,
    dates,
    find,
    find_meeting,
    given_of,
    held,
    last,
    mandate_of,
    mandates,
    meetings,
    on_day,
    planned,
    reports_of,
    reports_zh,
    said_of,
    same_day,
    versions,
    votes_of,
    within,
    years,
)
from cunju.activities.assemblies.queries.naming import naming, words
from cunju.activities.assemblies.queries.people import (
    Base,
    Due,
    absent_zh,
    base_of,
    choice_on,
    choices_of,
    collective_org,
    due_people,
    form_at,
    form_of,
    listed,
    roll_on,
)
from cunju.activities.assemblies.queries.people import composition as composition_of
from cunju.activities.assemblies.queries.pictured import pictured
from cunju.activities.assemblies.queries.posting import (
    Posted,
    Told,
    all_on_board,
    board_code,
    came,
    correction_of,
    decided,
    on_board,
    posted,
    stale,
    taken_down_zh,
    to_take_down,
    told,
    unposted,
    why_none,
)
from cunju.activities.assemblies.queries.showing import (
    composition,
    doubts,
    numbers_of,
    planned_sitting,
    shown,
    verdict_of,
)
from cunju.activities.assemblies.queries.signed import Box, boxes, grids
