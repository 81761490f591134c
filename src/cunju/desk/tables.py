"""The page of the matrix."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju import catalogue, duties
from cunju.desk import presenting
from cunju.desk.views import asked_day
from cunju.org import access
from cunju.org.models import Unit


@access.staff
def matrix(request: HttpRequest, code: str) -> HttpResponse:
    """The signature page."""
    account = access.account_of(request)
    if not access.in_reach(account, code):
        raise Http404
    found_unit = access.unit_for(request, code)
    on = asked_day(request)
    level = request.GET.get("level")
    found = duties.matrix(code, on=on, level=level if level in ("town", "unit") else None)
    if request.GET.get("format") == "csv":
        response = HttpResponse(presenting.as_csv(found), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="matrix-{code}-{on}.csv"'
        return response
    return render(request, "desk/matrix.html", _matrix_context(request, found, found_unit, on))


def _matrix_context(request: HttpRequest, found: duties.Matrix, unit: Unit, on: date) -> dict[str, Any]:
    notice = catalogue.notice()
    text = request.GET.get("m", "3")
    at = int(text) if text.isdigit() and 1 <= int(text) <= len(notice.measures) else 3
    first = {task.measures[0] for task in notice.tasks}
    cells = [cell for row in found.rows for cell in row.cells]
    return {
        "matrix": found,
        "unit": unit,
        "on": on,
        "at": at,
        "at_measure": notice.measures[at - 1],
        "previous": at - 1 if at > 1 else None,
        "next": at + 1 if at < len(notice.measures) else None,
        "tasks": [(task, len(task.measures)) for task in notice.tasks],
        "first": first,
        "late": sum(cell.state == "overdue" for cell in cells),
        "soon": sum(cell.state == "due_soon" for cell in cells),
        "judge": sum(cell.state == "needs_person" for cell in cells),
        "nav_current": "matrix",
        "page_code": f"JZ-{unit.code}-{on:%m%d}",
        "sheet_unit": unit.name,
    }
