"""Reads: the form of a town drafted from the standings of its units, forms kept, who has submitted."""

from cunju.activities.quarterly.queries.drafting import (
    Draft,
    NoReportDay,
    draft,
    next_day,
    report_day,
    sent_form,
)
from cunju.activities.quarterly.queries.records import records
from cunju.activities.quarterly.queries.shelf import (
    Answer,
    TownAnswer,
    TownRow,
    answers,
    by_day,
    overview,
    returned,
)
