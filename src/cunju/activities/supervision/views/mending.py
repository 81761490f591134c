"""Correcting a line of any kind; the earlier version stays in the ledger."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import ledger
from cunju.activities.supervision import access, actions, forms, queries, rules
from cunju.activities.supervision.models import Entry
from cunju.activities.supervision.views.writing import offered_to
from cunju.archive.pdfs import tell
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org import kept
from cunju.org.models import Unit
from cunju.ui.forms import refused

Form = forms.LineForm | forms.MendForm


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line, a regular meeting, a system or a report heard."""
    entry, unit = access.to_change(request, entry_id)
    form = _form(request, entry, unit)
    form.of_kind(unit.kind)
    if request.method == "POST" and form.is_valid():
        try:
            _correct(request, entry, unit, form)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, "已更正；原来的记录在总账里还能看到。")
            return redirect("supervision:detail", entry.pk)
    shown = {"unit": unit, "step": rules.STEPS[entry.step], "form": form, "entry": entry}
    return render(request, "supervision/line.html", {**shown, "nav_current": "register"})


def _form(request: HttpRequest, entry: Entry, unit: Unit) -> Form:
    data = request.POST if request.method == "POST" else kept.initial(request)
    begin = {"text": entry.text, "who": entry.who, "on": entry.on, "fact_id": identity.new_id(), "seen": ledger.standing_id(entry.fact)}
    made = forms.FORMS.get(entry.step)
    if made is None:
        return forms.LineForm(
            data,
            request.FILES or None,
            step=entry.step,
            offered=offered_to(doors.account_of(request), entry.step),
            correcting=True,
            initial={**forms.begin(entry.said), **begin},
        )
    if made is not forms.MendReport:
        form: forms.MendForm = made(data, request.FILES or None, entry=entry, initial=begin)
        return form
    begin["text"] = queries.report_text(unit, str(entry.said["half"]))
    begin |= {"meeting": queries.heard_by(entry), "body": entry.said.get("body")}
    cards = queries.hearing(unit.code, on=doors.today_of(request))
    return forms.MendReport(data, request.FILES or None, entry=entry, cards=cards, initial=begin)


def _correct(request: HttpRequest, entry: Entry, unit: Unit, form: Form) -> None:
    data, by, now = form.cleaned_data, doors.account_of(request).username, doors.now_of(request)
    uploads = data.get("photos") or ()
    if isinstance(form, forms.MendReport):
        actions.correct_report(
            unit, entry, form.heard(), text=data["text"].strip(), reason=data["reason"], by=by, now=now, seen=data.get("seen"),
            fact_id=data["fact_id"], uploads=uploads,
        )  # fmt: skip
    else:
        actions.correct(entry, form.told(), by=by, now=now, fact_id=data["fact_id"], uploads=uploads)
    tell(request, uploads)
