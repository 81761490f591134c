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
from cunju.activities.consultation.queries.matters import matters
from cunju.activities.consultation.queries.naming import naming, words
from cunju.activities.consultation.queries.people import Listed, here, listed, unheard
from cunju.activities.consultation.queries.receipts import way, way_of_opinion
from cunju.activities.consultation.queries.sessions import (
    ANSWERED,
    asked_by,
    board_code,
    dates,
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

