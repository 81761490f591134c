"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju import catalogue
from cunju.activities.decisions import actions, forms, papers, queries, rules
from cunju.activities.decisions.access import line_for, matter_for, spending_for, step_for, unit_for
from cunju.activities.decisions.models import Matter, Spending, Step
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.org import access
from cunju.org.models import Unit
from cunju.records import alone
from cunju.records.asking import ask
from cunju.records.pages import data_of, said_by
from cunju.ui.forms import Form

PAGE = 30
KEPT = "原记录和原因留在台账里。"
MORE = "村级和社区重大事项按“四议两公开”办：先由党组织提议。"
TAKEN_OVER = "有记录的选那一条，日期、人数、票数自动带出；没有的选纸上的记录。"
REALLY = f"只是日期或人数写错的，请用“更正”；这一步没有开过、没有公开的才作废。{KEPT}"


@access.staff
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The major matters of a unit with what each waits for, and decided items that are no matter yet."""
    unit = unit_for(request, code)
    page = Paginator(queries.matters(code), PAGE).get_page(request.GET.get("page"))
    steps = queries.steps_of_all(list(page))
    waits = {one.pk: queries.missing(one, steps[one.pk]) for one in page}
    rows = [(one, [rules.STEPS[each] for each in waits[one.pk][:1]], len(waits[one.pk])) for one in page]
    may_write = access.may_write(access.account_of(request), code)
    offered = [(card, name, rules.CLASSES[name]) for card, name in queries.unmatched(code)] if may_write else []
    shown = {"unit": unit, "page": page, "rows": rows, "offered": offered, "may_write": may_write, "nav_current": "register"}
    shown["alone"] = alone.alone(code, ["decisions.matter_opened"], Matter)
    return render(request, "decisions/register.html", shown)


@access.staff
def detail(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """One matter with its six steps, its money, how it stands and its papers."""
    found, unit = matter_for(request, matter_id)
    matter = queries.matters(unit.code).get(pk=found.pk)
    steps = queries.steps_of(matter)
    waits = queries.missing(matter, steps)
    page = {
        "matter": matter, "unit": unit, "chain": queries.progress(matter, steps),
        "steps": [(one, queries.counts(one, matter)) for one in steps], "gone": [one for one in matter.steps.all() if one.void],
        "spending": matter.spending.all(), "changes": matter.changes.all(),
        "waits": [] if matter.gone else [(number, rules.STEPS[number]) for number in waits],
        "closed": queries.is_closed(matter, steps), "sheets": [(f"s{number}", name) for number, name in rules.STEPS.items()],
        "verdict": None if matter.gone else queries.shown(queries.case(matter, steps=steps)),
        "may_write": access.may_write(access.account_of(request), unit.code) and not matter.gone, "nav_current": "register",
    }  # fmt: skip
    return render(request, "decisions/detail.html", page)


@access.staff
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What counts as a major matter here: by law and regulation, and by the unit's own list."""
    unit = unit_for(request, code)
    law = queries.law_of(code)(on=access.today_of(request))
    page = {
        "unit": unit, "law": rules.by_law(law), "nothing": catalogue.NOTHING, "owners": law.first("matter.owners"),
        "own": queries.listed(code), "may_write": access.may_write(access.account_of(request), code), "nav_current": "register",
    }  # fmt: skip
    return render(request, "decisions/listed.html", page)


@access.staff
def sheet(request: HttpRequest, matter_id: uuid.UUID, sheet: str) -> HttpResponse:
    """One of the six sheets, to print."""
    matter, unit = matter_for(request, matter_id)
    if sheet not in papers.SHEETS:
        raise Http404
    paper = papers.sheet(matter, unit, number=papers.SHEETS[sheet])
    page = {"paper": paper, "paper_room": "decisions", "paper_name": f"{matter.pk}/{sheet}", "back_url": _page_of(matter)}
    return render(request, "ui/print.html", page)


def _page_of(matter: Matter) -> str:
    return reverse("decisions:detail", args=[matter.pk])


def _begin(request: HttpRequest) -> dict[str, Any]:
    return {"day": access.today_of(request), "fact_id": identity.new_id()}


