"""The texts in force on the public board: by clause, what changed, the figures of the vote, the day they were filed."""

from datetime import date
from typing import Any

from cunju.activities.conventions import queries
from cunju.activities.conventions.book import called
from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.rules import clauses
from cunju.activities.conventions.steps import TEXTS
from cunju.kernel.sections import DECISIONS, Section
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The texts that were posted by a day, with what became of them."""
    rows = [
        _shown(one, on)
        for one in (queries.posted(unit.code, at, on=on) for at in TEXTS.get(unit.kind, ()))
        if one
    ]
    return (
        [Section("conventions.texts", DECISIONS + 5, "conventions/public.html", {"rows": rows})]
        if rows
        else []
    )


def _shown(one: Entry, on: date) -> dict[str, Any]:
    version = one.version
    assert version is not None
    before = queries.in_force(one.unit_code, version.subject, on=one.on, before=version)
    pairs = clauses.compare(before.version.body, version.body) if before and before.version else []
    return {
        "word": called(version.subject), "entry": one, "votes": queries.votes(one), "days": queries.days(one, on=on),
        "clauses": clauses.clauses(version.body), "changed": [at for at in pairs if at.state != clauses.SAME],
        "before": before.on if before else None,
    }  # fmt: skip
