"""Objections to what is posted: a list, a new one, its answer, its way to the town or the county and the answer from there."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import doubt_for, instant, unit_for
from cunju.activities.disclosure.models import COUNTY, TOWN, Doubt
from cunju.kernel.days import add_days
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import access, roles
from cunju.org.models import Unit
from cunju.records import alone, pages
from cunju.ui.forms import refused

RAISES = roles.WRITERS | {roles.SUPERVISORY_MEMBER}
# What the page may begin with, and by which clause a group's head answers.
ABOUTS, GROUP = ("objection", "supervisory", "group"), "group.answer_days"
# Who answers what was taken to the town or to the county.
ABOVE = {TOWN: roles.TOWN_OFFICER, COUNTY: roles.DISTRICT_OFFICER}


@access.staff
def doubts(request: HttpRequest, code: str) -> HttpResponse:
    """All objections of a unit, and the form for one that came in by word, phone or letter."""
    unit = unit_for(request, code, allowed=RAISES if request.method == "POST" else roles.READERS)
    now = instant(request)
    data = pages.data_of(request)
    about = asked if (asked := request.GET.get("about", "")) in ABOUTS else "objection"
    law = catalogue.law(unit=unit, on=now.date())
    form = forms.DoubtForm(data, groups=bool(law.first(GROUP)), initial={"on": now.date(), "fact_id": identity.new_id(), "about": about})
    form.of_kind(unit.kind)
    if request.method == "POST" and form.is_valid():
        try:
            made = _raised(unit, form, by=request.user.get_username(), now=now)
            messages.success(request, _kept(form.cleaned_data["text"], made.text))
            return redirect("disclosure:doubts", code)
        except Refusal as refusal:
            refused(form, refusal)
    page = {
        "unit": unit,
        "form": form,
        "rows": [(one, *_clock(one, unit)) for one in queries.doubts(code)],
        **_asked(unit, now.date()),
        "alone": alone.alone(code, ["disclosure.doubt_raised"], Doubt),
        "already": queries.noted_elsewhere(code, on=now.date()),
        "breach_page": ledger.record_page("supervision.question_asked", code),
        "may_raise": access.account_of(request).role in RAISES,
        "nav_current": "register",
    }
    return render(request, "disclosure/doubts.html", page)


def _raised(unit: Unit, form: forms.DoubtForm, *, by: str, now: Any) -> Doubt:
    """Noted; the committee's application goes up on the day it is made."""
    given = form.cleaned_data
    said = actions.Raised(given["about"], given["text"], given["on"])
    made = actions.raise_doubt(unit, said, by=by, now=now, fact_id=given["fact_id"])
    if made.about == "supervisory" and made.referred_on is None:
        actions.refer(made, on=given["on"], to=given.get("to") or TOWN, by=by, now=now)
    return made


def _kept(typed: str, kept_as: str) -> str:
    """What was noted; where something was masked, how it reads now."""
    return "已记下。" if typed.strip() == kept_as else f"已记下；其中的电话、证件号等已遮住：{kept_as}"


def _asked(unit: Unit, on: date) -> dict[str, Any]:
    """What the clauses of a day say of answers; nothing where none holds."""
    law = catalogue.law(unit=unit, on=on)
    answer, appeal = law.first("disclosure.question_days"), law.first("disclosure.appeal_days")
    found = [one.cite for one in (answer, appeal, law.first("supervisory.application_days")) if one]
    breach = law.first("breach.answer_days")
    return {"answer": answer, "appeal": appeal, "cites": "、".join(dict.fromkeys(found)), "breach": breach}


def _above(doubt: Doubt, unit: Unit) -> catalogue.Clause | None:
    """The clause of the day it went up that says when the town or the county answers."""
    if doubt.referred_on is None:
        return None
    question = "supervisory.application_days" if doubt.asks_writing else "disclosure.appeal_days"
    return catalogue.law(unit=unit, on=doubt.referred_on).first(question)


def _clock(doubt: Doubt, unit: Unit) -> tuple[str, date | None]:
    """What waits now and until when, by the law of the day it was opened."""
    if doubt.referred_on:
        above = doubt.get_referred_to_display()
        if doubt.is_settled_above:
            return f"{above}已答复", None
        word = f"等{above}书面答复" if doubt.asks_writing else f"等{above}答复"
        within = _above(doubt, unit)
        return word, add_days(doubt.referred_on, within.number) if within else None
    if doubt.answered_on:
        return "已答复", None
    within = catalogue.law(unit=unit, on=doubt.raised_on).first(GROUP if doubt.about == "group" else "disclosure.question_days")
    return "等答复", add_days(doubt.raised_on, within.number) if within else None


@access.staff
def doubt(request: HttpRequest, doubt_id: uuid.UUID) -> HttpResponse:
    """One objection: answer it, note to whom it was taken, and the answer from there."""
    found, unit = doubt_for(request, doubt_id)
    account, now = access.account_of(request), instant(request)
    steps = _steps(found, role=account.role)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    answers = _answer_form(request, found, unit, do=do, on=now.date())
    refers = forms.ReferForm(request.POST if do == "refer" else None, initial={"on": now.date(), "to": TOWN})
    if request.method == "POST":
        if do not in steps:
            raise Http404
        try:
            if _act(found, do, refers if do == "refer" else answers, by=account.username, now=now):
                messages.success(request, "已记下。")
                return redirect("disclosure:doubt", found.id)
        except Refusal as refusal:
            refused(refers if do == "refer" else answers, refusal)
    word, until = _clock(found, unit)
    page = {
        "doubt": found,
        "unit": unit,
        "form": answers,
        "refers": refers,
        "steps": steps,
        "word": word,
        "until": until,
        "asked": _above(found, unit),
        "meets": catalogue.law(unit=unit, on=found.raised_on).first(GROUP) if found.about == "group" else None,
        "nav_current": "register",
    }
    return render(request, "disclosure/doubt.html", page)


def _answer_form(
    request: HttpRequest, doubt: Doubt, unit: Unit, *, do: str, on: date
) -> forms.PublicAnswerForm:
    """The form of an answer; what was first said by word of mouth is there to be put in writing."""
    step = "above" if "above" in _steps(doubt, role=access.account_of(request).role) else "answer"
    begin = {"on": on, "text": doubt.town_answer if step == "above" else ""}
    data = request.POST if do in ("answer", "above") else None
    return forms.PublicAnswerForm(data, doubt=doubt, step=step, asked=_above(doubt, unit), initial=begin)


def _steps(doubt: Doubt, *, role: str) -> list[str]:
    """What this office may do with it now."""
    found = []
    if role in roles.WRITERS and not doubt.answered_on and doubt.about != "supervisory":
        found.append("answer")
    if role in RAISES and not doubt.referred_on and doubt.about != "group":
        found.append("refer")
    if role == ABOVE[doubt.referred_to] and doubt.referred_on and not doubt.is_settled_above:
        found.append("above")
    return found


def _act(doubt: Doubt, do: str, form: Any, *, by: str, now: Any) -> bool:
    if not form.is_valid():
        return False
    data = form.cleaned_data
    if do == "refer":
        actions.refer(doubt, on=data["on"], to=data["to"], by=by, now=now)
    elif do == "answer":
        actions.answer_doubt(doubt, by=by, now=now, text=data["text"], on=data["on"])
    else:
        written = data.get("written")
        actions.answer_referral(doubt, by=by, now=now, text=data["text"], on=data["on"], written=written)
    return True
