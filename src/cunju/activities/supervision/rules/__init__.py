"""Rules of supervision, pure: steps and what waits, clocks of questions, composition and conflicts, the report's words."""

from cunju.activities.supervision.rules.members import Line, Member, conflicts
from cunju.activities.supervision.rules.reporting import Counts, draft, half_label, half_of, half_span
from cunju.activities.supervision.rules.steps import (
    ENDED,
    STEPS,
    Note,
    Step,
    Wait,
    may_follow,
    reply_says,
    waits,
)
from cunju.activities.supervision.rules.systems import SYSTEMS, Offered

__all__ = [
    "ENDED", "STEPS", "SYSTEMS", "Counts", "Line", "Member", "Note", "Offered", "Step", "Wait", "conflicts", "draft", "half_label", "half_of",
    "half_span", "may_follow", "reply_says", "waits",
]  # fmt: skip
