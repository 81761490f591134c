"""Sheets that hang and are not on 智慧社区云平台 yet, as packages for it."""

from datetime import date

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.papers.sheets import plain_text, sheet_paper, title
from cunju.kernel.parcels import Parcel
from cunju.org import queries as org


def parcels(prefix: str, *, on: date) -> list[Parcel]:
    """Of the units below a prefix, sheets posted by a day, oldest first."""
    found = queries.not_on_platform(prefix, on=on)
    units = org.units_by_code(one.issue.unit_code for one in found)
    made = []
    for one in found:
        unit = units[one.issue.unit_code]
        said = {"category": one.category, "period": one.period, "published_on": one.published_on.isoformat() if one.published_on else None}
        made.append(Parcel(unit.code, str(one.id), title(one, unit), said, plain_text(one, unit), sheet_paper(one, unit)))
    return made
