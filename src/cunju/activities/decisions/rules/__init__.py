"""The six steps: who decides with how many, in which order, and what a payment before the posting says."""

from cunju.activities.decisions.rules.judging import (
    NO_COUNT,
    VOID,
    Case,
    fault,
    findings,
    judge,
    unsaid,
)
from cunju.activities.decisions.rules.shares import agreeing, coming, counted, reach
from cunju.activities.decisions.rules.taken import MATTER, LawOn, Money, Taken
from cunju.activities.decisions.rules.words import (
    BODIES,
    BY_KEY,
    CLASSES,
    CONTRACT,
    DECIDING,
    LISTED,
    MEETINGS,
    ORIGINS,
    OTHER,
    PAYMENT,
    POSTINGS,
    SPENDING,
    STEPS,
    bodies_of,
    by_law,
    of_members,
    offered,
    reserved,
)
from cunju.kernel.verdicts import OPEN, SHORT, Line
