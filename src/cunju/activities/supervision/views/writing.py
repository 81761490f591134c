"""Pages on which a line is written, confirmed, corrected, voided: the shelf's; three kinds of line are corrected by forms of their own."""

import uuid

from django.http import HttpRequest, HttpResponse

from cunju.activities.supervision import access, actions, forms, queries
from cunju.activities.supervision.models import Entry
from cunju.activities.supervision.views.looking import SHOWN
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import pages


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; a regular meeting, a system or a report heard by its own form."""
    entry, unit = access.to_change(request, entry_id)
    if entry.step == "report":
        return _report(request, entry, unit)
    made = forms.FORMS.get(entry.step)
    if made is None:
        return pages.edit(SHOWN, request, entry_id)
    form = made(pages.data_of(request), request.FILES or None, entry=entry, initial=pages.beginning(entry))
    return pages.mended(SHOWN, request, entry, unit, form, lambda: actions.correct(entry, form.told(), **pages.acting(request, form)))


def _report(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    """By which meeting a report was heard, and its words."""
    begin = pages.beginning(entry) | {
        "text": queries.report_text(unit, str(entry.said["half"])), "meeting": queries.heard_by(entry), "body": entry.said.get("body"),
    }  # fmt: skip
    cards = queries.hearing(unit.code, on=doors.today_of(request))
    form = forms.MendReport(pages.data_of(request), request.FILES or None, entry=entry, cards=cards, initial=begin)

    def act() -> None:
        data = form.cleaned_data
        said = {"text": data["text"].strip(), "reason": data["reason"], "seen": data.get("seen")}
        actions.correct_report(unit, entry, form.heard(), **said, **pages.acting(request, form))

    return pages.mended(SHOWN, request, entry, unit, form, act)
