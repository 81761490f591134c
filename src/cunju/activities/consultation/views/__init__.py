"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.consultation.views.cataloguing import (
    catalogue,
    guide,
    topics,
    void_catalogue,
    void_topics,
)
from cunju.activities.consultation.views.following import answers, step, void_step
from cunju.activities.consultation.views.leading import across, pilot, town, town_plan, void_across
from cunju.activities.consultation.views.looking import detail, register, sheet, waiting
from cunju.activities.consultation.views.recording import new, plan, record, tell, void

__all__ = [
    "across", "answers", "catalogue", "detail", "guide", "new", "pilot", "plan", "record", "register", "sheet", "step",
    "tell", "topics", "town", "town_plan", "void", "void_across", "void_catalogue", "void_step", "void_topics",
    "waiting",
]  # fmt: skip
