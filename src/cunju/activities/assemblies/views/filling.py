"""补录: meetings held before, from Excel."""

from django.http import HttpRequest, HttpResponse

from cunju.activities.assemblies.access import unit_for
from cunju.activities.assemblies.actions.filling import FILLING
from cunju.org import access
from cunju.records.backentry import page


@access.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """The list of meetings held before: template, check, load."""
    return page(request, unit_for(request, code, write=True), FILLING)
