"""Every write of this room, one verb each."""

from cunju.activities.supervision.actions.gathering import (
    Heard,
    correct_report,
    declare,
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
    "CannotBe", "Heard", "Told", "WrongMoment", "confirm", "correct", "correct_report", "declare", "hear_report", "hold_meeting",
    "keep_report", "void", "write",
]  # fmt: skip
