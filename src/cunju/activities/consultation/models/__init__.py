"""The room's own rows: guide, catalogue, topics, sessions with their opinions and steps, the town's part."""

from cunju.activities.consultation.models.catalogues import Catalogue, Former, GuideItem, Item, Plan, Topic
from cunju.activities.consultation.models.sessions import Opinion, Paper, Participant, Session, Step, Version
from cunju.activities.consultation.models.towns import Milestone, TownPlan, TownSession

__all__ = [
    "Catalogue", "Former", "GuideItem", "Item", "Milestone", "Opinion", "Paper", "Participant", "Plan", "Session", "Step",
    "Topic", "TownPlan", "TownSession", "Version",
]  # fmt: skip
