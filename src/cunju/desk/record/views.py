"""The page 记一件事."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.desk import wording, works
from cunju.desk.record import queries
from cunju.org import access, roles
from cunju.org import queries as units
from cunju.org.models import Account, Unit

LONGEST = 20


@access.staff
def record(request: HttpRequest) -> HttpResponse:
    """Tiles in the role's words, then every page on which it records; a town officer picks the village he records for."""
    account = access.account_of(request)
    unit = access.unit_for(request, request.GET.get("unit", "").strip() or account.unit_code)
    asked = "".join(request.GET.get("q", "").split())[:LONGEST]
    offers = queries.offered(unit, role=account.role)
    pages = queries.once(offers, unit.code)
    # Looking for a word, each kind of record stands for itself; else a page that records several stands once.
    groups = queries.groups(unit, offers if asked else pages, role=account.role)
    shown: dict[str, Any] = {
        "unit": unit,
        "tiles": queries.tiles(unit, role=_as(account, unit), office=account.unit_code),
        "groups": [one for one in groups if one.offers],
        "homes": [one for one in groups if not one.offers],
        "links": pages,
        "q": asked,
        "found": queries.matching(groups, asked, role=_as(account, unit)) if asked else [],
        "below": _below(request, account),
        "towns": _towns(request, account),
        "nav_current": "today",
        "page_code": f"JS-{unit.code}",
    }
    return render(request, "desk/record/record.html", shown)


def _as(account: Account, unit: Unit) -> str:
    """Whose tiles: a town officer who records for a village sees that village's."""
    for_village = account.role == roles.TOWN_OFFICER and unit.kind in ("village", "community")
    return roles.VILLAGE_CLERK if for_village else account.role


def _below(request: HttpRequest, account: Account) -> list[tuple[str, str]]:
    if account.role != roles.TOWN_OFFICER:
        return []
    found = units.units_under(account.unit_code, on=access.today_of(request))
    return [(one.code, wording.short(one.name)) for one in found]


def _towns(request: HttpRequest, account: Account) -> list[tuple[str, list[tuple[str, str]]]]:
    """For the district: what it writes about a town, each with the towns and their pages; what no installed room has is left out."""
    if account.role != roles.DISTRICT_OFFICER:
        return []
    found = units.towns_under(account.reach, on=access.today_of(request))
    told = [
        (title, [(wording.short(one.name), href) for one in found if (href := works.address(page, one.code))])
        for title, page in works.about_towns()
    ]
    return [one for one in told if one[1]]