@access.staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Step one of a new matter; from a meeting that already decided it, its step four comes along."""
    unit, begin, today = unit_for(request, code, write=True), _begin(request), access.today_of(request)
    offered = {(str(card.root), name): name for card, name in queries.unmatched(code)}
    if (asked := (request.GET.get("meeting", ""), request.GET.get("class", ""))) in offered:
        begin |= {"meeting": asked[0], "matter_class": offered[asked]}
    form = forms.OpeningForm(data_of(request), own=queries.listed(code, on=today), law=queries.law_of(code)(on=today), initial=begin)
    form.of_kind(unit.kind)

    def act() -> Matter:
        data = form.cleaned_data
        meeting = data["meeting"] if (str(data["meeting"]), data["matter_class"]) in offered else None
        return actions.open_matter(unit, form.opening(), fact_id=data["fact_id"], resolved_at=meeting, **said_by(request))

    return ask(
        request, form, act, unit=unit, heading="登记重大事项", sentence=MORE, submit="登记提议",
        back=reverse("decisions:register", args=[code]), onward=_page_of, said="已登记提议。后面各步办了再登记。",
    )  # fmt: skip


@access.staff
def step(request: HttpRequest, matter_id: uuid.UUID, number: int) -> HttpResponse:
    """Note one of the steps two to six."""
    matter, unit = matter_for(request, matter_id, write=True)
    if number not in rules.STEPS or number == 1:
        raise Http404
    begin, today = {**_begin(request), "stage": "yes"}, access.today_of(request)
    form = forms.StepForm(data_of(request), request.FILES or None, number=number, matter=matter, on=today, initial=begin)

    def act() -> None:
        data = form.cleaned_data
        actions.take_step(matter, form.take(), unit=unit, fact_id=data["fact_id"], uploads=data["photos"], **said_by(request))

    return ask(
        request, form, act, unit=unit, heading=f"第{number}步 {rules.STEPS[number]}", sentence=f"“{matter.title}”。{TAKEN_OVER}",
        submit="登记", back=_page_of(matter), said=f"已登记{rules.STEPS[number]}。",
    )  # fmt: skip


@access.staff
def spend(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Note the day of a contract or first payment."""
    matter, unit = matter_for(request, matter_id, write=True)
    form = forms.SpendForm(data_of(request), initial=_begin(request))
    return ask(
        request, form, lambda: actions.spend(matter, unit=unit, **form.cleaned_data, **said_by(request)), unit=unit, said="已登记。",
        heading="登记合同或付款", sentence=f"“{matter.title}”。填合同或首次付款的日期。", submit="登记", back=_page_of(matter),
    )  # fmt: skip


@access.staff
def add_listed(request: HttpRequest, code: str) -> HttpResponse:
    """A major matter of the unit's own."""
    unit, today = unit_for(request, code, write=True), access.today_of(request)
    form = forms.ListedForm(data_of(request), unit_code=code, law=queries.law_of(code)(on=today))

    def act() -> None:
        answer, now = form.cleaned_data["record"], access.now_of(request)
        from_on = answer.paper_day or queries.day_of(answer.fact_id) or today
        label = form.cleaned_data["label"]
        actions.add_listed(unit, label=label, from_on=from_on, now=now, base=answer.fact_id, page=answer.paper_page)

    sentence = of_kind("法律、法规列明的不用再列；这里只写本村（社区）另外定为重大事项的。", unit.kind)
    return ask(
        request, form, act, unit=unit, heading="增加重大事项", sentence=sentence, submit="增加", said="已列入清单。",
        back=reverse("decisions:listed", args=[code]),
    )  # fmt: skip


@access.staff
def end_listed(request: HttpRequest, listed_id: int) -> HttpResponse:
    """From a day on a line of the list counts no more."""
    one, unit = line_for(request, listed_id)
    form = forms.EndForm(data_of(request), initial={"on": access.today_of(request)})
    return ask(
        request, form, lambda: actions.end_listed(one, on=form.cleaned_data["on"], now=access.now_of(request)), unit=unit,
        heading="停用这一项", sentence=f"“{one.label}”停用以后不再列出；已经登记的重大事项不受影响。", submit="停用", said="已停用。",
        back=reverse("decisions:listed", args=[unit.code]),
    )  # fmt: skip


