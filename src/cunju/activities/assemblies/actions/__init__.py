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
from cunju.activities.assemblies.actions.filling import fills, rows_of
from cunju.activities.assemblies.actions.planning import (
    choose_form,
    drop_draft,
    give_notice,
    keep_draft,
    plan_meeting,
)
from cunju.activities.assemblies.actions.posting import post_decision, refuse_undecided, take_down
from cunju.activities.assemblies.actions.recognising import keep_words
from cunju.activities.assemblies.actions.recording import (
    correct_meeting,
    hold_meeting,
    void_meeting,
)
from cunju.activities.assemblies.actions.signing import bring_photos, keep_photos
from cunju.activities.assemblies.actions.undoing import undo, undoes
