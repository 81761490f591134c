"""Pages after the record: taken out, its decisions posted, and taken down where they hold no more."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cunju import catalogue
from cunju.activities.assemblies import actions, forms, queries
from cunju.activities.assemblies.access import instant, meeting_for
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access
from cunju.org.models import Unit
from cunju.records import pages
from cunju.records.asking import ask

POSTED = "决议已经公布过的，要撤下，并公布更正。"


@access.staff
def void(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Take a record out, with the reason."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    form, posted = forms.VoidForm(request.POST or None), POSTED if queries.posted(meeting) else ""
    return ask(
        request, form, lambda: actions.void_meeting(meeting, **form.cleaned_data, **pages.said_by(request)),
        **_shown(meeting, unit), heading="作废这条会议记录", submit="作废", said="已作废，原记录和原因留在台账里。" + posted,
        sentence="作废后不再计入应办事项；记录和原因留在台账里。" + posted,
    )  # fmt: skip


def _shown(meeting: Meeting, unit: Unit) -> dict[str, Any]:
    back = reverse("assemblies:detail", args=[meeting.id])
    return {"unit": unit, "meeting": meeting, "back": back, "template": "records/confirm.html"}


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
    return ask(
        request, form, lambda: actions.post_decision(meeting, **form.cleaned_data, **pages.said_by(request)),
        **_shown(meeting, unit), heading="登记决议公布", submit="登记", said="已登记决议公布。",
        sentence="决议在公开栏公布后，在这里登记日期和天数。",
    )  # fmt: skip


@access.staff
def take_down(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Note that a resolution that holds no more was taken down, and the correction shown."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    form = forms.TakeDownForm(request.POST or None, initial={"taken_down_on": instant(request).date()})
    why = queries.correction_of(meeting, queries.posted(meeting))
    return ask(
        request, form, lambda: actions.take_down(meeting, **form.cleaned_data, **pages.said_by(request)),
        **_shown(meeting, unit), heading="登记撤下原决议", submit="登记", said="已登记撤下原决议、公布更正。",
        sentence=f"{why}把原来贴的决议撤下，贴上更正，再在这里登记日期。" if why else "这次会议没有要撤下的决议。",
    )  # fmt: skip
