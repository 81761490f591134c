"""Every read of this room."""

from cunju.activities.assemblies.queries.meetings import (
    body_of_duty,
    find,
    held,
    last,
    mandate_of,
    mandates,
    meetings,
    on_day,
    planned,
    said_of,
    said_vote,
    unposted,
    versions,
    votes_of,
    within,
    years,
)
from cunju.activities.assemblies.queries.people import (
    Base,
    Due,
    base_of,
    choice_on,
    choices_of,
    due_people,
    form_of,
    roll_on,
)
from cunju.activities.assemblies.queries.people import composition as composition_of
from cunju.activities.assemblies.queries.showing import composition, numbers_of, shown, verdict_of

__all__ = [
    "Base", "Due", "base_of", "body_of_duty", "choice_on", "choices_of", "composition", "composition_of",
    "due_people", "find", "form_of", "held", "last", "mandate_of", "mandates", "meetings", "numbers_of", "on_day",
    "planned", "roll_on", "said_of", "said_vote", "shown", "unposted", "verdict_of", "versions", "votes_of", "within", "years",
]  # fmt: skip
