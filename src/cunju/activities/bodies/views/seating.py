"""Pages on which people come in and leave, a row is set right, a roll is recorded."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju.activities.bodies import actions, forms, queries, rules
from cunju.activities.bodies.access import seat_for, unit_for
from cunju.activities.bodies.models import Change
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access, bodies
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records import pages
from cunju.ui.forms import refused

SAID = {True: "yes", False: "no", None: ""}


def _body(request: HttpRequest, unit: Unit) -> str:
    wanted = request.GET.get("body", "")
    known = dict(forms.body_choices(unit.kind)) | dict.fromkeys(bodies.SUB_COMMITTEES)
    if wanted in known:
        return wanted
    return bodies.REPRESENTATIVES if unit.kind == "village" else bodies.COMMITTEE


def _recorded(request: HttpRequest, made: Change, unit: Unit) -> HttpResponse:
    clause = queries.posting(unit, body=made.body, on=made.on)
    tail = f"要在{clause.number}日内公告（{clause.cite}），贴出来以后在这里点一下。" if clause else ""
    messages.success(request, f"已登记。{tail}")
    return redirect("bodies:change", made.id)


@access.staff
def join(request: HttpRequest, code: str) -> HttpResponse:
    """People come into a body: by-election, selection, election, appointment."""
    unit = unit_for(request, code, write=True)
    body, today = _body(request, unit), access.today_of(request)
    usual = "by_election" if body == bodies.COMMITTEE else "selected"
    begin = {"change": usual, "from_on": today, "fact_id": identity.new_id()}
    data = pages.data_of(request)
    asks_kin = queries.asks_kin(unit, body=body, on=today)
    form = forms.JoinForm(data, body=body, unit_code=code, today=today, asks_kin=asks_kin, initial=begin)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = actions.seat_people(
                unit,
                form.people(),
                body=body,
                change=asked["change"],
                from_on=asked["from_on"],
                by=request.user.get_username(),
                now=access.now_of(request),
                basis=form.rests_on(),
                fact_id=asked["fact_id"],
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _recorded(request, made, unit)
    return render(request, "bodies/join.html", _moving(unit, body, form))


@access.staff
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """People leave a body: resignation, recall, end."""
    unit = unit_for(request, code, write=True)
    body, today = _body(request, unit), access.today_of(request)
    people = [
        (str(one.id), f"{one.person.name}（{queries.office(one)}）")
        for one in queries.sitting(code, body=body, on=today)
    ]
    begin = {
        "change": "resigned", "last_on": forms.default_last_day(today), "fact_id": identity.new_id(),
        "seats": [request.GET.get("seat", "")],
    }  # fmt: skip
    data = pages.data_of(request)
    form = forms.LeaveForm(data, people=people, unit_code=code, today=today, committee=body == bodies.COMMITTEE, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            return _recorded(request, _end(request, unit, form), unit)
        except Refusal as refusal:
            refused(form, refusal)
    return render(request, "bodies/leave.html", _moving(unit, body, form) | {"people": people})


def _end(request: HttpRequest, unit: Unit, form: forms.LeaveForm) -> Change:
    asked = form.cleaned_data
    return actions.end_seats(
        unit,
        queries.seats_by_id(unit.code, asked["seats"]),
        change=asked["change"],
        last_on=asked["last_on"],
        by=request.user.get_username(),
        now=access.now_of(request),
        basis=form.rests_on(),
        fact_id=asked["fact_id"],
        early=asked.get("early"),
    )


def _moving(unit: Unit, body: str, form: Form) -> dict[str, Any]:
    return {
        "unit": unit,
        "body": body,
        "word": rules.body_word(body, kind=unit.kind),
        "bodies": forms.body_choices(unit.kind),
        "form": form,
        "nav_current": "register",
    }


@access.staff
def seat(request: HttpRequest, seat_id: uuid.UUID) -> HttpResponse:
    """A person's row set right."""
    found, unit = seat_for(request, seat_id)
    asks_kin = queries.asks_kin(unit, body=found.body, on=access.today_of(request))
    form = forms.SeatForm(request.POST or None, seat=found, asks_kin=asks_kin)
    if pages.done(
        request, form,
        lambda: actions.correct_seat(found, form.corrected(), unit=unit, by=request.user.get_username(), now=access.now_of(request)),
    ):  # fmt: skip
        messages.success(request, "已改好；组成情况重新算过。")
        return redirect("bodies:people", unit.code)
    page = {
        "unit": unit,
        "seat": found,
        "word": rules.body_word(found.body, kind=unit.kind),
        "form": form,
        "nav_current": "register",
    }
    return render(request, "bodies/seat.html", page)


@require_POST
@access.staff
def remove(request: HttpRequest, seat_id: uuid.UUID) -> HttpResponse:
    """A row entered by mistake goes out."""
    found, unit = seat_for(request, seat_id)
    actions.remove_seat(found, unit=unit, by=request.user.get_username(), now=access.now_of(request))
    messages.success(request, "已移除；组成情况重新算过。")
    return redirect("bodies:people", unit.code)


@access.staff
def roll(request: HttpRequest, code: str) -> HttpResponse:
    """The rolls of a unit, and a new one."""
    unit = unit_for(request, code, write=True)
    today = access.today_of(request)
    before = queries.roll_on(code, on=today)
    begin = {"on": today, "fact_id": identity.new_id()} | {
        name: getattr(before, name, None) for name in ("adults", "households", "groups", "party_members")
    }
    begin["collective_org"] = SAID[org.collective_org(code, on=today)]
    form = forms.RollForm(request.POST or None, initial=begin).of_kind(unit.kind)
    if request.method == "POST" and form.is_valid():
        asked = dict(form.cleaned_data)
        on, fact_id = asked.pop("on"), asked.pop("fact_id")
        try:
            actions.record_roll(
                code, actions.Counts(**asked), on=on, by=request.user.get_username(), now=access.now_of(request),
                fact_id=fact_id,
            )  # fmt: skip
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, "已登记名册；这一天以后的会议按它算应到人数。")
            return redirect(reverse("bodies:roll", args=[code]))
    page = {"unit": unit, "form": form, "rolls": queries.rolls(code)[:20], "nav_current": "register"}
    return render(request, "bodies/roll.html", page)
