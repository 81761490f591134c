"""The six steps: who decides with how many, in which order, and what a payment before the posting says."""

from cunju.activities.decisions.rules.judging import (
    MATTER,
    NO_COUNT,
    OPEN,
    SHORT,
    VOID,
    Case,
    Line,
    Money,
    Taken,
    fault,
    findings,
    judge,
)
from cunju.activities.decisions.rules.thresholds import PRESENT, Threshold, agreeing, coming
from cunju.activities.decisions.rules.words import (
    BODIES,
    BY_KEY,
    CLASSES,
    CODES,
    CONTRACT,
    LISTED,
    MEETINGS,
    ORIGINS,
    OTHER,
    PAYMENT,
    POSTINGS,
    SPENDING,
    STEPS,
    bodies_of,
)

__all__ = [
    "BODIES", "BY_KEY", "CLASSES", "CODES", "CONTRACT", "LISTED", "MATTER", "MEETINGS", "NO_COUNT", "OPEN", "ORIGINS", "OTHER",
    "PAYMENT", "POSTINGS", "PRESENT", "SHORT", "SPENDING", "STEPS", "VOID", "Case", "Line", "Money", "Taken",
    "Threshold", "agreeing", "bodies_of", "coming", "fault", "findings", "judge",
]  # fmt: skip
