"""Pages of the review: plan, demand, ballots, a town's season."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju import catalogue
from cunju.activities.pledges import access, actions, forms, papers, queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import pages
from cunju.records.forms import LineForm


@doors.staff
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Whom the review is about, when, who chairs; the clause says how long before."""
    unit = access.to_write(request, code, "plan")
    today = doors.today_of(request)
    people = queries.members(code, on=today)
    begin: dict[str, Any] = {"fact_id": identity.new_id(), "on": today, "people": [str(one.person) for one in people], "four": queries.has_four(code)}
    if season := queries.season(code, year=today.year):
        begin |= {"review_on": season.on, "chair": season.chair}
    form = forms.PlanForm(pages.data_of(request), people=people, initial=begin)
    form.of_kind(unit.kind)

    def act() -> None:
        actions.plan(unit, form.told(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))

    if pages.done(request, form, act):
        messages.success(request, "方案已记下；告知书、方案、评议票可以打印。")
        return redirect("pledges:detail", queries.find(form.cleaned_data["fact_id"]).pk)
    return _form(request, unit, form, heading="定评议方案", submit="记下", clauses=(rules.NOTICE, rules.CHAIR, "review.who"))


@doors.staff
def demand(request: HttpRequest, code: str) -> HttpResponse:
    """Villagers or representatives ask for a review."""
    unit = access.to_write(request, code, "demand")
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    form = LineForm(pages.data_of(request), book=BOOK, step=BOOK.steps["demand"], initial=begin)
    del form.fields["photos"]
    form.of_kind(unit.kind)

    def act() -> None:
        made = actions.demand(unit, form.told(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))
        messages.success(request, "已记下。" + ("距上次评议不满规定的月数，不开始计时。" if made.said["barred"] else ""))

    if pages.done(request, form, act):
        return redirect("pledges:home", code)
    return _form(request, unit, form, heading="登记评议提议", submit="记下", clauses=("review.on_request", rules.DEMANDED))


def _form(request: HttpRequest, unit: Unit, form: Any, *, heading: str, submit: str, clauses: tuple[str, ...]) -> HttpResponse:
    law = catalogue.law(unit=unit, on=doors.today_of(request))
    found = [one for name in clauses for one in law.asked(name)[:1]]
    shown = {"unit": unit, "home": BOOK.home, "form": form, "heading": heading, "submit": submit, "clauses": found, "nav_current": "register"}
    return render(request, "records/form.html", shown)


@doors.staff
def review(request: HttpRequest, code: str) -> HttpResponse:
    """The ballots as they were counted on paper."""
    unit = access.to_write(request, code, "review")
    today = doors.today_of(request)
    plan, season = queries.plan_for(code, on=today), queries.season(code, year=today.year)
    chair = plan.chair if plan else season.chair if season else ""
    people = queries.to_judge(queries.members(code, on=today), plan)
    begin, four = {"fact_id": identity.new_id(), "chair": chair}, bool(plan and plan.four)
    form = forms.ReviewForm(pages.data_of(request), request.FILES or None, unit_code=code, people=people, four=four, initial=begin)
    form.of_kind(unit.kind)

    def act() -> None:
        actions.review(unit, form.told(), **pages.acting(request, form))

    if pages.done(request, form, act):
        messages.success(request, "已记下这次评议。请公布结果。")
        return redirect("pledges:detail", queries.find(form.cleaned_data["fact_id"]).pk)
    return render(request, "pledges/review.html", {"unit": unit, "form": form, "plan": plan, "nav_current": "register"})


@doors.staff
def season(request: HttpRequest, code: str) -> HttpResponse:
    """A town's units × day × chair, and what came of it."""
    town, may_mark = access.town_season(request, code)
    today = doors.today_of(request)
    rows = queries.town_season(town, year=today.year, on=today)
    form = forms.SeasonForm(request.POST or None, rows=rows)
    if request.method == "POST" and not may_mark:
        raise Http404

    def act() -> None:
        count = actions.mark_season(town, today.year, form.told(), **pages.said_by(request))
        messages.success(request, f"已定下：镇（街道）统一组织{count}个村（社区）的评议。")

    if pages.done(request, form, act):
        return redirect("pledges:season", code)
    boxes = [(row, form[f"on-{row.unit.code}"], form[f"chair-{row.unit.code}"]) for row in rows]
    shown = {"unit": town, "form": form, "boxes": boxes, "may_mark": may_mark, "year": today.year, "nav_current": "register"}
    return render(request, "pledges/season.html", shown)


@doors.staff
def season_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The season's table to print."""
    town, _ = access.town_season(request, code)
    made = papers.season(town, on=doors.today_of(request))
    back = reverse("pledges:season", args=[code])
    return render(request, "ui/print.html", {"paper": made, "back_url": back, "paper_room": "pledges", "paper_name": f"season/{code}"})


@doors.staff
def review_paper(request: HttpRequest, entry_id: Any, name: str) -> HttpResponse:
    """Notice, plan, ballots, tally, result, outline: one paper of a plan or a review."""
    made = papers.opened(request, f"{name}/{entry_id}")
    back = reverse("pledges:detail", args=[entry_id])
    return render(request, "ui/print.html", {"paper": made, "back_url": back, "paper_room": "pledges", "paper_name": f"{name}/{entry_id}"})
