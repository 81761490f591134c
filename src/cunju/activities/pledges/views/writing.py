"""Pages on which is written: a sheet, its posting and filing, what became of an item."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.pledges import access, actions, forms, queries
from cunju.activities.pledges.views.looking import SHOWN
from cunju.archive.pdfs import tell
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import pages
from cunju.records.book import as_id


@doors.staff
def pledge(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet from a meeting that was held: who sat that day, one box each."""
    unit = access.to_write(request, code, "pledge")
    begin = {"fact_id": identity.new_id()}
    form = forms.PledgeForm(
        pages.data_of(request), request.FILES or None, people=_people(request, unit), unit_code=code, initial=begin
    )
    form.of_kind(unit.kind)
    if pages.done(request, form, lambda: _pledged(request, unit, form)):
        made = queries.find(form.cleaned_data["fact_id"])
        return redirect("pledges:detail", made.pk)
    shown = {"unit": unit, "form": form, "nav_current": "register"}
    return render(request, "pledges/pledge.html", shown)


def _people(request: HttpRequest, unit: Unit) -> list[queries.Member]:
    """Who sits today and has not pledged yet, and who sat on the day of the meeting that was chosen."""
    today = doors.today_of(request)
    chosen = as_id(request.POST.get("meeting_fact", "") or request.GET.get("meeting", ""))
    fact = ledger.current(chosen) if chosen else None
    days: list[date] = [fact.occurred_on] if fact and fact.unit_code == unit.code else []
    found = [one for day in (*days, today) for one in queries.members(unit.code, on=day)]
    have = queries.before(unit.code, on=today)
    return [one for one in dict.fromkeys(found) if one.person not in have]


def _pledged(request: HttpRequest, unit: Unit, form: forms.PledgeForm) -> None:
    made = actions.pledge(unit, form.told(), **pages.acting(request, form))
    left = "" if made.said["complete"] else f"；还有{made.said['members'] - made.said['pledged']}名成员待补承诺"
    messages.success(request, f"已记下{made.said['items']}项承诺{left}。请公告，并报镇（街道）备案。")
    tell(request, form.cleaned_data.get("photos"))


@doors.staff
def void(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Say that a line was never so; reviews that came after one are counted anew without it."""
    return pages.void(SHOWN, request, entry_id, act=actions.void)


@doors.staff
@require_POST
def mark(request: HttpRequest, item_id: uuid.UUID) -> HttpResponse:
    """One press: an item is done, partly done or not, as of today."""
    item, _ = access.item_for(request, item_id)
    on, sent = doors.today_of(request), as_id(request.POST.get("fact_id", ""))
    try:
        actions.mark(item, request.POST.get("how", ""), on=on, fact_id=sent, **pages.said_by(request))
        messages.success(request, f"已登记：{item.text[:30]}。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("pledges:detail", item.entry_id)


@doors.staff
def kept(request: HttpRequest, item_id: uuid.UUID) -> HttpResponse:
    """What became of an item, with day, words and a record that shows it."""
    item, unit = access.item_for(request, item_id)
    today = doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "on": today, "how": "done"}
    between = (item.entry.on, today)
    form = forms.KeptForm(pages.data_of(request), unit_code=unit.code, between=between, initial=begin)
    form.of_kind(unit.kind)

    def act() -> None:
        actions.mark(item, fact_id=form.cleaned_data["fact_id"], **form.told(), **pages.said_by(request))

    if pages.done(request, form, act):
        messages.success(request, f"已登记：{item.text[:30]}。")
        return redirect("pledges:detail", item.entry_id)
    return render(request, "pledges/kept.html", {"unit": unit, "item": item, "form": form, "nav_current": "register"})
