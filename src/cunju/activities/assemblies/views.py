"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju import ledger
from cunju.activities.assemblies import actions, forms, papers, queries
from cunju.activities.assemblies.access import instant, meeting_for, unit_for
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access, kept
from cunju.org import queries as org
from cunju.org.models import Unit


def _refused(form: Form, refusal: Refusal) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


@access.staff
def register(request: HttpRequest, code: str) -> HttpResponse:
    """All meetings of a unit."""
    unit = unit_for(request, code)
    words = forms.body_words(unit.kind)
    rows = [(one, words.get(one.body, one.body)) for one in queries.meetings(code)]
    may_write = access.may_write(access.account_of(request), code)
    page = {"unit": unit, "rows": rows, "may_write": may_write, "nav_current": "register"}
    return render(request, "assemblies/register.html", page)


@access.staff
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Arrange a meeting; one in the past goes straight on to its record."""
    unit = unit_for(request, code, write=True)
    now = instant(request)
    body = request.GET.get("body", "representatives")
    before = queries.last(code, body=body)
    habits = {name: getattr(before, name) for name in ("place", "chair", "recorder")} if before else {}
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = forms.PlanForm(data, kind=unit.kind, initial={"body": body, "planned_on": now.date(), **habits})
    if request.method == "POST" and form.is_valid():
        names = ("body", "planned_on", "place", "chair", "recorder")
        meeting = actions.plan_meeting(
            unit,
            by=request.user.get_username(),
            now=now,
            items=form.titles,
            **{name: form.cleaned_data[name] for name in names},
        )
        past = meeting.planned_on < now.date()
        return redirect("assemblies:record" if past else "assemblies:detail", meeting.id)
    return render(request, "assemblies/plan.html", {"unit": unit, "form": form, "nav_current": "register"})


@access.staff
def detail(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """One meeting: its numbers, how it compares with the clauses, its versions and papers."""
    meeting, unit = meeting_for(request, meeting_id)
    page = {
        "meeting": meeting,
        "unit": unit,
        "word": forms.body_words(unit.kind)[meeting.body],
        "items": meeting.items.all(),
        "papers": meeting.papers.all(),
        "versions": ledger.chain(meeting.fact) if meeting.fact else [],
        "verdict": queries.shown(queries.verdict_of(meeting, unit)) if meeting.state == "held" else None,
        "may_write": access.may_write(access.account_of(request), unit.code),
        "notice_form": forms.NoticeForm(initial={"notice_on": meeting.notice_on or instant(request).date()}),
        "nav_current": "register",
    }
    return render(request, "assemblies/detail.html", page)


@require_POST
@access.staff
def notice(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Mark the notice as given."""
    meeting, _ = meeting_for(request, meeting_id, write=True)
    form = forms.NoticeForm(request.POST)
    if form.is_valid():
        try:
            actions.give_notice(
                meeting, by=request.user.get_username(), now=instant(request), **form.cleaned_data
            )
            messages.success(request, "已记下告知日期和方式。")
        except Refusal as refusal:
            messages.error(request, refusal.message)
    else:
        messages.error(request, "告知日期要写成年-月-日，并选一种告知方式。")
    return redirect("assemblies:detail", meeting.id)


@access.staff
def record(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Write down what happened, or correct it."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    if meeting.state == "void":
        raise Http404
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = _record_form(meeting, unit, data=data, request=request)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, meeting, unit=unit, form=form)
        except Refusal as refusal:
            _refused(form, refusal)
        else:
            return redirect("assemblies:detail", meeting.id)
    absent = set(data.getlist("absent")) if data else {str(one.person_id) for one in meeting.absences.all()}
    people = queries.due_people(unit.code, body=meeting.body, on=meeting.held_on or meeting.planned_on)
    page = {
        "meeting": meeting,
        "unit": unit,
        "form": form,
        "word": forms.body_words(unit.kind)[meeting.body],
        "members": [
            {
                "value": one.person.id,
                "label": one.person.name,
                "sub": one.office,
                "ticked": str(one.person.id) in absent,
            }
            for one in people
        ],
        "verdict": _live(meeting, unit, form, absent=sorted(absent)),
        "nav_current": "register",
    }
    return render(request, "assemblies/record.html", page)


