"""On the public board of a unit: its project and how far it is, what was posted and selected of it; nothing that was only sent in."""

from datetime import date
from typing import Any

from cunju.activities.showcase import queries, rules
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.steps import PROJECT, STEPS
from cunju.kernel.days import Span
from cunju.kernel.personal import hidden
from cunju.kernel.sections import PEOPLE, Section
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The project a notice names the unit for, once there is a plan; what the district posted or selected of the unit this year."""
    project, done = queries.project(unit), queries.stages(unit.code, by=on)
    found = []
    if project and "plan" in done:
        chain = [(STEPS[one].label, done.get(one)) for one in PROJECT]
        plan = [hidden(one) for one in rules.lines(done["plan"].text)]
        context = {"project": BOOK.word("plan", "project", project), "chain": chain, "plan": plan}
        found.append(Section("showcase.project", PEOPLE + 5, "showcase/public_project.html", context))
    rows = [row for one in queries.fates(unit.code, Span(date(on.year, 1, 1), on)) if (row := _shown(one, on))]
    if rows:
        found.append(Section("showcase.selected", PEOPLE + 6, "showcase/public_selected.html", {"rows": rows}))
    return found


def _shown(one: queries.Fate, on: date) -> dict[str, Any] | None:
    """What was selected; what is posted as long as the district has not said what was selected; of the rest nothing."""
    if one.selected is None and (one.posting is None or any(each.on <= on for each in queries.chosen_of(one.posting))):
        return None
    until = date.fromisoformat(one.posting.said["until"]) if one.posting else None
    return {"title": hidden(one.title), "selected": one.selected, "posting": one.posting, "until": until}
