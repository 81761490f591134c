"""Petitions for a meeting: how many are needed today, the slip to print, one written down, its meeting arranged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju import catalogue
from cunju.activities.assemblies import papers, queries, rules
from cunju.activities.assemblies.access import unit_for
from cunju.activities.assemblies.book import BOOK
from cunju.kernel.days import short_day
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import access, alone, pages, writing
from cunju.records.forms import LineForm
from cunju.records.listing import listed


@doors.staff
def calls(request: HttpRequest, code: str) -> HttpResponse:
    """How many are needed today, which petitions wait for their meeting, all of them."""
    unit = unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    lines, words = _waiting(unit, may=access.may_write(BOOK, account, "called")), rules.body_words(unit.kind)
    shown = {
        "unit": unit, "today": today, "lines": lines, "may_write": access.may_write(BOOK, account, "called"),
        "ways": [(words[one.body], one) for one in queries.ways(unit, on=today)],
        "days": catalogue.law(unit=unit, on=today).first(rules.CALL_DAYS), "rows": listed(BOOK, unit, queries.calls(code)[:100]),
        "alone": alone.of_book(BOOK, code), "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "assemblies/calls.html", shown)


def _waiting(unit: Unit, *, may: bool) -> list[pages.Line]:
    """Each petition that waits, with the way to arrange its meeting."""
    words, found = rules.body_words(unit.kind), []
    for one in queries.called(unit):
        href = f"{reverse('assemblies:plan', args=[unit.code])}?body={one.body}&call={one.entry.pk}" if may else ""
        by = f"{short_day(one.entry.on)}收到，{one.clause.cite}"
        found.append(pages.Line("召集", f"{words[one.body]}：{one.entry.text[:40]}", by, href, "去安排", one.due))
    return found


@doors.staff
def called(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a petition that came in: who asks, how many, for what."""
    unit = access.to_write(BOOK, request, code, "called")
    today = doors.today_of(request)
    found = queries.ways(unit, on=today)
    offered = {"by": tuple(one.by for one in found)} if found else {}
    begin = {"fact_id": identity.new_id(), "on": today}
    form = LineForm(pages.data_of(request), request.FILES or None, book=BOOK, step=BOOK.steps["called"], offered=offered, initial=begin)
    form.of_kind(unit.kind)

    def act() -> None:
        entry = writing.write(BOOK, unit, form.told(), step="called", **pages.acting(request, form))
        pages.written(BOOK, request, unit, entry)

    if pages.done(request, form, act):
        return redirect(BOOK.home, code)
    told = {"unit": unit, "home": BOOK.home, "form": form, "heading": "记联名提议", "submit": "记下", "nav_current": "register"}
    return render(request, "records/form.html", {**told, "clauses": [one.clause for one in found]})


@doors.staff
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """The slip of a petition, to print."""
    unit = unit_for(request, code)
    name = f"{unit.code}/slip"
    shown = {
        "paper": papers.slip(unit, on=doors.today_of(request)), "back_url": BOOK.url("calls", code), "paper_room": "assemblies", "paper_name": name,
    }  # fmt: skip
    return render(request, "ui/print.html", shown)
