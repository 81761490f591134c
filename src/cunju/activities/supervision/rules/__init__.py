"""Rules of supervision, pure: steps and what waits, the clock of a question, what the register found of the members, the report's words."""

from cunju.activities.supervision.rules.members import Found, Line, Member, Stand, composition
from cunju.activities.supervision.rules.reporting import Counts, draft, half_label, half_of, half_span
from cunju.activities.supervision.rules.steps import (
    ANSWER,
    ENDED,
    RECORDED,
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
    "ANSWER", "ENDED", "RECORDED", "STEPS", "SYSTEMS", "Counts", "Found", "Line", "Member", "Note", "Offered", "Stand", "Step", "Wait",
    "composition", "draft", "half_label", "half_of", "half_span", "may_follow", "reply_says", "waits",
]  # fmt: skip
