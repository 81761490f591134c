"""Every write of this room, one verb each."""

from cunju.activities.consultation.actions.cataloguing import (
    Entry,
    Key,
    load_guide,
    plan_topics,
    set_catalogue,
    void_list,
)
from cunju.activities.consultation.actions.following import Fate, Taken, answer, take, void_step
from cunju.activities.consultation.actions.leading import Across, hold_across, plan_town, reach, void_across
from cunju.activities.consultation.actions.recording import (
    Plan,
    add_papers,
    correct_session,
    drop_draft,
    hold_session,
    keep_draft,
    plan_session,
    tell,
    void_session,
)
from cunju.activities.consultation.actions.records import Record, counts_of, judged, unheard_of
from cunju.kernel.refusals import CannotBe, WrongMoment

__all__ = [
    "Across", "CannotBe", "Entry", "Fate", "Key", "Plan", "Record", "Taken", "WrongMoment", "add_papers", "answer",
    "correct_session", "counts_of", "drop_draft", "hold_across", "hold_session", "judged", "keep_draft", "load_guide",
    "plan_session", "plan_topics", "plan_town", "reach", "set_catalogue", "take", "tell", "unheard_of", "void_across",
    "void_list", "void_session", "void_step",
]  # fmt: skip
