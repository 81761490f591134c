"""Every read of this room."""

from cunju.activities.supervision.queries.book import (
    Waiting,
    asked,
    below,
    chain,
    entries,
    find,
    notes,
    of_year,
    root_of,
    waiting,
    waiting_for,
    within,
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
from cunju.activities.supervision.queries.wording import choices, said_words, step_of, word

__all__ = [
    "Composition", "Month", "Touched", "Waiting", "asked", "below", "chain", "choices", "composition", "counts", "drafted", "entries",
    "evaluations", "find", "heard", "heard_by", "hearing",
    "listener", "members", "month", "noted_elsewhere", "notes", "of_year", "report", "report_text",
    "reports", "reports_within", "reviewed", "root_of", "said_words",
    "step_of", "systems", "touched", "unheard",
    "waiting", "waiting_for", "within", "word",
]  # fmt: skip
