"""The lists that hang on the public board: what may be certified here and what not, where else to go; what was given beyond them."""

from datetime import date
from typing import Any

from cunju.activities.fourlists import queries
from cunju.activities.fourlists.rules import ISSUE, REFUSE
from cunju.kernel.sections import DECISIONS, Section
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The lists in force in a unit on a day, with their items; of certificates the year's counts, nothing of persons."""
    known, hung = queries.definition(unit.code), queries.in_force(unit.code, on=on)
    rows: list[dict[str, Any]] = [
        {"listed": known.of(key), "version": one, "items": [item.open() for item in one.items.all()]} for key, one in hung.items()
    ]
    if not rows:
        return []
    rows.sort(key=lambda one: (one["listed"].use not in (ISSUE, REFUSE), one["listed"].title))
    told = queries.totals([unit.code], year=on.year, on=on)
    return [Section("fourlists.lists", DECISIONS + 7, "fourlists/public.html", {"rows": rows, "totals": told, "year": on.year})]
