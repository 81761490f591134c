"""Pages of 一表通 for a unit or a town: choose the ledger, get it filled; for a unit, bring back what was typed elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cunju.api.onetable import filled, mapping, taking
from cunju.kernel.refusals import Refusal
from cunju.org import access, clock, queries, roles
from cunju.org.models import Unit
from cunju.records import backentry

ABOVE = "演示数据，不是真实情况"


def _place(request: HttpRequest, code: str) -> Unit:
    found = access.unit_for(request, code)
    return access.there(found if found.kind in (*access.SELF_GOVERNING, "town") else None)


def _above() -> str:
    return ABOVE if clock.is_demonstration() else ""


@require_safe
@access.staff
def shelf(request: HttpRequest, code: str) -> HttpResponse:
    """The templates there are; a mapping file that is wrong is said, and stops nobody."""
    place, wrong, found = _place(request, code), "", []
    try:
        found = [(one, taking.coming_in(one)) for one in mapping.templates()]
    except Refusal as refusal:
        wrong = refusal.message
    may_take = place.kind in access.SELF_GOVERNING and access.account_of(request).role in roles.WRITERS
    shown = {"place": place, "found": found, "wrong": wrong, "may_take": may_take, "nav_current": "register"}
    return render(request, "api/onetable.html", shown)


@require_safe
@access.staff
def download(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The ledgers of this year, filled: of the unit, or of all units of the town."""
    place, on = _place(request, code), access.today_of(request)
    template = access.there(mapping.by_key(key))
    units = queries.units_under(place.code, on=on)
    return backentry.as_excel(filled.workbook(template, units, year=on.year, on=on, above=_above()), f"onetable-{key}-{code}")


@access.staff
def take(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A filled one is checked: what is new stands there to be accepted, what is there already is said."""
    unit = access.village_for(request, code, roles.WRITERS)
    template, on = access.there(mapping.by_key(key)), access.today_of(request)
    return backentry.page(request, unit, taking.filling(template, year=on.year, on=on, above=_above()))
