"""On the public board of a unit: how many of each force, names where that was agreed; projects, and their money as it was posted."""

from datetime import date
from typing import Any

from cunju.activities.partners import papers, queries, rules
from cunju.activities.partners.queries import Project
from cunju.kernel.personal import hidden
from cunju.kernel.sections import PEOPLE, Section
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The forces on the register; the year's projects, each with its money where that is posted."""
    register = [(word, len(found), [hidden(one.text) for one in found if one.named]) for _, word, found in queries.register(unit.code, on=on)]
    projects = [_shown(one) for one in queries.projects(unit.code, on=on) if on.year in (one.root.on.year, one.end.on.year if one.end else 0)]
    if not projects and not any(count for _, count, _ in register):
        return []
    context = {"register": register, "projects": projects}
    return [Section("partners.board", PEOPLE + 7, "partners/public_board.html", context)]


def _shown(one: Project) -> dict[str, Any]:
    last = one.postings[-1] if one.postings else None
    money = (rules.yuan(last.said["received"]), rules.yuan(last.said["spent"]), last.on) if last else None
    donors = [hidden(each) for each in papers.donors(one)] if last else []
    return {"title": hidden(one.title), "five": one.five, "on": one.root.on, "end": one.end.on if one.end else None, "money": money, "donors": donors}
