"""The page of a unit on a day: what is open, the year, the measures folded by task, who is in office."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.desk import asking
from cunju.desk.matrix.views import crumbs
from cunju.desk.today.queries import Line
from cunju.desk.today.views import grouped
from cunju.desk.unit import queries as held
from cunju.desk.unit import shelves, years
from cunju.duties import interface as duties
from cunju.duties.grid import OF_UNIT
from cunju.duties.status import Window
from cunju.org import access, queries, roles
from cunju.org.renaming import named
from cunju.ui.strips import Lane

LINES, LANES = 5, 6
Alike = tuple[Line, list[Line]]


@access.staff
@asking.answered
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit on a day: first what it has not done, then its year, then every measure."""
    found, asked = access.unit_for(request, code), asking.asked(request)
    found = named(found, on=asked.on)
    standing = duties.standings([found], on=asked.on, known=asked.known)[0]
    account = access.account_of(request)
    windows = [one for one in standing.windows if one.status != "not_applicable"]
    mine = held.owed([standing, *held.elsewhere(found, asked)], found.kind)
    lines = held.open_lines(mine, found.kind, account, asked)
    lanes = _recurring_first(years.lanes(code, [one for one in windows if one.owed_by in OF_UNIT]))
    shown = {
        "unit": found,
        "asked": asked,
        "standing": standing,
        "counts": _counts([one for _, one in mine], found.kind),
        "lines": lines,
        "open_parts": _parts(grouped(lines), LINES),
        "lanes": lanes[:LANES],
        "more_lanes": lanes[LANES:],
        "shelves": shelves.shelves(standing),
        "people": held.people(code, found.kind, asked),
        "roll": queries.roll_on(code, on=asked.on),
        "crumbs": crumbs(found, asked, account),
        "may_adopt": found.kind == "county" and account.role == roles.DISTRICT_OFFICER,
        "may_person": account.role in access.OF_PEOPLE,
        "nav_current": "matrix",
        "page_code": f"DW-{code}-{asked.on:%m%d}",
        "sheet_unit": found.name,
    }
    return render(request, "desk/unit/unit.html", shown)


def _parts(lines: list[Alike], first: int) -> list[tuple[list[Alike], int]]:
    """What is read at once, and what folds away with how many."""
    rest = lines[first:]
    return [(lines[:first], 0), (rest, sum(1 + len(alike) for _, alike in rest))]


def _recurring_first(lanes: list[Lane]) -> list[Lane]:
    """What comes again within the year is drawn first, each in the order of measures; what only stands is folded."""
    return sorted(lanes, key=lambda one: not (one.marks and one.often.startswith("每")))


def _counts(windows: list[Window], kind: str) -> Counter[str]:
    return Counter("open" if one.status == "not_due" and held.waiting(one, kind) else one.status for one in windows)
