"""Every read of this room."""

from cunju.activities.supervision.book import waiting
from cunju.activities.supervision.queries.book import (
    asked,
    entries,
    find,
    naming,
    of_year,
    waiting_for,
    within,
    words,
)
from cunju.activities.supervision.queries.gathered import (
    Month,
    Touched,
    counts,
    drafted,
    evaluations,
    heard,
    heard_by,
    hearing,
    listener,
    month,
    noted_elsewhere,
    report,
    report_text,
    reports,
    reports_within,
    reviewed,
    systems,
    touched,
    unheard,
)
from cunju.activities.supervision.queries.people import Composition, composition, members

__all__ = [
    "Composition", "Month", "Touched", "asked", "composition", "counts", "drafted", "entries", "evaluations", "find", "heard",
    "heard_by", "hearing", "listener", "members", "month", "naming", "noted_elsewhere", "of_year", "report", "report_text", "reports",
    "reports_within", "reviewed", "systems", "touched", "unheard", "waiting", "waiting_for", "within", "words",
]  # fmt: skip
