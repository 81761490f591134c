"""组务公开: quarter by quarter, one tap for all groups, a form for some; the sheets of the groups to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.disclosure import actions, papers, queries
from cunju.activities.disclosure.access import unit_for
from cunju.activities.disclosure.book import BOOK
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org import roles
from cunju.records import access, alone, pages
from cunju.records.book import Told
from cunju.records.forms import LineForm
from cunju.records.listing import listed


@doors.staff
def groups(request: HttpRequest, code: str) -> HttpResponse:
    """The last quarters with how far the groups have got; a tap says that all have posted."""
    unit = unit_for(request, code, allowed=roles.WRITERS if request.method == "POST" else roles.READERS)
    account, today = doors.account_of(request), doors.today_of(request)
    form = LineForm(pages.data_of(request), book=BOOK, step=BOOK.steps["published"], initial={"on": today, "fact_id": identity.new_id()})
    for name in ("groups", "complete", "photos"):
        del form.fields[name]

    def act() -> None:
        entry = actions.publish_groups(unit, Told(today, "", "", {"period": form.cleaned_data["period"]}), **pages.acting(request, form))
        pages.written(BOOK, request, unit, entry)

    if pages.done(request, form, act):
        return redirect(BOOK.home, code)
    law = catalogue.law(unit=unit, on=today)
    shown = {
        "unit": unit, "today": today, "form": form, "rows": [(one, identity.new_id()) for one in queries.quarters(unit, on=today)],
        "may_write": access.may_write(BOOK, account, "published"), "clause": queries.asks_groups(unit, on=today),
        "answer": law.first("group.answer_days"), "lines": listed(BOOK, unit, queries.entries(code)[:30]), "alone": alone.of_book(BOOK, code),
        "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "disclosure/groups.html", shown)


@doors.staff
def some(request: HttpRequest, code: str) -> HttpResponse:
    """Not all groups have posted: how many, and which have not."""
    unit = access.to_write(BOOK, request, code, "published")
    today = doors.today_of(request)
    last = next(iter(queries.quarters(unit, on=today)))
    begin = {"fact_id": identity.new_id(), "on": today, "period": request.GET.get("period") or last.period}
    form = LineForm(pages.data_of(request), request.FILES or None, book=BOOK, step=BOOK.steps["published"], initial=begin)

    def act() -> None:
        pages.written(BOOK, request, unit, actions.publish_groups(unit, form.told(), **pages.acting(request, form)))

    if pages.done(request, form, act):
        return redirect(BOOK.home, code)
    clause = queries.asks_groups(unit, on=today)
    told = {"unit": unit, "home": BOOK.home, "form": form, "heading": "记组务公开", "submit": "记下", "nav_current": "register"}
    return render(request, "records/form.html", {**told, "clauses": [clause] if clause else []})


@doors.staff
def group_sheets(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet a group, to fill in and post."""
    unit = unit_for(request, code)
    shown = {
        "paper": papers.groups(unit, on=doors.today_of(request)), "back_url": BOOK.url("groups", code),
        "paper_room": "disclosure", "paper_name": f"groups-{code}",
    }  # fmt: skip
    return render(request, "ui/print.html", shown)
