"""The town's pages: its plan, sessions across units, requests for help, a named project."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju.activities.consultation import actions, forms, queries, rules
from cunju.activities.consultation.access import (
    instant,
    may_lead,
    pilot_for,
    town_for,
    town_session_for,
)
from cunju.ledger import identity
from cunju.org import access
from cunju.records import pages
from cunju.records.asking import ask
from cunju.records.forms import VoidForm


@access.staff
def town(request: HttpRequest, code: str) -> HttpResponse:
    """A town's own part of the year: plan, sessions across units, who asked for help, the project."""
    found = town_for(request, code)
    year = instant(request).date().year
    page = {
        "unit": found,
        "year": year,
        "plan": queries.town_plan(code, year=year),
        "sessions": queries.town_sessions(code, year=year),
        "asking": queries.asking(code),
        "milestones": queries.milestones(code) if queries.has_pilot(code) else [],
        "may_write": may_lead(request),
        "nav_current": "register",
    }
    return render(request, "consultation/town.html", page)


@access.staff
def town_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Record the town's plan of the year, or record it anew."""
    found = town_for(request, code, write=True)
    today = instant(request).date()
    stands = queries.town_plan(code, year=today.year)
    names = ("decided_on", "text", "training", "contact")
    begin = {name: getattr(stands, name) for name in names} if stands else {"decided_on": today}
    form = forms.TownPlanForm(
        request.POST or None, again=stands is not None, initial=begin | {"fact_id": identity.new_id()}
    )
    asked = queries.law_of(code, on=today).first("consultation.led_by")
    return ask(
        request, form, lambda: actions.plan_town(found, **form.cleaned_data, **pages.said_by(request)), unit=found,
        heading=f"{today.year}年协商工作计划", submit="保存", said="协商工作计划已保存。",
        sentence=f"镇街负责城乡社区协商工作的领导和组织协调（{asked.cite}）。" if asked else "",
        back=reverse("consultation:town", args=[code]),
    )  # fmt: skip


@access.staff
def across(request: HttpRequest, code: str) -> HttpResponse:
    """Record a session across units."""
    found = town_for(request, code, write=True)
    today = instant(request).date()
    form = forms.AcrossForm(
        request.POST or None,
        units=queries.units_below(code, on=today),
        asking=queries.asking(code),
        initial={"held_on": today, "fact_id": identity.new_id()},
    )
    uncounted = rules.uncounted(queries.law_of(code, on=today)).replace("不计入", "不计入各村（社区）")

    def act() -> None:
        actions.hold_across(
            found, form.across(), answers=form.answered(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request)
        )

    return ask(
        request, form, act, unit=found, heading="记跨村（社区）协商", submit="保存记录", said="已记录。",
        sentence=f"涉及两个以上村（社区）的事，由镇（街道）召集协商。{uncounted}。", back=reverse("consultation:town", args=[code]),
    )  # fmt: skip


@access.staff
def void_across(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Take a session across units out, with the reason."""
    held, found = town_session_for(request, session_id)
    form = VoidForm(request.POST or None)
    return ask(
        request, form, lambda: actions.void_across(held, **form.cleaned_data, **pages.said_by(request)), unit=found, submit="作废",
        heading="作废这次跨村（社区）协商", sentence=f"“{held.title}”作废后不再显示为有效记录；原记录和原因留在台账里。",
        said="已作废，原记录和原因留在台账里。", back=reverse("consultation:town", args=[found.code]),
    )  # fmt: skip


@access.staff
def pilot(request: HttpRequest, code: str) -> HttpResponse:
    """The town's named project: its milestones, and the next one to note."""
    found = pilot_for(request, code, write=request.method == "POST")
    rows = queries.milestones(code)
    waiting = [step for step, _, done in rows if done is None]
    begin = {"step": waiting[0] if waiting else "", "day": instant(request).date(), "fact_id": identity.new_id()}
    form = forms.MilestoneForm(request.POST or None, initial=begin)
    if pages.done(request, form, lambda: actions.reach(found, **form.cleaned_data, **pages.said_by(request))):
        messages.success(request, "已登记。")
        return redirect("consultation:pilot", code)
    page = {
        "unit": found,
        "milestones": rows,
        "asked": queries.pilot(code),
        "chain": [
            {"label": label, "sub": f"{done.day.month}月{done.day.day}日" if done else "", "state": "done" if done else "todo"}
            for _, label, done in rows
        ],
        "form": form,
        "may_write": may_lead(request),
        "nav_current": "register",
    }
    return render(request, "consultation/pilot.html", page)