def _mend(request: HttpRequest, matter: Matter, unit: Unit, form: Form, act: Callable[..., Any], *, heading: str) -> HttpResponse:
    """The page of a correction; ``seen`` is how often the matter had been corrected when it was opened: another number is refused."""
    seen = request.POST.get("seen")

    def mend() -> Any:
        return act(reason=form.cleaned_data["reason"], unit=unit, seen=seen, **said_by(request))

    return ask(
        request, form, mend, unit=unit, heading=heading, sentence=KEPT, submit="更正", back=_page_of(matter), said=f"已更正，{KEPT}",
        seen=str(matter.changes.count()) if seen is None else seen,
    )  # fmt: skip


@access.staff
def edit(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Correct the proposal: title, class, origin, amount, day, numbers."""
    matter, unit = matter_for(request, matter_id, write=True)
    own, law = queries.listed(unit.code, on=matter.proposed_on), queries.law_of(unit.code)(on=matter.proposed_on)
    own += [matter.own] if matter.own and matter.own not in own else []
    form = forms.OpeningForm(data_of(request), own=own, law=law, correcting=True, initial=forms.OpeningForm.of(matter))
    form.of_kind(unit.kind)
    return _mend(request, matter, unit, form, lambda **said: actions.correct_matter(matter, form.opening(), **said), heading="更正提议")


@access.staff
def edit_step(request: HttpRequest, step_id: int) -> HttpResponse:
    """Correct a step; what rests on it stays."""
    found, unit = step_for(request, step_id)
    standing = next((one for one in queries.steps_of(found.matter) if one.step.pk == found.pk), None)
    if standing is None:
        raise Http404
    form = forms.StepForm(
        data_of(request), request.FILES or None, number=found.number, matter=found.matter, on=access.today_of(request),
        correcting=True, initial=forms.StepForm.of(standing),
    )  # fmt: skip

    def act(**said: Any) -> None:
        actions.correct_step(found, form.take(), uploads=form.cleaned_data["photos"], **said)

    return _mend(request, found.matter, unit, form, act, heading=f"更正第{found.number}步 {found.name}")


@access.staff
def edit_spending(request: HttpRequest, spending_id: int) -> HttpResponse:
    """Correct the kind or day of a contract or payment."""
    one, unit = spending_for(request, spending_id)
    form = forms.SpendForm(data_of(request), correcting=True, initial={"what": one.what, "day": one.day})

    def act(**said: Any) -> None:
        actions.correct_spending(one, what=form.cleaned_data["what"], day=form.cleaned_data["day"], **said)

    return _mend(request, one.matter, unit, form, act, heading="更正合同或付款")


def _void(request: HttpRequest, row: Matter | Step | Spending, unit: Unit, *, heading: str, sentence: str = KEPT) -> HttpResponse:
    form = forms.ReasonForm(data_of(request))
    return ask(
        request, form, lambda: actions.void(row, unit=unit, **form.cleaned_data, **said_by(request)), unit=unit, heading=heading,
        sentence=sentence, submit="作废", said=f"已作废，{KEPT}", back=_page_of(row if isinstance(row, Matter) else row.matter),
    )  # fmt: skip


@access.staff
def void(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """Take a matter out, with the reason."""
    matter, unit = matter_for(request, matter_id, write=True)
    sentence = f"“{matter.title}”作废后各步、合同和付款都不再计入；{KEPT}"
    return _void(request, matter, unit, heading="作废这件重大事项", sentence=sentence)


@access.staff
def void_step(request: HttpRequest, step_id: int) -> HttpResponse:
    """Take a step back, with the reason."""
    found, unit = step_for(request, step_id)
    return _void(request, found, unit, heading=f"作废{found.name}的登记", sentence=REALLY)


@access.staff
def void_spending(request: HttpRequest, spending_id: int) -> HttpResponse:
    """Take a contract or payment back, with the reason."""
    one, unit = spending_for(request, spending_id)
    return _void(request, one, unit, heading=f"作废{one.get_what_display()}的登记")
