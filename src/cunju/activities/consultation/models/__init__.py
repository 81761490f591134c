"""The room's own rows: guide, catalogue, topics, sessions with their opinions and steps, the town's part."""

from cunju.activities.consultation.models.catalogues import Catalogue, Former, GuideItem, Item, Plan, Topic
from cunju.activities.consultation.models.sessions import (
    Entry,
    Opinion,
    Page,
    Paper,
    Participant,
    Session,
    Version,
)
from cunju.activities.consultation.models.towns import Milestone, TownPlan, TownSession
