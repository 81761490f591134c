"""Every read of this room."""

from cunju.activities.assessment.queries.filed import File, file_of, later, made, thawed, which
from cunju.activities.assessment.queries.schemes import (
    beside,
    checks,
    closing_of,
    closings,
    decisions,
    draw_of,
    find,
    items,
    known,
    naming,
    objections,
    open_scheme,
    plan_rule,
    rule,
    schemes,
    words,
)
