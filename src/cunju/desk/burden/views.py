"""The page 填报负担 of a town or the district, and the same as a Word file and a sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.desk import asking
from cunju.desk.burden import papers, queries
from cunju.desk.burden.queries import Meter
from cunju.kernel import sheets
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import DEMONSTRATION
from cunju.org import access, clock
from cunju.reports.views import as_word, download


def _meter(request: HttpRequest, code: str) -> Meter:
    """The year asked for, of an office: a unit's own would be what one person wrote."""
    office, today = access.unit_for(request, code), access.today_of(request)
    if office.kind in access.SELF_GOVERNING:
        raise Http404
    text = request.GET.get("year", "").strip()
    if text and not (text.isascii() and text.isdigit() and 2000 <= int(text) <= today.year):
        raise Refusal(f"年份写成2000到{today.year}之间的数，收到的是“{text[:10]}”。", "year")
    return queries.meter(office, int(text or today.year), today=today)


@access.staff
@asking.answered
def burden(request: HttpRequest, code: str) -> HttpResponse:
    """Measure by measure what a unit wrote on average, a table for each kind of unit."""
    meter = _meter(request, code)
    shown = {
        "unit": meter.office,
        "meter": meter,
        "span": papers.span(meter),
        "said": papers.said(),
        "groups": [(one, papers.few(one), papers.unmeasured(one)) for one in meter.groups],
        "nav_current": "matrix",
        "page_code": f"FD-{code}-{meter.year}",
        "sheet_unit": meter.office.name,
    }
    return render(request, "desk/burden/burden.html", shown)


@access.staff
@asking.answered
def burden_word(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a Word file."""
    return as_word([papers.paper(_meter(request, code))])


@access.staff
@asking.answered
def burden_excel(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a sheet for each kind of unit."""
    meter = _meter(request, code)
    title, above = f"{meter.year}年填报负担", DEMONSTRATION if clock.is_demonstration() else ""
    return download(sheets.made(papers.sheets(meter), title=title, day=meter.until, above=above), f"{meter.office.name}{title}.xlsx", sheets.EXCEL)
