"""Major matters whose resolution was posted, on the public board: what, how far, the days; no name, no text."""

from datetime import date

from cunju.activities.decisions import queries, rules
from cunju.kernel.sections import DECISIONS, Section
from cunju.kernel.words import of_kind
from cunju.org.models import Unit

SHOWN = 6


def sections(unit: Unit, *, on: date) -> list[Section]:
    """Matters with their steps taken by a day, newest first."""
    rows = []
    for matter in queries.posted(unit.code, on=on, limit=SHOWN):
        steps = [one for one in queries.standing(matter) if one.day <= on]
        rows.append(
            {
                "title": matter.title,
                "word": of_kind(matter.class_words, unit.kind),
                "amount": matter.amount,
                "steps": [(rules.STEPS[one.number], one.day) for one in steps],
                "closed": matter.state == "closed" and all(one.day <= on for one in queries.standing(matter)),
            }
        )
    return [Section("decisions.matters", DECISIONS, "decisions/public_matters.html", {"rows": rows})] if rows else []
