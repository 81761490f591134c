"""Pages of the quarterly form."""

from dataclasses import fields
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.activities.quarterly import access, actions, queries
from cunju.activities.quarterly.forms import QuarterlyForm
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal
from cunju.org import access as doors
from cunju.org import kept, roles


def _day(text: str) -> date:
    try:
        return queries.report_day(parse_day(text))
    except (ValueError, Refusal):
        raise Http404 from None


@doors.staff
def current(request: HttpRequest, code: str) -> HttpResponse:
    """The form of the next report day."""
    access.town_for(request, code)
    days = catalogue.notice().report_days
    today = doors.today_of(request)
    day = next((one for one in days if one >= today), days[-1])
    return redirect("quarterly:form", code=code, day=day.isoformat())


@doors.staff
def form(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Draft, edit, keep, submit."""
    town, report_on = access.town_for(request, code), _day(day)
    drafted = queries.draft(town, report_on, today=doors.today_of(request))
    if request.method == "POST":
        access.edit_town_for(request, code)
        bound = QuarterlyForm(request.POST)
        if bound.is_valid() and (answer := _act(request, drafted, bound)):
            return answer
    else:
        bound = QuarterlyForm(kept.initial(request) or None, initial=_initial(drafted))
    return render(request, "quarterly/form.html", _context(request, drafted, bound))


def _act(request: HttpRequest, drafted: queries.Draft, bound: QuarterlyForm) -> HttpResponse | None:
    words = actions.Words(**{one.name: bound.cleaned_data[one.name] for one in fields(actions.Words)})
    now = doors.now_of(request)
    try:
        if "submit" in request.POST:
            actions.submit(drafted, words, by=doors.account_of(request).username, now=now)
            messages.success(request, "已报送区民政局，表已锁定。")
        else:
            actions.keep(drafted, words, now=now)
            messages.success(request, "草稿已保存。")
    except Refusal as refusal:
        bound.add_error(refusal.field, refusal.message)
        return None
    return redirect(request.path)


def _initial(drafted: queries.Draft) -> dict[str, Any]:
    form = drafted.form
    return {
        "progress": drafted.progress,
        "problems": drafted.problems,
        "status": form.status or drafted.proposed,
        "override_reason": form.override_reason,
        "contact": form.contact or queries.CONTACT,
        "phone": form.phone or queries.PHONE,
    }


def _context(request: HttpRequest, drafted: queries.Draft, bound: QuarterlyForm) -> dict[str, Any]:
    role = doors.account_of(request).role
    return {
        "drafted": drafted,
        "form": bound,
        "limit": catalogue.notice().progress_limit,
        "notice": catalogue.notice(),
        "previous": queries.previous(drafted),
        "editable": role == roles.TOWN_OFFICER and drafted.form.state != "submitted",
        "returnable": role == roles.DISTRICT_OFFICER and drafted.form.state == "submitted",
        "nav_current": "today",
        "page_code": f"BB-{drafted.town.code}-{drafted.report_on:%y%m}",
        "sheet_unit": drafted.town.name,
    }


@require_POST
@doors.staff
def give_back(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """The district returns a form."""
    town, report_on = access.return_town_for(request, code), _day(day)
    drafted = queries.draft(town, report_on, today=doors.today_of(request))
    try:
        actions.give_back(drafted.form, by=doors.account_of(request).username, now=doors.now_of(request))
        messages.success(request, f"已退回{town.name}。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("quarterly:form", code=code, day=day)
