"""Pages of what is to be consulted on: catalogue, key topics, guide."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju.activities.consultation import actions, forms, queries, rules
from cunju.activities.consultation.access import guide_for, instant, may_load, unit_for
from cunju.activities.consultation.models import Catalogue, Plan
from cunju.kernel.days import quarter_zh
from cunju.ledger import identity
from cunju.org import access
from cunju.records import alone, copying, pages
from cunju.records.asking import ask
from cunju.records.forms import VoidForm


@access.staff
def catalogue(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's catalogue of the year: look, settle, settle anew."""
    unit = unit_for(request, code)
    today = instant(request).date()
    stands = queries.catalogue_of(code, year=today.year)
    items, guide = queries.items_of(code, year=today.year), queries.guide_of(code)
    may_write = access.may_write(access.account_of(request), code)
    if request.method == "POST":
        unit_for(request, code, write=True)
    begin = {
        "decided_on": stands.decided_on if stands else today,
        "posted_on": stands.posted_on if stands else None,
        "fact_id": identity.new_id(),
    }
    last = queries.catalogue_of(code, year=today.year - 1) if stands is None and may_write else None
    copy = copying.of(request, last.decided_on if last else None)
    rows = queries.items_of(code, year=today.year - 1) if copy and copy.taken else items
    form = forms.CatalogueForm(request.POST or None, items=rows, guide=guide, again=stands is not None, initial=begin)

    def act() -> None:
        data = form.cleaned_data
        days = {"decided_on": data["decided_on"], "posted_on": data["posted_on"]}
        actions.set_catalogue(
            unit, form.entries(), **days, reason=data.get("reason", ""), fact_id=data["fact_id"], **pages.said_by(request)
        )

    if pages.done(request, form, act):
        messages.success(request, "协商目录已保存。")
        return redirect("consultation:catalogue", code)
    page = {
        "unit": unit,
        "year": today.year,
        "stands": stands,
        "items": items,
        "guide": guide,
        "guide_code": _guide_code(request),
        "note": rules.CATEGORIES_NOTE,
        "asked": queries.law_of(code, on=today).first("consultation.items"),
        "form": form,
        "copy": copy,
        "former": queries.former(code, year=today.year, of="catalogue"),
        "alone": alone.alone(code, ["consultation.catalogue_set"], Catalogue, year=today.year),
        "verdict": queries.shown(queries.said_of_catalogue(code, year=today.year), title="目录怎么看") if items else None,
        "may_write": may_write,
        "nav_current": "register",
    }
    return render(request, "consultation/catalogue.html", page)


def _guide_code(request: HttpRequest) -> str:
    """Whose guide the account may look at from here: its own town's or district's."""
    code = access.account_of(request).unit_code
    return code if len(code) < 12 else ""


@access.staff
def topics(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's key topics of the year by quarter: look, plan, plan anew."""
    unit = unit_for(request, code)
    today = instant(request).date()
    stands = queries.plan_of(code, year=today.year)
    items, found = queries.items_of(code, year=today.year), queries.topics_of(code, year=today.year)
    if request.method == "POST":
        unit_for(request, code, write=True)
    begin = {"planned_on": stands.planned_on if stands else today, "fact_id": identity.new_id()}
    form = forms.TopicsForm(
        request.POST or None, items=items, topics=found, again=stands is not None, initial=begin
    )

    def act() -> None:
        data = form.cleaned_data
        why = data.get("reason", "")
        actions.plan_topics(
            unit, form.keys(), planned_on=data["planned_on"], reason=why, fact_id=data["fact_id"], **pages.said_by(request)
        )

    if pages.done(request, form, act):
        messages.success(request, "重点协商事项已保存。")
        return redirect("consultation:topics", code)
    page = {
        "unit": unit,
        "year": today.year,
        "stands": stands,
        "items": items,
        "asked": queries.law_of(code, on=today).first("consultation.items"),
        "former": queries.former(code, year=today.year, of="topics"),
        "alone": alone.alone(code, ["consultation.topics_planned"], Plan, year=today.year),
        "topics": [(quarter_zh(one.quarter), one, [each for each in one.sessions.all() if each.state != "void"]) for one in found],
        "form": form,
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
    }
    return render(request, "consultation/topics.html", page)


@access.staff
def void_catalogue(request: HttpRequest, code: str) -> HttpResponse:
    """Take the year's catalogue out, with the reason."""
    return _void(request, code, queries.catalogue_of, title="作废今年的协商目录", back="consultation:catalogue")


@access.staff
def void_topics(request: HttpRequest, code: str) -> HttpResponse:
    """Take the year's key topics out, with the reason."""
    return _void(request, code, queries.plan_of, title="作废今年的重点协商事项", back="consultation:topics")


def _void(request: HttpRequest, code: str, of: Any, *, title: str, back: str) -> HttpResponse:
    unit = unit_for(request, code, write=True)
    stands = of(code, year=instant(request).year)
    if stands is None:
        raise Http404
    form = VoidForm(request.POST or None)
    return ask(
        request, form, lambda: actions.void_list(stands, **form.cleaned_data, **pages.said_by(request)), unit=unit, heading=title,
        sentence="作废后重新列为应办；内容和原因留在下面可以看。只是要改的，请用“调整”。", submit="作废",
        said="已作废，原来的内容和原因留着可以看。", back=reverse(back, args=[code]),
    )  # fmt: skip


@access.staff
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """The guide of a district or town: look at it, put a new file in its place."""
    scope = guide_for(request, code, write=request.method == "POST")
    form = forms.GuideForm(request.POST or None, request.FILES or None)
    numbers: list[int] = []
    if pages.done(
        request, form, lambda: numbers.append(actions.load_guide(scope, form.cleaned_data["file"], **pages.said_by(request)))
    ):
        messages.success(request, f"已导入{numbers[0]}条。各村（社区）制定目录时可以选用。")
        return redirect("consultation:guide", code)
    page = {
        "unit": scope,
        "form": form,
        "items": queries.guide_at(code),
        "categories": rules.CATEGORIES.values(),
        "note": rules.CATEGORIES_NOTE,
        "may_load": may_load(request, scope),
        "nav_current": "register",
    }
    return render(request, "consultation/guide.html", page)
