"""Note a proposal, a step, a contract or payment, a line of the unit's list."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from cunju.activities.decisions import actions, forms, queries, rules
from cunju.activities.decisions.access import instant, listed_for, matter_for, unit_for
from cunju.activities.decisions.views.asking import ask, data_of
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.org import access


@access.staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Step one of a new matter; from a meeting that already decided it, its step four comes along."""
    unit = unit_for(request, code, write=True)
    begin: dict[str, Any] = {"day": instant(request).date(), "fact_id": identity.new_id()}
    offered = {(str(card.root), name): name for card, name in queries.unmatched(code)}
    if (asked := (request.GET.get("meeting", ""), request.GET.get("class", ""))) in offered:
        begin |= {"meeting": asked[0], "matter_class": offered[asked]}
    own = queries.listed(code, on=instant(request).date())
    law = queries.law_of(code)(on=instant(request).date())
    form = forms.OpeningForm(data_of(request), own=own, law=law, initial=begin)
    form.of_kind(unit.kind)

    def act(data: Mapping[str, Any]) -> str:
        meeting = data["meeting"]
        matter = actions.open_matter(
            unit,
            form.opening(),
            by=request.user.get_username(),
            now=instant(request),
            fact_id=data["fact_id"],
            resolved_at=meeting if (str(meeting), data["matter_class"]) in offered else None,
        )
        return reverse("decisions:detail", args=[matter.pk])

    sentence = "村级和社区重大事项按“四议两公开”办：先由党组织提议。"
    back = reverse("decisions:register", args=[code])
    said = "已登记提议。后面各步办了再登记。"
    page = {"unit": unit, "title": "登记重大事项", "sentence": sentence, "submit": "登记提议", "back": back}
    return ask(request, form, act, said, **page)


@access.staff
def step(request: HttpRequest, matter_id: uuid.UUID, number: int) -> HttpResponse:
    """Note one of the steps two to six."""
    matter, unit = matter_for(request, matter_id, write=True)
    if number not in rules.CODES:
        raise Http404
    begin = {"day": instant(request).date(), "fact_id": identity.new_id(), "stage": "yes"}
    form = forms.StepForm(
        data_of(request), request.FILES or None, number=number, matter=matter, on=instant(request).date(), initial=begin
    )
    back = reverse("decisions:detail", args=[matter.pk])

    def act(data: Mapping[str, Any]) -> str:
        by, now = request.user.get_username(), instant(request)
        uploads = data["photos"]
        actions.take_step(matter, form.take(), unit=unit, by=by, now=now, fact_id=data["fact_id"], uploads=uploads)
        return back

    sentence = f"“{matter.title}”。有记录的选那一条，日期、人数、票数自动带出；没有的选纸上的记录。"
    title = f"第{number}步 {rules.STEPS[number]}"
    page = {"unit": unit, "title": title, "sentence": sentence, "submit": "登记", "back": back}
    return ask(request, form, act, f"已登记{rules.STEPS[number]}。", **page)


@access.staff
def spend(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Note the day of a contract or first payment."""
    matter, unit = matter_for(request, matter_id, write=True)
    begin = {"day": instant(request).date(), "fact_id": identity.new_id()}
    form = forms.SpendForm(data_of(request), initial=begin)
    back = reverse("decisions:detail", args=[matter.pk])

    def act(data: Mapping[str, Any]) -> str:
        actions.spend(matter, unit=unit, by=request.user.get_username(), now=instant(request), **data)
        return back

    sentence = f"“{matter.title}”。填合同或首次付款的日期。"
    page = {"unit": unit, "title": "登记合同或付款", "sentence": sentence, "submit": "登记", "back": back}
    return ask(request, form, act, "已登记。", **page)


@access.staff
def add_listed(request: HttpRequest, code: str) -> HttpResponse:
    """A major matter of the unit's own."""
    unit = unit_for(request, code, write=True)
    law = queries.law_of(code)(on=instant(request).date())
    form = forms.ListedForm(data_of(request), unit_code=code, law=law)
    back = reverse("decisions:listed", args=[code])

    def act(data: Mapping[str, Any]) -> str:
        answer, now = data["record"], instant(request)
        from_on = answer.paper_day or queries.day_of(answer.fact_id) or now.date()
        actions.add_listed(
            unit, label=data["label"], from_on=from_on, now=now, base=answer.fact_id, page=answer.paper_page
        )
        return back

    sentence = of_kind("法律、法规列明的不用再列；这里只写本村（社区）另外定为重大事项的。", unit.kind)
    page = {"unit": unit, "title": "增加重大事项", "sentence": sentence, "submit": "增加", "back": back}
    return ask(request, form, act, "已列入清单。", **page)


@access.staff
def end_listed(request: HttpRequest, listed_id: int) -> HttpResponse:
    """From a day on a line of the list counts no more."""
    one, unit = listed_for(request, listed_id)
    form = forms.EndForm(data_of(request), initial={"on": instant(request).date()})
    back = reverse("decisions:listed", args=[unit.code])

    def act(data: Mapping[str, Any]) -> str:
        actions.end_listed(one, on=data["on"], now=instant(request))
        return back

    sentence = f"“{one.label}”停用以后不再列出；已经登记的重大事项不受影响。"
    page = {"unit": unit, "title": "停用这一项", "sentence": sentence, "submit": "停用", "back": back}
    return ask(request, form, act, "已停用。", **page)
