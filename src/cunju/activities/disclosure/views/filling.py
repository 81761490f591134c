"""补录: sheets posted before, from Excel."""

from django.http import HttpRequest, HttpResponse

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.access import unit_for
from cunju.activities.disclosure.rules import filling
from cunju.org import access, roles
from cunju.records.backentry import Filling, page

FILLING = Filling(
    key="disclosure:fill",
    title="从Excel补录公开表",
    word="公开台账",
    notes=filling.NOTES,
    back="disclosure:home",
    blank=lambda _: filling.blank(),
    needed={filling.SHEET: filling.NEEDED},
    rows=actions.rows_of,
)


@access.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """The list of sheets posted before: template, check, load."""
    return page(request, unit_for(request, code, allowed=roles.WRITERS), FILLING)
