"""Pages after the record: taken out, its decisions posted, and taken down where they hold no more."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.assemblies import actions, forms, queries
from cunju.activities.assemblies.access import instant, meeting_for
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access
from cunju.records import pages

POSTED = "决议已经公布过的，要撤下，并公布更正。"


@access.staff
def void(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Take a record out, with the reason."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    form = forms.VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.void_meeting(
            meeting, by=request.user.get_username(), now=instant(request), **form.cleaned_data
        )
        messages.success(request, "已作废，原记录和原因留在台账里。" + (POSTED if queries.posted(meeting) else ""))
        return redirect("assemblies:detail", meeting.id)
    page = {
        "unit": unit,
        "form": form,
        "meeting": meeting,
        "title": "作废这条会议记录",
        "sentence": "作废后不再计入应办事项；记录和原因留在台账里。" + (POSTED if queries.posted(meeting) else ""),
        "submit": "作废",
    }
    return render(request, "assemblies/confirm.html", page)


@access.staff
def post(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Note that the decisions were posted."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    if meeting.state != "planned" and request.method != "POST":
        try:
            actions.refuse_undecided(meeting)
        except Refusal as refusal:
            messages.error(request, refusal.message)
            return redirect("assemblies:detail", meeting.id)
    today = instant(request).date()
    least = catalogue.law(unit=unit, on=today).first("disclosure.board_days")
    begin = {"posted_on": today, "days_shown": least.number if least else None, "fact_id": identity.new_id()}
    form = forms.PostForm(request.POST or None, initial=begin)
    if pages.done(
        request, form,
        lambda: actions.post_decision(meeting, by=request.user.get_username(), now=instant(request), **form.cleaned_data),
    ):  # fmt: skip
        messages.success(request, "已登记决议公布。")
        return redirect("assemblies:detail", meeting.id)
    page = {
        "unit": unit,
        "form": form,
        "meeting": meeting,
        "title": "登记决议公布",
        "sentence": "决议在公开栏公布后，在这里登记日期和天数。",
        "submit": "登记",
    }
    return render(request, "assemblies/confirm.html", page)


@access.staff
def take_down(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Note that a resolution that holds no more was taken down, and the correction shown."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    form = forms.TakeDownForm(request.POST or None, initial={"taken_down_on": instant(request).date()})
    if pages.done(
        request, form,
        lambda: actions.take_down(meeting, by=request.user.get_username(), now=instant(request), **form.cleaned_data),
    ):  # fmt: skip
        messages.success(request, "已登记撤下原决议、公布更正。")
        return redirect("assemblies:detail", meeting.id)
    said = queries.correction_of(meeting, queries.posted(meeting))
    page = {
        "unit": unit,
        "form": form,
        "meeting": meeting,
        "title": "登记撤下原决议",
        "sentence": f"{said}把原来贴的决议撤下，贴上更正，再在这里登记日期。" if said else "这次会议没有要撤下的决议。",
        "submit": "登记",
    }
    return render(request, "assemblies/confirm.html", page)
