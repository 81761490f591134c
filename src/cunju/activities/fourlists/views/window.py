"""At the window: a certificate asked for, checked while it is typed; lines corrected; the register of the years before from Excel."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.fourlists import access, actions, forms, papers, queries, rules
from cunju.activities.fourlists.actions import filling
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records import pages

FILLING = filled.Filling(
    "fourlists:fill", "从Excel补录证明登记", "证明登记", filling.NOTES, "fourlists:home", filling.blank, filling.NEEDED, filling.rows_of
)


@doors.staff
@ledger.alike
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody wants something certified: what the lists say stands beside it while it is typed, and after 查一查 without scripts."""
    unit = access.to_write(request, code, "certificate")
    today = doors.today_of(request)
    data = pages.data_of(request)
    begin = forms.begin(today, identity.new_id())
    form = forms.CertificateForm(data, items=lambda day: queries.items_on(code, on=day), initial=begin)
    form.of_kind(unit.kind)
    looks = request.method == "POST" and (request.POST.get("do") == "look" or request.GET.get("part") == "verdict")
    if looks:
        form.looked()
    shown = {
        "unit": unit, "form": form, "verdict": form.chosen, "hung": bool(queries.in_force(code, on=today)), "nav_current": "register",
        "asked": bool(form["text"].value()),
    }  # fmt: skip
    if request.GET.get("part") == "verdict":
        return render(request, "fourlists/verdict.html", shown)
    made: list[Entry] = []
    if not looks and pages.done(request, form, lambda: made.append(_kept(request, unit, form))):
        _said(request, made[0])
        return redirect("fourlists:detail", made[0].pk)
    return render(request, "fourlists/certificate.html", shown)


def _kept(request: HttpRequest, unit: Unit, form: forms.CertificateForm) -> Entry:
    return actions.certify(unit, form.asked(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))


def _said(request: HttpRequest, entry: Entry) -> None:
    messages.success(request, f"已记下第{entry.number}号：{BOOK.word('certificate', 'result', entry.said['result'])}。")
    if how := queries.outside(entry):
        where = "在不应出具清单里，不该出具" if entry.said["item"] != rules.UNLISTED else "不在现行的清单里"
        messages.warning(request, f"这一项当天{where}，已照实记下，证明登记簿上写明“{how}”。")


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a certificate, a check, a roster, a training; what rests on a list or a decision is voided and recorded anew."""
    entry, unit = access.to_change(request, entry_id)
    if entry.step == "certificate":
        begin = {**pages.beginning(entry), **forms.stands(entry)}
        form = forms.CertificateForm(pages.data_of(request), items=lambda day: queries.items_on(unit.code, on=day), correcting=True, initial=begin)

        def act() -> None:
            data = form.cleaned_data
            how = {"reason": data["reason"], "seen": data["seen"], "fact_id": data["fact_id"]}
            actions.recertify(unit, entry, form.asked(), **how, **pages.said_by(request))
            if outside := queries.outside(entry):
                messages.warning(request, f"这一项当天{papers.BEYOND[outside].removeprefix('当天')}。")

        return pages.mended(BOOK, request, entry, unit, form, act)
    if entry.step not in ("checked", "roster", "training"):
        return redirect("fourlists:void", entry.pk)
    return pages.edit(BOOK, request, entry_id)


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's register of the years before, from Excel."""
    return filled.page(request, access.to_write(request, code, "certificate"), FILLING)
