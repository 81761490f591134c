"""Rules of the form: what it says, how much fits, what comes next, which status is proposed; pure."""

from cunju.activities.quarterly.rules.fitting import Sentence, fitting, joined, length, linked
from cunju.activities.quarterly.rules.plans import Ahead, Late, Plan, Seen, Written, problems
from cunju.activities.quarterly.rules.proposing import (
    BEHIND,
    DONE,
    LEAST_REASON,
    NORMAL,
    Proposal,
    proposed,
    rule_words,
)
from cunju.activities.quarterly.rules.story import Named, Once, Part, Town, Units
from cunju.activities.quarterly.rules.telling import draft, silent

__all__ = [
    "BEHIND",
    "DONE",
    "LEAST_REASON",
    "NORMAL",
    "Ahead",
    "Late",
    "Named",
    "Once",
    "Part",
    "Plan",
    "Proposal",
    "Seen",
    "Sentence",
    "Town",
    "Units",
    "Written",
    "draft",
    "fitting",
    "joined",
    "length",
    "linked",
    "problems",
    "proposed",
    "rule_words",
    "silent",
]
