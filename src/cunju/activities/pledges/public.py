"""Pledges that were posted, on the public board, each with what became of it."""

from datetime import date
from typing import Any

from cunju.activities.pledges import queries, rules
from cunju.activities.pledges.models import Item
from cunju.kernel.personal import hidden
from cunju.kernel.sections import PEOPLE, Section
from cunju.org.models import Unit

LOOKS = {"done": "done", "partly": "open", "undone": "late"}


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The year's pledges by member; what was said after the day asked about is left out."""
    people: dict[str, list[dict[str, Any]]] = {}
    for sheet in queries.posted(unit.code, on=on):
        for called, items in queries.by_person(sheet):
            people.setdefault(called, []).extend(_row(one, on) for one in items)
    if not people:
        return []
    return [Section("pledges.items", PEOPLE, "pledges/public_items.html", {"people": list(people.items()), "year": on.year})]


def _row(item: Item, on: date) -> dict[str, Any]:
    how, last = item.state_on(on)
    return {"text": hidden(item.text), "look": LOOKS.get(how, ""), "word": rules.HOW.get(how, ""), "last": last}
