"""Pages to look at: who is in office on a day, a town's units, changes, one change, papers."""

import uuid
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju.activities.bodies import forms, papers, queries
from cunju.activities.bodies.access import change_for, town_for, unit_for
from cunju.activities.bodies.models import Change, State
from cunju.ledger import identity
from cunju.org import access, bodies
from cunju.org import queries as org
from cunju.org.models import Roll
from cunju.records import alone

PAGE = 30


def day_of(request: HttpRequest) -> date:
    """The day asked for; today where none or none that is one."""
    today = access.today_of(request)
    form = forms.DayForm(request.GET)
    return (form.cleaned_data.get("on") if form.is_valid() else None) or today


def filter_of(request: HttpRequest, on: date) -> forms.DayForm:
    """The form of the day asked for; what was typed and is no day stays, with its sentence."""
    bound = forms.DayForm(request.GET)
    return bound if "on" in request.GET and not bound.is_valid() else forms.DayForm(initial={"on": on})


@access.staff
def people(request: HttpRequest, code: str) -> HttpResponse:
    """Who is in office in a unit on a day, body by body, each beside its clauses; a town's code leads to its list."""
    if len(code) == 9:
        return redirect("bodies:town", town_for(request, code).code)
    unit = unit_for(request, code)
    on, today = day_of(request), access.today_of(request)
    account = access.account_of(request)
    roll = queries.roll_on(code, on=on)
    seats = queries.seats_ever(code)
    town = org.town_of(unit)
    page = {
        "unit": unit,
        "cards": queries.body_cards(unit, seats, on=on, roll=roll),
        "empty": not seats,
        "alone": alone.alone(code, ["bodies.composition"], State),
        "roll_alone": alone.alone(code, ["bodies.roll_recorded"], Roll),
        "roll": roll,
        "grids": queries.grids_known(code),
        "collective_org": org.collective_org(code, on=on),
        "filter": filter_of(request, on),
        "on": on,
        "today": today,
        "waiting": [
            one
            for one in queries.shown_changes(list(queries.unposted(code)[:5]), unit=unit, today=today)
            if one.due_on
        ],
        "town": town if town and access.in_reach(account, town.code) else None,
        "may_write": access.may_write(account, code),
        "nav_current": "register",
        "page_code": f"RY-{code[6:]}-{on:%m%d}",
        "sheet_unit": unit.name,
    }
    return render(request, "bodies/people.html", page)


@access.staff
def town(request: HttpRequest, code: str) -> HttpResponse:
    """How the bodies of all units of a town stand on a day, in code order."""
    found = town_for(request, code)
    on = day_of(request)
    units = org.units_under(code, on=on)
    page = {
        "town": found,
        "rows": queries.town_rows(units, on=on),
        "filter": filter_of(request, on),
        "on": on,
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
        "page_code": f"RY-{code[6:]}-{on:%m%d}",
        "sheet_unit": found.name,
    }
    return render(request, "bodies/town.html", page)


@access.staff
def changes(request: HttpRequest, code: str) -> HttpResponse:
    """The changes of a unit, newest first; those of representatives wait to be posted."""
    unit = unit_for(request, code)
    page = Paginator(queries.changes(code), PAGE).get_page(request.GET.get("page"))
    today = access.today_of(request)
    shown = {
        "unit": unit,
        "page": page,
        "rows": queries.shown_changes(list(page), unit=unit, today=today),
        "alone": alone.alone(code, ["bodies.seat_changed"], Change),
        "posting": queries.posting(unit, body=bodies.REPRESENTATIVES, on=today),
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
    }
    return render(request, "bodies/changes.html", shown)


@access.staff
def change(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """One change: who, from when, by which meeting, posted or not."""
    found, unit = change_for(request, any_id)
    today = access.today_of(request)
    shown = queries.shown_changes([found], unit=unit, today=today)[0]
    page = {
        "unit": unit,
        "one": shown,
        "row": found,
        "seats": queries.people_of_changes([found]).get(found.fact, []),
        "may_write": access.may_write(access.account_of(request), unit.code),
        "may_post": shown.due_on is not None and not found.posted_on and not found.void_reason,
        "post_form": forms.PostForm(initial={"on": today, "fact_id": identity.new_id()}),
        "nav_current": "register",
    }
    return render(request, "bodies/change.html", page)


@access.staff
def fact(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """Where a fact of this room is to be seen."""
    place = queries.find(any_id)
    if place is None:
        raise Http404
    unit = unit_for(request, place.unit_code)
    if place.change:
        return redirect("bodies:change", place.change)
    if place.roll:
        return redirect("bodies:people", unit.code)
    return redirect(f"{reverse('bodies:people', args=[unit.code])}?on={place.on}")


@access.staff
def notice(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """The announcement of a change, to print."""
    found, unit = change_for(request, any_id)
    page = {
        "paper": papers.notice(found, unit, today=access.today_of(request)),
        "back_url": reverse("bodies:change", args=[found.id]),
    }
    return render(request, "ui/print.html", page)


@access.staff
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The list of people in office on a day, to print."""
    unit = unit_for(request, code)
    on = day_of(request)
    back = f"{reverse('bodies:people', args=[code])}?on={on}"
    page = {
        "paper": papers.people(unit, on=on),
        "back_url": back,
        "paper_room": "bodies",
        "paper_name": f"people-{code}-{on}",
    }
    return render(request, "ui/print.html", page)
