"""Pledges that were posted, on the public board, each with what became of it; results of a review by name and grade."""

from datetime import date
from typing import Any

from cunju.activities.pledges import queries, rules
from cunju.activities.pledges.models import Item
from cunju.kernel.personal import hidden
from cunju.kernel.published import Published
from cunju.kernel.sections import PEOPLE, Section
from cunju.org.models import Unit

LOOKS = {"done": "done", "partly": "open", "undone": "late"}


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The year's pledges by member; what was said after the day asked about is left out."""
    people: dict[str, list[dict[str, Any]]] = {}
    for sheet in queries.posted(unit.code, on=on):
        for called, items in queries.by_person(sheet):
            people.setdefault(called, []).extend(_row(one, on) for one in items)
    found = []
    if people:
        context = {"people": list(people.items()), "year": on.year}
        found.append(Section("pledges.items", PEOPLE, "pledges/public_items.html", context))
    results = [one for one in queries.reviews(unit.code, year=on.year) if queries.result_on(one, on=on)]
    if results:
        shown = [(one.on, [(hidden(each.called), rules.ALL_GRADES.get(each.grade, "")) for each in one.judged.all()]) for one in results]
        found.append(Section("pledges.results", PEOPLE, "pledges/public_results.html", {"reviews": shown}))
    return found


def published(unit: Unit, *, on: date) -> list[Published]:
    """Every sheet of pledges that was hung up by a day: what was promised, not by whom."""
    return [
        Published(
            f"pledge-{sheet.pk}", "履职承诺", f"{sheet.on.year}年履职承诺", day, "；".join(hidden(one.text) for one in sheet.items.all()),
            root=str(sheet.fact),
        )
        for sheet, day in queries.ever_posted(unit.code, on=on)
    ]  # fmt: skip


def _row(item: Item, on: date) -> dict[str, Any]:
    how, last = item.state_on(on)
    return {"text": hidden(item.text), "look": LOOKS.get(how, ""), "word": rules.HOW.get(how, ""), "last": last}
