"""Villagers' objections and questions: a list, a new one, its answer, its way to the town."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import doubt_for, instant, unit_for
from cunju.activities.disclosure.models import Doubt
from cunju.activities.disclosure.rules import chain
from cunju.kernel.days import add_days
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access, kept, roles
from cunju.ui.forms import refused


@access.staff
def doubts(request: HttpRequest, code: str) -> HttpResponse:
    """All doubts of a unit, and the form for one that came in by word, phone or letter."""
    allowed = roles.WRITERS | {roles.SUPERVISORY_MEMBER}
    unit = unit_for(request, code, allowed=allowed if request.method == "POST" else roles.READERS)
    now = instant(request)
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = forms.DoubtForm(data, initial={"on": now.date(), "fact_id": identity.new_id()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = actions.Raised(given["about"], given["text"], given["on"])
        try:
            made = actions.raise_doubt(
                unit, said, by=request.user.get_username(), now=now, fact_id=given["fact_id"]
            )
            if made.about == "supervisory" and made.referred_on is None:
                actions.refer(made, on=given["on"], by=request.user.get_username(), now=now)
            messages.success(request, _kept(given["text"], made.text))
            return redirect("disclosure:doubts", code)
        except Refusal as refusal:
            refused(form, refusal)
    page = {
        "unit": unit,
        "form": form,
        "rows": [(one, *_clock(one)) for one in queries.doubts(code)],
        "already": queries.noted_elsewhere(code, on=now.date()),
        "may_raise": access.account_of(request).role in allowed,
        "nav_current": "register",
    }
    return render(request, "disclosure/doubts.html", page)


def _kept(typed: str, kept_as: str) -> str:
    """What was noted; where something was masked, how it reads now."""
    return "已记下。" if typed.strip() == kept_as else f"已记下；其中的电话、证件号等已遮住：{kept_as}"


def _clock(doubt: Doubt) -> tuple[str, Any]:
    """What waits now and until when."""
    if doubt.referred_on:
        if doubt.town_answered_on:
            return "镇街已答复", None
        return "等镇街答复", add_days(doubt.referred_on, chain.TOWN_DAYS[doubt.about])
    if doubt.answered_on:
        return "已答复", None
    return "等答复", add_days(doubt.raised_on, chain.DOUBT_DAYS)


@access.staff
def doubt(request: HttpRequest, doubt_id: uuid.UUID) -> HttpResponse:
    """One doubt: answer it, note that it went to the town, and the town's answer."""
    found, unit = doubt_for(request, doubt_id)
    account, now = access.account_of(request), instant(request)
    steps = _steps(found, role=account.role)
    form = forms.PublicAnswerForm(request.POST or None, initial={"on": now.date()})
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do not in steps:
            raise Http404
        try:
            if _act(found, do, form=form, by=account.username, now=now):
                messages.success(request, "已记下。")
                return redirect("disclosure:doubt", found.id)
        except Refusal as refusal:
            refused(form, refusal)
    word, until = _clock(found)
    page = {
        "doubt": found,
        "unit": unit,
        "form": form,
        "steps": steps,
        "word": word,
        "until": until,
        "nav_current": "register",
    }
    return render(request, "disclosure/doubt.html", page)


def _steps(doubt: Doubt, *, role: str) -> list[str]:
    """What this office may do with it now."""
    found = []
    if role in roles.WRITERS and not doubt.answered_on and doubt.about != "supervisory":
        found.append("answer")
    if role in roles.WRITERS | {roles.SUPERVISORY_MEMBER} and not doubt.referred_on:
        found.append("refer")
    if role == roles.TOWN_OFFICER and doubt.referred_on and not doubt.town_answered_on:
        found.append("town")
    return found


def _act(doubt: Doubt, do: str, *, form: forms.PublicAnswerForm, by: str, now: Any) -> bool:
    if do == "refer":
        on = forms.DayForm(form.data)
        actions.refer(doubt, on=on.cleaned_data["on"] if on.is_valid() else now.date(), by=by, now=now)
        return True
    if not form.is_valid():
        return False
    act = actions.answer_doubt if do == "answer" else actions.answer_referral
    data = form.cleaned_data
    act(doubt, by=by, now=now, text=data["text"], on=data["on"])
    return True
