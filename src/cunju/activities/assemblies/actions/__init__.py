"""Every write of this room, one verb each."""

from cunju.activities.assemblies.actions.counting import (
    Area,
    Counts,
    Record,
    SameDay,
    by_law,
    counts_of,
    judged,
)
from cunju.activities.assemblies.actions.filling import rows_of
from cunju.activities.assemblies.actions.planning import (
    choose_form,
    drop_draft,
    give_notice,
    keep_draft,
    plan_meeting,
)
from cunju.activities.assemblies.actions.posting import post_decision, refuse_undecided, take_down
from cunju.activities.assemblies.actions.recording import (
    add_papers,
    correct_meeting,
    hold_meeting,
    void_meeting,
)
from cunju.kernel.refusals import CannotBe, WrongMoment

__all__ = [
    "Area", "CannotBe", "Counts", "Record", "SameDay", "WrongMoment", "add_papers", "by_law", "choose_form", "correct_meeting",
    "counts_of", "drop_draft", "give_notice", "hold_meeting", "judged", "keep_draft", "plan_meeting",
    "post_decision", "refuse_undecided", "rows_of", "take_down", "void_meeting",
]  # fmt: skip
