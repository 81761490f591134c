"""The grids of a unit: the list, put in from Excel or taken out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cunju.activities.bodies import actions, forms, queries
from cunju.activities.bodies.access import unit_for
from cunju.activities.bodies.actions.grids import NOTES, blank
from cunju.org import access
from cunju.records import asking, pages
from cunju.records import backentry as filling


@access.staff
def grids(request: HttpRequest, code: str) -> HttpResponse:
    """The list; who writes puts in another or takes it out."""
    unit = unit_for(request, code, write=request.method == "POST")
    now = access.now_of(request)
    if request.method == "POST" and request.POST.get("do") == "drop":
        actions.set_grids(unit, [], now=now)
        messages.success(request, "网格名单已撤下，别的都没有变。")
        return redirect("bodies:grids", code)
    form = forms.GridsForm(pages.data_of(request), request.FILES or None)

    def act() -> None:
        upload = form.cleaned_data["file"]
        actions.set_grids(unit, actions.grids_of(unit, upload.read(), upload.name or ""), now=now)

    may = access.may_write(access.account_of(request), code)
    shown: dict[str, Any] = {"grids": queries.grids(code), "notes": NOTES, "may_write": may}
    back = f"/bodies/{code}/grids/"
    return asking.ask(
        request, form, act, unit=unit, heading="网格", back=back, said="网格名单已装入。", submit="装入", template="bodies/grids.html", **shown
    )


@access.staff
def blank_grids(request: HttpRequest, code: str) -> HttpResponse:
    """The empty list, as Excel."""
    return filling.as_excel(blank(unit_for(request, code, write=True)), f"grids-{code}")
