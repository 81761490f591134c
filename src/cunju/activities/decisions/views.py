"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju.activities.decisions import actions, forms, papers, queries, rules
from cunju.activities.decisions.access import instant, matter_for, step_for, unit_for
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access, kept
from cunju.ui.forms import refused

PAGE = 30


def _confirm(request: HttpRequest, form: django_forms.Form, **page: Any) -> HttpResponse:
    return render(request, "decisions/confirm.html", {"form": form, "nav_current": "register", **page})


@access.staff
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The major matters of a unit with what each waits for, and decided items that are no matter yet."""
    unit = unit_for(request, code)
    page = Paginator(queries.matters(code), PAGE).get_page(request.GET.get("page"))
    rows = [(one, [rules.STEPS[each] for each in queries.missing(one)[:1]], len(queries.missing(one))) for one in page]
    may_write = access.may_write(access.account_of(request), code)
    offered = [(card, rules.CLASSES[name]) for card, name in queries.unmatched(code)] if may_write else []
    shown = {"unit": unit, "page": page, "rows": rows, "offered": offered, "may_write": may_write, "nav_current": "register"}
    return render(request, "decisions/register.html", shown)


@access.staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Step one of a new matter; from a meeting that already decided it, its step four comes along."""
    unit = unit_for(request, code, write=True)
    begin: dict[str, Any] = {"day": instant(request).date(), "fact_id": identity.new_id()}
    offered = {str(card.root): name for card, name in queries.unmatched(code)}
    if (asked := request.GET.get("meeting", "")) in offered:
        begin |= {"meeting": asked, "matter_class": offered[asked]}
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = forms.OpeningForm(data, initial=begin)
    if request.method == "POST" and form.is_valid():
        meeting = form.cleaned_data["meeting"]
        try:
            matter = actions.open_matter(
                unit,
                form.opening(),
                by=request.user.get_username(),
                now=instant(request),
                fact_id=form.cleaned_data["fact_id"],
                resolved_at=meeting if str(meeting) in offered else None,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, "已登记提议。后面各步办了再登记。")
            return redirect("decisions:detail", matter.pk)
    sentence = "村级和社区重大事项按“四议两公开”办：先由党组织提议。"
    back = reverse("decisions:register", args=[code])
    return _confirm(request, form, unit=unit, title="登记重大事项", sentence=sentence, submit="登记提议", back=back)


@access.staff
def detail(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """One matter with its six steps, its money, how it stands and its papers."""
    matter, unit = matter_for(request, matter_id)
    waits = queries.missing(matter)
    page = {
        "matter": matter,
        "unit": unit,
        "chain": queries.progress(matter),
        "steps": matter.steps.all(),
        "spending": matter.spending.all(),
        "waits": [(number, rules.STEPS[number]) for number in waits] if matter.state == "open" else [],
        "sheets": [(f"s{number}", name) for number, name in rules.STEPS.items()],
        "verdict": queries.shown(queries.lines_of(matter, kind=unit.kind)) if matter.state != "void" else None,
        "may_write": access.may_write(access.account_of(request), unit.code),
        "nav_current": "register",
    }
    return render(request, "decisions/detail.html", page)


@access.staff
def step(request: HttpRequest, matter_id: uuid.UUID, number: int) -> HttpResponse:
    """Note one of the steps two to six."""
    matter, unit = matter_for(request, matter_id, write=True)
    if number not in rules.CODES:
        raise Http404
    begin = {"day": instant(request).date(), "fact_id": identity.new_id(), "stage": "yes"}
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = forms.StepForm(data, number=number, unit_code=unit.code, kind=unit.kind, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_step(
                matter,
                form.take(),
                unit=unit,
                by=request.user.get_username(),
                now=instant(request),
                fact_id=form.cleaned_data["fact_id"],
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, f"已登记{rules.STEPS[number]}。")
            return redirect("decisions:detail", matter.pk)
    sentence = f"“{matter.title}”。有记录的选那一条，日期、人数自动带出；没有的选纸上的记录。"
    back = reverse("decisions:detail", args=[matter.pk])
    title = f"第{number}步 {rules.STEPS[number]}"
    return _confirm(request, form, unit=unit, title=title, sentence=sentence, submit="登记", back=back)


@access.staff
def spend(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Note the day of a contract or first payment."""
    matter, unit = matter_for(request, matter_id, write=True)
    form = forms.SpendForm(
        request.POST or None, initial={"day": instant(request).date(), "fact_id": identity.new_id()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.spend(
                matter, unit=unit, by=request.user.get_username(), now=instant(request), **form.cleaned_data
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, "已登记。")
            return redirect("decisions:detail", matter.pk)
    sentence = f"“{matter.title}”。填合同或首次付款的日期。"
    back = reverse("decisions:detail", args=[matter.pk])
    return _confirm(request, form, unit=unit, title="登记合同或付款", sentence=sentence, submit="登记", back=back)


@access.staff
def void(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Take a matter out, with the reason."""
    matter, unit = matter_for(request, matter_id, write=True)
    form = forms.ReasonForm(request.POST or None)
    back = reverse("decisions:detail", args=[matter.pk])
    if request.method == "POST" and form.is_valid():
        actions.void_matter(matter, by=request.user.get_username(), now=instant(request), **form.cleaned_data)
        messages.success(request, "已作废，原记录和原因留在台账里。")
        return redirect(back)
    sentence = f"“{matter.title}”作废后各步都不再计入；记录和原因留在台账里。"
    return _confirm(request, form, unit=unit, title="作废这件重大事项", sentence=sentence, submit="作废", back=back)


@access.staff
def void_step(request: HttpRequest, step_id: int) -> HttpResponse:
    """Take a step back, with the reason, to note it anew."""
    found, unit = step_for(request, step_id)
    form = forms.ReasonForm(request.POST or None)
    back = reverse("decisions:detail", args=[found.matter_id])
    if request.method == "POST" and form.is_valid():
        actions.void_step(found, by=request.user.get_username(), now=instant(request), **form.cleaned_data)
        messages.success(request, "已作废，原记录和原因留在台账里。")
        return redirect(back)
    sentence = "要改日期或人数的，作废以后重新登记这一步；原记录和原因留在台账里。"
    return _confirm(request, form, unit=unit, title=f"作废{found.name}的登记", sentence=sentence, submit="作废", back=back)


@access.staff
def sheet(request: HttpRequest, matter_id: uuid.UUID, sheet: str) -> HttpResponse:
    """One of the six sheets, to print."""
    matter, unit = matter_for(request, matter_id)
    if sheet not in papers.SHEETS:
        raise Http404
    page = {
        "paper": papers.sheet(matter, unit, number=papers.SHEETS[sheet]),
        "paper_room": "decisions",
        "paper_name": f"{matter.pk}/{sheet}",
        "back_url": reverse("decisions:detail", args=[matter.pk]),
    }
    return render(request, "ui/print.html", page)
