"""Every write of this room, one verb each."""

from cunju.activities.supervision.actions.gathering import (
    Heard,
    assign,
    correct_report,
    hear_report,
    hold_meeting,
    keep_report,
)
from cunju.activities.supervision.actions.writing import (
    CannotBe,
    Told,
    WrongMoment,
    confirm,
    correct,
    void,
    write,
)

__all__ = [
    "CannotBe", "Heard", "Told", "WrongMoment", "assign", "confirm", "correct", "correct_report", "hear_report", "hold_meeting",
    "keep_report", "void", "write",
]  # fmt: skip
