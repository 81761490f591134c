"""Every write of this room, one verb each."""

from cunju.activities.supervision.actions.gathering import (
    Heard,
    assign,
    correct_report,
    hear_report,
    hold_meeting,
    keep_report,
)
from cunju.activities.supervision.actions.writing import confirm, correct, undo, undoes, void, write
