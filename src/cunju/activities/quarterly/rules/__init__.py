"""Rules of the form: what it says, how much fits, what comes next, which status is proposed; pure."""

from cunju.activities.quarterly.rules.fitting import Sentence, fitting, joined, length, linked, said_left_out
from cunju.activities.quarterly.rules.paging import fitted, over
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