def _record_form(meeting: Meeting, unit: Unit, *, data: Any, request: HttpRequest) -> forms.RecordForm:
    on = meeting.held_on or meeting.planned_on
    items = list(meeting.items.all())
    roll = org.roll_on(unit.code, on=on)
    initial: dict[str, Any] = {
        name: getattr(meeting, name)
        for name in (
            "notice_on",
            "place",
            "chair",
            "recorder",
            "minutes",
            "form",
            "away",
            "ill",
            "unable",
            "present",
        )
    }
    initial |= {
        "held_on": on,
        "fact_id": identity.new_id(),
        "all_passed": all(one.votes_for is None for one in items),
    }
    initial |= {"women_present": meeting.women_present, "households_present": meeting.households_present}
    if meeting.state == "held":
        excluded = meeting.away + meeting.ill + meeting.unable
        initial |= {"due": (meeting.due or 0) + excluded, "households": meeting.households}
    elif roll:
        initial["due"] = queries.due_of_roll(roll, body=meeting.body, form=meeting.form)
    for at, item in enumerate(items):
        initial |= {
            f"item{at}_for": item.votes_for,
            f"item{at}_against": item.against,
            f"item{at}_abstain": item.abstain,
        }
    rolled = bool(queries.due_people(unit.code, body=meeting.body, on=on))
    files = request.FILES if data is not None else None
    return forms.RecordForm(
        data, files, initial=initial, rolled=rolled, body=meeting.body, kind=unit.kind, items=items
    )


def _save(request: HttpRequest, meeting: Meeting, *, unit: Unit, form: forms.RecordForm) -> None:
    by, now = request.user.get_username(), instant(request)
    wanted = form.record(request.POST.getlist("absent"))
    fact_id = form.cleaned_data["fact_id"]
    again = meeting.state == "held" and meeting.fact != fact_id
    act = actions.correct_meeting if again else actions.hold_meeting
    act(meeting, wanted, by=by, now=now, unit=unit, fact_id=fact_id)
    meeting.refresh_from_db()
    actions.add_papers(meeting, request.FILES.getlist("photos"), by=by, now=now)
    messages.success(request, "已更正，原记录留在台账里。" if again else "已记录。")


def _live(meeting: Meeting, unit: Unit, form: forms.RecordForm, *, absent: list[str]) -> dict[str, Any]:
    """The verdict of what is on the form now; of an untouched form, of what it begins with."""
    bound = form
    if not form.is_bound:
        data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        bound = forms.RecordForm(
            {name: value for name, value in data.items() if value not in (None, False)},
            rolled="due" not in form.fields,
            body=meeting.body,
            kind=unit.kind,
            items=form.items,
        )
    if not bound.is_valid() and "held_on" not in bound.cleaned_data:
        return {"layers": [], "advice": "开会日期要写成年-月-日。"}
    return queries.shown(actions.judged(meeting, bound.record(absent), unit=unit)[1])


@require_POST
@access.staff
def live(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The verdict while typing, as a partial."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    form = _record_form(meeting, unit, data=request.POST, request=request)
    verdict = _live(meeting, unit, form, absent=request.POST.getlist("absent"))
    return render(request, "ui/verdict.html", {"verdict": verdict})


@access.staff
def void(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Take a record out, with the reason."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    form = forms.VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.void_meeting(
            meeting, by=request.user.get_username(), now=instant(request), **form.cleaned_data
        )
        messages.success(request, "已作废，原记录和原因留在台账里。")
        return redirect("assemblies:detail", meeting.id)
    sentence = "作废后不再计入应办事项；记录和原因留在台账里。"
    page = {
        "unit": unit,
        "form": form,
        "meeting": meeting,
        "title": "作废这条会议记录",
        "sentence": sentence,
        "submit": "作废",
    }
    return render(request, "assemblies/confirm.html", page)


@access.staff
def post(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Note that the decisions were posted."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    begin = {"posted_on": instant(request).date(), "days_shown": 5, "fact_id": identity.new_id()}
    form = forms.PostForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            actions.post_decision(
                meeting, by=request.user.get_username(), now=instant(request), **form.cleaned_data
            )
        except Refusal as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, "已登记决议公布。")
            return redirect("assemblies:detail", meeting.id)
    sentence = "决议在公开栏公布后，在这里登记日期和天数。"
    page = {
        "unit": unit,
        "form": form,
        "meeting": meeting,
        "title": "登记决议公布",
        "sentence": sentence,
        "submit": "登记",
    }
    return render(request, "assemblies/confirm.html", page)


@access.staff
def sheet(request: HttpRequest, meeting_id: uuid.UUID, sheet: str) -> HttpResponse:
    """A paper to print: notice, sign-in, minutes, resolution."""
    meeting, unit = meeting_for(request, meeting_id)
    make = papers.SHEETS.get(sheet)
    if make is None:
        raise Http404
    back = reverse("assemblies:detail", args=[meeting.id])
    return render(request, "ui/print.html", {"paper": make(meeting, unit), "back_url": back})
