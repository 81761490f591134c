"""Pages on which a line is written, confirmed, corrected, voided."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju import catalogue, ledger
from cunju.activities.supervision import access, actions, forms, queries, rules
from cunju.activities.supervision.models import Entry
from cunju.archive.pdfs import tell
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org import kept, roles
from cunju.org.models import Account, Unit
from cunju.ui.forms import refused


@doors.staff
def line(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Write one line; ``after`` names the line it follows."""
    unit = access.unit_to_write(request, code, step=step)
    account = doors.account_of(request)
    parent = _parent(request, unit, step)
    if parent is None and rules.STEPS[step].follows and step != "suggestion":
        return redirect(f"{reverse('supervision:waiting', args=[code])}?step={step}")
    offered = offered_to(account, step)
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request), **_begin(code, step, parent)}
    if len(offered) == 1:
        begin["replied"] = offered[0]
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = forms.LineForm(data, request.FILES or None, step=step, offered=offered, initial=begin)
    form.of_kind(unit.kind)
    if request.method == "POST" and form.is_valid():
        told = form.told()
        proxy = access.is_proxy(account, step, str(told.said.get("by", "")))
        try:
            entry = actions.write(
                unit,
                told,
                step=step,
                by=account.username,
                now=doors.now_of(request),
                parent=parent,
                proxy=proxy,
                fact_id=form.cleaned_data["fact_id"],
                uploads=form.cleaned_data.get("photos") or (),
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            _say(request, unit, entry)
            tell(request, form.cleaned_data.get("photos"))
            return redirect("supervision:book", code)
    shown = {**_page(unit, account, step, today=doors.today_of(request)), "form": form, "parent": parent}
    shown["parent_label"] = rules.STEPS[parent.step].label if parent else ""
    return render(request, "supervision/line.html", shown)


def _page(unit: Unit, account: Account, step: str, *, today: date) -> dict[str, object]:
    return {
        "unit": unit,
        "step": rules.STEPS[step],
        "proxy": access.is_proxy(account, step),
        "opinions": queries.waiting_for(unit, "suggestion")[:5] if step == "suggestion" else [],
        "already": queries.noted_elsewhere(unit.code, on=today) if step == "question" else [],
        "posted": [
            one for one in map(catalogue.law(unit=unit, on=today).first, ("disclosure.question_days", "disclosure.objection_days")) if one
        ],
        "sheets_page": ledger.record_page("disclosure.doubt_raised", unit.code) if step == "question" else "",
        "nav_current": "register",
    }


def _parent(request: HttpRequest, unit: Unit, step: str) -> Entry | None:
    given = request.GET.get("after", "")
    if not given:
        return None
    try:
        found = queries.find(uuid.UUID(given))
    except ValueError:
        found = None
    if found is None or found.unit_code != unit.code or not rules.may_follow(step, found.step):
        raise Http404
    if step == "ruling" and not access.may_rule(doors.account_of(request), found.said.get("to")):
        raise Http404
    return found


def offered_to(account: Account, step: str) -> tuple[str, ...]:
    """Who may be said to have answered: a member speaks for his own committee only."""
    if step != "reply":
        return ()
    if account.role == roles.SUPERVISORY_MEMBER:
        return ("supervisory",)
    return ("committee", "both", "supervisory")


def _begin(code: str, step: str, parent: Entry | None) -> dict[str, object]:
    """What the form offers: the last choice of the same step, the content of the line it follows."""
    last = queries.entries(code, step=step).filter(state="live").first()
    begin: dict[str, object] = {"channel": "visit", "to": "committees", "told": "board", "up": "town"}
    begin |= {"fate": "explained", "result": "accepted", "outcome": "done", "basis": "committee", "right": "review"}
    begin |= {"replied": "committee", "written": True}
    if last is not None and step in ("opinion", "feedback", "suggestion"):
        begin |= {name: value for name, value in forms.begin(last.said).items() if name != "content"}
    if parent is not None and parent.said.get("content"):
        begin["content"] = parent.said["content"]
    return begin


def _say(request: HttpRequest, unit: Unit, entry: Entry) -> None:
    label = rules.STEPS[entry.step].label
    if entry.proxy:
        messages.success(request, f"已代录“{label}”，等监督委员会成员确认。")
    else:
        messages.success(request, f"已记下“{label}”。")
    if entry.step == "reply" and entry.parent is not None:
        said = entry.said
        clause = catalogue.law(unit=unit, on=entry.parent.on).first(rules.ANSWER)
        left = rules.reply_says(
            str(said.get("basis")), by=str(said.get("by")), written=bool(said.get("written")), clause=clause
        )
        if left:
            messages.warning(request, left)


@require_POST
@doors.staff
def confirm(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A member confirms a line written by proxy."""
    entry, unit = access.to_confirm(request, entry_id)
    try:
        actions.confirm(entry, by=doors.account_of(request).username, now=doors.now_of(request))
        messages.success(request, f"已确认“{rules.STEPS[entry.step].label}”。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("supervision:book", unit.code)


@doors.staff
def void(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Take a line out, with the reason; for a member also the answer to a proxy that is not so."""
    entry, unit = access.to_change(request, entry_id)
    form = forms.VoidForm(request.POST or None)
    label = rules.STEPS[entry.step].label
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.void(entry, reason=reason, by=doors.account_of(request).username, now=doors.now_of(request))
        messages.success(request, f"“{label}”已作废，接着它的记录也不再计算。")
        return redirect("supervision:book", unit.code)
    shown = {
        "unit": unit,
        "entry": entry,
        "form": form,
        "title": f"作废这条{label}",
        "sentence": "作废是说这件事没有发生过；接着它的记录也不再计算，原文还能看到。",
        "submit": "作废",
        "nav_current": "register",
    }
    return render(request, "supervision/confirm.html", shown)
