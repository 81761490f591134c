"""补录: pledges and reviews of the years before, from Excel."""

from django.http import HttpRequest, HttpResponse

from cunju.activities.pledges import access
from cunju.activities.pledges.actions import filling
from cunju.org import access as doors
from cunju.records.backentry import Filling, page

FILLING = Filling(
    key="pledges:fill", title="从Excel补录履职承诺和民主评议", word="承诺台账", notes=filling.NOTES, back="pledges:home",
    blank=filling.blank, needed=filling.NEEDED, rows=filling.rows_of,
)  # fmt: skip


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """The list of pledges and reviews made before: template, check, load."""
    return page(request, access.to_write(request, code, "pledge"), FILLING)
