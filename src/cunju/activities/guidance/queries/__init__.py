"""Every read of this room."""

from cunju.activities.guidance.queries.drafting import drafted
from cunju.activities.guidance.queries.lines import (
    Need,
    evaluations,
    find,
    lines_of,
    measures,
    naming,
    needs,
    notes,
    open_helps,
    replies,
    units_of,
    within,
    words,
)

__all__ = [
    "Need", "drafted", "evaluations", "find", "lines_of", "measures", "naming", "needs", "notes", "open_helps", "replies", "units_of", "within",
    "words",
]  # fmt: skip
