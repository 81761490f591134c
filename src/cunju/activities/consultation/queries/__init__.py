"""Every read of this room."""

from cunju.activities.consultation.queries.catalogues import (
    catalogue_of,
    former,
    guide_at,
    guide_of,
    items_of,
    law_of,
    plan_of,
    said_of_catalogue,
    topics_of,
    waiting_topic,
)
from cunju.activities.consultation.queries.naming import naming, words
from cunju.activities.consultation.queries.people import Listed, here, listed, unheard
from cunju.activities.consultation.queries.sessions import (
    ANSWERED,
    asked_by,
    fallen,
    find,
    held,
    last,
    owed,
    planned,
    progress,
    quarters,
    results,
    said_of,
    said_step,
    sessions,
    sitting_of,
    step,
    versions,
    waiting,
    within,
    years,
)
from cunju.activities.consultation.queries.showing import in_catalogue, lines_of, shown
from cunju.activities.consultation.queries.towns import (
    asking,
    has_pilot,
    milestones,
    pilot,
    town_plan,
    town_session,
    town_sessions,
    units_below,
)
from cunju.activities.consultation.rules import COORDINATED

__all__ = [
    "ANSWERED", "COORDINATED", "Listed", "asked_by", "asking", "catalogue_of", "fallen", "find", "former", "guide_at", "guide_of",
    "has_pilot", "held", "here", "in_catalogue", "items_of", "last", "law_of", "lines_of", "listed", "milestones", "naming", "owed",
    "pilot", "plan_of", "planned", "progress", "quarters", "results", "said_of", "said_of_catalogue", "said_step", "sessions", "shown",
    "sitting_of", "step", "topics_of", "town_plan", "town_session", "town_sessions", "unheard", "units_below", "versions", "waiting",
    "waiting_topic", "within", "words", "years",
]  # fmt: skip
