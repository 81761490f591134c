"""Every read of this room."""

from cunju.activities.assemblies.queries.meetings import (
    announced,
    body_of_duty,
    find,
    given_of,
    held,
    last,
    mandate_of,
    mandates,
    meetings,
    on_day,
    planned,
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
from cunju.activities.assemblies.queries.posting import (
    Posted,
    Told,
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

__all__ = [
    "Base", "Due", "Posted", "Told", "announced", "base_of", "body_of_duty", "came", "choice_on", "choices_of",
    "collective_org", "composition", "composition_of", "correction_of", "decided", "doubts", "due_people", "find", "form_at", "form_of", "given_of",
    "held", "last", "listed", "mandate_of", "mandates", "meetings", "naming", "numbers_of", "on_board", "on_day", "planned",
    "planned_sitting", "posted",
    "roll_on", "said_of", "same_day", "shown", "stale", "taken_down_zh", "to_take_down", "told", "unposted", "verdict_of", "versions",
    "votes_of", "why_none", "within", "words", "years",
]  # fmt: skip
