"""Every write of this room, one verb each."""

from cunju.activities.consultation.actions.cataloguing import (
    Entry,
    Key,
    load_guide,
    plan_topics,
    set_catalogue,
    void_list,
)
from cunju.activities.consultation.actions.following import Fate, answer, correct_step, take, void_step
from cunju.activities.consultation.actions.leading import Across, hold_across, plan_town, reach, void_across
from cunju.activities.consultation.actions.recording import (
    Plan,
    correct_session,
    drop_draft,
    hear_before,
    hold_session,
    keep_draft,
    plan_session,
    tell,
    void_session,
)
from cunju.activities.consultation.actions.records import Record, counts_of, judged, unheard_of
from cunju.activities.consultation.actions.undoing import undo, undoes
