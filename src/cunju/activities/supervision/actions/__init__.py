"""Every write of this room, one verb each."""

from cunju.activities.supervision.actions.gathering import (
    Heard,
    assign,
    correct_report,
    hear_report,
    hold_meeting,
    keep_report,
)
from cunju.activities.supervision.actions.writing import confirm, correct, void, write
from cunju.records.book import Told

__all__ = [
    "Heard", "Told", "assign", "confirm", "correct", "correct_report", "hear_report", "hold_meeting", "keep_report", "void", "write",
]  # fmt: skip
