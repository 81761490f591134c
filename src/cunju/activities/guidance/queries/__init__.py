"""Every read of this room."""

from cunju.activities.guidance.queries.drafting import drafted
from cunju.activities.guidance.queries.lines import (
    Need,
    answers,
    beside,
    evaluations,
    find,
    lines_of,
    measured,
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
