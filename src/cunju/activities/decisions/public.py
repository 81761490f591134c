"""Major matters whose resolution was posted, on the public board: what, how far, the days; no name, no text."""

from datetime import date

from cunju.activities.decisions import queries, rules
from cunju.kernel.personal import hidden
from cunju.kernel.sections import DECISIONS, Section
from cunju.kernel.words import of_kind
from cunju.org.models import Unit

SHOWN = 6


def sections(unit: Unit, *, on: date) -> list[Section]:
    """Matters with their steps taken by a day, newest first."""
    rows = []
    for matter in queries.posted(unit.code, on=on, limit=SHOWN):
        steps = queries.steps_of(matter)
        taken = [one for one in steps if one.taken.day <= on]
        rows.append(
            {
                "title": hidden(matter.title),
                "word": of_kind(matter.class_words, unit.kind),
                "amount": matter.amount,
                "steps": [(rules.STEPS[one.step.number], one.taken.day, one.fault) for one in taken],
                "closed": queries.is_closed(matter, steps) and len(taken) == len(steps),
                "fallen": any(one.fault for one in taken if one.step.number in rules.MEETINGS),
            }
        )
    return [Section("decisions.matters", DECISIONS, "decisions/public_matters.html", {"rows": rows})] if rows else []
