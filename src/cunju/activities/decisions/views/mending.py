"""Correct or void a matter, a step, a contract or payment."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from cunju.activities.decisions import actions, forms, queries
from cunju.activities.decisions.access import instant, matter_for, spending_for, step_for
from cunju.activities.decisions.models import Matter
from cunju.activities.decisions.views.asking import ask, data_of
from cunju.org import access

KEPT = "原记录和原因留在台账里。"


def seen_of(request: HttpRequest, matter: Matter) -> str:
    """How often the matter had been corrected when the form was opened; the actions refuse another number."""
    return request.POST.get("seen", str(matter.changes.count()))


@access.staff
def edit(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Correct the proposal: title, class, origin, amount, day, numbers."""
    matter, unit = matter_for(request, matter_id, write=True)
    own = queries.listed(unit.code, on=matter.proposed_on)
    own += [matter.own] if matter.own and matter.own not in own else []
    law = queries.law_of(unit.code)(on=matter.proposed_on)
    form = forms.OpeningForm(data_of(request), own=own, law=law, correcting=True, initial=forms.OpeningForm.of(matter))
    form.of_kind(unit.kind)
    back = reverse("decisions:detail", args=[matter.pk])

    def act(data: Mapping[str, Any]) -> str:
        by, now = request.user.get_username(), instant(request)
        actions.correct_matter(matter, form.opening(), reason=data["reason"], unit=unit, by=by, now=now, seen=request.POST.get("seen"))
        return back

    page = {"unit": unit, "title": "更正提议", "sentence": KEPT, "submit": "更正", "back": back}
    return ask(request, form, act, f"已更正，{KEPT}", seen=seen_of(request, matter), **page)


@access.staff
def edit_step(request: HttpRequest, step_id: int) -> HttpResponse:
    """Correct a step; what rests on it stays."""
    found, unit = step_for(request, step_id)
    standing = {one.step.pk: one for one in queries.steps_of(found.matter)}
    if found.pk not in standing:
        raise Http404
    form = forms.StepForm(
        data_of(request),
        request.FILES or None,
        number=found.number,
        matter=found.matter,
        on=instant(request).date(),
        correcting=True,
        initial=forms.StepForm.of(standing[found.pk]),
    )
    back = reverse("decisions:detail", args=[found.matter_id])

    def act(data: Mapping[str, Any]) -> str:
        by, now = request.user.get_username(), instant(request)
        said = {"reason": data["reason"], "uploads": data["photos"], "seen": request.POST.get("seen")}
        actions.correct_step(found, form.take(), unit=unit, by=by, now=now, **said)
        return back

    title = f"更正第{found.number}步 {found.name}"
    page = {"unit": unit, "title": title, "sentence": KEPT, "submit": "更正", "back": back}
    return ask(request, form, act, f"已更正，{KEPT}", seen=seen_of(request, found.matter), **page)


@access.staff
def edit_spending(request: HttpRequest, spending_id: int) -> HttpResponse:
    """Correct the kind or day of a contract or payment."""
    one, unit = spending_for(request, spending_id)
    form = forms.SpendForm(data_of(request), correcting=True, initial={"what": one.what, "day": one.day})
    back = reverse("decisions:detail", args=[one.matter_id])

    def act(data: Mapping[str, Any]) -> str:
        by, now = request.user.get_username(), instant(request)
        actions.correct_spending(one, unit=unit, by=by, now=now, seen=request.POST.get("seen"), **data)
        return back

    page = {"unit": unit, "title": "更正合同或付款", "sentence": KEPT, "submit": "更正", "back": back}
    return ask(request, form, act, f"已更正，{KEPT}", seen=seen_of(request, one.matter), **page)


@access.staff
def void(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Take a matter out, with the reason."""
    matter, unit = matter_for(request, matter_id, write=True)
    back = reverse("decisions:detail", args=[matter.pk])

    def act(data: Mapping[str, Any]) -> str:
        actions.void_matter(matter, unit=unit, by=request.user.get_username(), now=instant(request), **data)
        return back

    sentence = f"“{matter.title}”作废后各步、合同和付款都不再计入；{KEPT}"
    page = {"unit": unit, "title": "作废这件重大事项", "sentence": sentence, "submit": "作废", "back": back}
    return ask(request, forms.ReasonForm(data_of(request)), act, f"已作废，{KEPT}", **page)


@access.staff
def void_step(request: HttpRequest, step_id: int) -> HttpResponse:
    """Take a step back, with the reason."""
    found, unit = step_for(request, step_id)
    back = reverse("decisions:detail", args=[found.matter_id])

    def act(data: Mapping[str, Any]) -> str:
        actions.void_step(found, unit=unit, by=request.user.get_username(), now=instant(request), **data)
        return back

    sentence = f"只是日期或人数写错的，请用“更正”；这一步没有开过、没有公开的才作废。{KEPT}"
    title = f"作废{found.name}的登记"
    page = {"unit": unit, "title": title, "sentence": sentence, "submit": "作废", "back": back}
    return ask(request, forms.ReasonForm(data_of(request)), act, f"已作废，{KEPT}", **page)


@access.staff
def void_spending(request: HttpRequest, spending_id: int) -> HttpResponse:
    """Take a contract or payment back, with the reason."""
    one, unit = spending_for(request, spending_id)
    back = reverse("decisions:detail", args=[one.matter_id])

    def act(data: Mapping[str, Any]) -> str:
        actions.void_spending(one, unit=unit, by=request.user.get_username(), now=instant(request), **data)
        return back

    title = f"作废{one.get_what_display()}的登记"
    page = {"unit": unit, "title": title, "sentence": KEPT, "submit": "作废", "back": back}
    return ask(request, forms.ReasonForm(data_of(request)), act, f"已作废，{KEPT}", **page)
