"""Every write of this room, one verb each."""

from cunju.activities.supervision.actions.gathering import declare, hear_report, hold_meeting, keep_report
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
    "CannotBe", "Told", "WrongMoment", "confirm", "correct", "declare", "hear_report", "hold_meeting",
    "keep_report", "void", "write",
]  # fmt: skip
