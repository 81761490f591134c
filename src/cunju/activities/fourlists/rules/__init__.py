"""Rules of this room, pure: which item a certificate is, what a task from above costs and lacks, how a file's rows become a list."""

from cunju.activities.fourlists.rules.matching import (
    ISSUE,
    REFUSE,
    UNLISTED,
    Candidate,
    Verdict,
    candidates,
    decide,
    plain,
)
from cunju.activities.fourlists.rules.reading import Bad, Read, Row, read
from cunju.activities.fourlists.rules.tasks import (
    ADMITTED,
    DECLINED,
    FAULTS,
    PERIODS,
    Cost,
    cost,
    faults,
    state,
    tenths,
    times,
)

__all__ = [
    "ADMITTED", "DECLINED", "FAULTS", "ISSUE", "PERIODS", "REFUSE", "UNLISTED", "Bad", "Candidate", "Cost", "Read", "Row", "Verdict", "candidates",
    "cost", "decide", "faults", "plain", "read", "state", "tenths", "times",
]  # fmt: skip
