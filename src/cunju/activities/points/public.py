"""On the public board of a unit: the rules that stand, what was posted in counts, the red list where the rules have one."""

from datetime import date
from typing import Any

from cunju.activities.points import queries
from cunju.activities.points.queries import lines
from cunju.kernel.personal import hidden
from cunju.kernel.sections import PEOPLE, Section
from cunju.org.models import Unit

MONTHS = 3


def sections(unit: Unit, *, on: date) -> list[Section]:
    """Nothing where no meeting adopted rules that stand."""
    standing = queries.standing(unit.code, on=on)
    if standing is None or not standing.sound:
        return []
    posted = [one.entry for one in lines.months(unit.code) if one.entry and one.entry.state == "live" and one.entry.on <= on]
    red = queries.red_list(standing.rules, on=on)
    shown: dict[str, Any] = {
        "rules": standing.rules, "rows": [(item, hidden(item.what), clause) for item, clause in standing.rows], "posted": posted[:MONTHS],
        "courtyards": lines.courtyards(unit.code), "red": [(one.number, hidden(one.name)) for one in red],
    }  # fmt: skip
    return [Section("points.rules", PEOPLE + 8, "points/public.html", shown)]
