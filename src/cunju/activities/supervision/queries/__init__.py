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
from cunju.activities.supervision.queries.receipts import due as question_due
from cunju.activities.supervision.queries.receipts import way
