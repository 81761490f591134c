"""补录: meetings held before, from Excel."""

from django.http import HttpRequest, HttpResponse

from cunju.activities.assemblies import actions, rules
from cunju.activities.assemblies.access import unit_for
from cunju.activities.assemblies.rules import filling
from cunju.org import access
from cunju.records.backentry import Filling, page

FILLING = Filling(
    key="assemblies:fill",
    title="从Excel补录会议",
    word="会议台账",
    notes=filling.NOTES,
    back="assemblies:register",
    blank=lambda unit: filling.blank(rules.body_words(unit.kind), village=unit.kind == "village"),
    needed={filling.SHEET: filling.NEEDED},
    rows=actions.rows_of,
)


@access.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """The list of meetings held before: template, check, load."""
    return page(request, unit_for(request, code, write=True), FILLING)
