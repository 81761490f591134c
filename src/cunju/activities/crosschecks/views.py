"""Pages: a unit's list by check, one clash with its records side by side, what was said."""

import uuid
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.crosschecks import access, actions, forms, queries
from cunju.kernel.days import year_span
from cunju.ledger import identity
from cunju.org import access as org
from cunju.records import pages

PAGE = 30


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    today = access.instant(request).year
    return int(asked) if asked.isascii() and asked.isdecimal() and 1990 <= int(asked) <= today else today


@org.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """What is to be checked in a year, by check; then what was explained."""
    unit = access.unit_for(request, code)
    year = _year(request)
    found = queries.items(unit.code, between=year_span(year), kinds=access.kinds_for(request))
    page = Paginator([one for one in found if not one.said], PAGE).get_page(request.GET.get("page"))
    shown = {
        "unit": unit,
        "year": year,
        "years": range(access.instant(request).year, access.instant(request).year - 3, -1),
        "page": page,
        "groups": [(check, list(rows)) for check, rows in groupby(page, key=lambda one: one.check)],
        "explained": [one for one in found if one.said],
        "nav_current": "register",
    }
    return render(request, "crosschecks/home.html", shown)


@org.staff
def detail(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """One clash: records side by side; correct one of them, or explain."""
    found, unit = access.item_for(request, code, item, write=request.method == "POST")
    data = pages.data_of(request)
    form = forms.ExplainForm(data, initial={"fact_id": identity.new_id()})
    if pages.done(request, form, lambda: actions.explain(unit, found, **form.cleaned_data, **pages.said_by(request))):
        messages.success(request, "已说明。其中一条记录更正以后会重新核对。")
        return redirect("crosschecks:home", unit.code)
    page = {
        "unit": unit,
        "item": found,
        "basis": queries.basis(found, unit),
        "records": queries.shown(found, unit.kind),
        "form": form,
        "may_explain": access.may_explain(request) and not found.said,
        "may_withdraw": access.may_explain(request) and found.said,
        "nav_current": "register",
    }
    return render(request, "crosschecks/detail.html", page)


@require_POST
@org.staff
def withdraw(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Take back what was said."""
    found, unit = access.item_for(request, code, item, write=True)
    if found.said is None:
        raise Http404
    actions.withdraw(found.said, by=request.user.get_username(), now=access.instant(request))
    messages.success(request, "已撤回说明。")
    return redirect("crosschecks:detail", unit.code, item)


@org.staff
def fact(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """From a fact of this room to its unit's list."""
    _, unit = access.explanation_for(request, any_id)
    return redirect("crosschecks:home", unit.code)
