"""The page of 按月看: of a unit its attendance and money, of a town or the district its measures through the year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.desk import asking
from cunju.desk.matrix.views import crumbs
from cunju.desk.trend import queries, rules
from cunju.org import access
from cunju.org.renaming import named


@access.staff
@asking.answered
def trend(request: HttpRequest, code: str) -> HttpResponse:
    """A place month by month; measures in their order, units never in a row by how late they are."""
    unit, asked = access.unit_for(request, code), asking.asked(request)
    unit = named(unit, on=asked.on)
    own = unit.kind in ("village", "community")
    shown: dict[str, Any] = {
        "unit": unit,
        "asked": asked,
        "own": own,
        "wide": rules.STEP * rules.MONTHS,
        "tall": rules.TALL,
        "crumbs": crumbs(unit, asked, access.account_of(request)),
        "nav_current": "matrix",
        "page_code": f"AY-{code}-{asked.on:%m%d}",
        "sheet_unit": unit.name,
    }
    if own:
        attendance, money = queries.records(unit, asked)
        shown |= {
            "attendance": attendance,
            "money": money,
            "bars": queries.balance_bars(money),
            "months": [one.month for one in rules.last_months(asked.on)],
        }
    else:
        courses, none_yet, units = queries.courses(unit, asked)
        shown |= {"courses": courses, "none_yet": none_yet, "units": units, "months": range(1, rules.MONTHS + 1)}
        shown["ends"] = rules.month_ends(asked.on)
    return render(request, "desk/trend/trend.html", shown)
