"""Pages of this room: access, form, one action, redirect or render."""


from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.committees import access, actions, forms, papers, queries, rules
from cunju.activities.committees.book import BOOK
from cunju.activities.committees.models import Entry
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.records import alone, filling, pages, printing
from cunju.records import backentry as filled
from cunju.records.listing import listed

# What is recorded from the first page, in the order of how often.
BEGINS = ("visit", "activity", "emergency", "contacts", "project", "voted", "filed")

# What stood in the paper books of the years before; a vote has its own form.
FILLED = ("visit", "reported", "to_party", "activity", "project", "finished", "contacts", "emergency")
FILLING = filling.of(BOOK, FILLED, word="下属委员会台账")


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """What waits, what may be recorded, the year's lines."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    found = queries.entries(code, year=today.year)[:100]
    shown = {
        "unit": unit, "today": today, "may_write": access.may_write(account, "visit"),
        "begins": [(BOOK.steps[name].verb, BOOK.url(name, code)) for name in BEGINS],
        "papers": [(word, BOOK.url("paper", code, name)) for name, word in papers.NAMES.items()],
        **pages.desk(BOOK, unit, account),
        "same": queries.same_people(code, on=today), "rows": listed(BOOK, unit, found), "nav_current": "register", "sheet_unit": unit.name,
        "alone": alone.of_book(BOOK, code, year=today.year),
    }  # fmt: skip
    return render(request, "committees/home.html", shown)


@doors.staff
def voted(request: HttpRequest, code: str) -> HttpResponse:
    """Record the vote on members: the meeting's card says day and body."""
    unit = access.to_write(request, code, "voted")
    begin = {"fact_id": identity.new_id(), "body": rules.MEDIATION, "at": rules.REPRESENTATIVES}
    form = forms.VoteForm(pages.data_of(request), request.FILES or None, unit=unit, initial=begin)
    form.of_kind(unit.kind)
    made: list[Entry] = []
    if pages.done(request, form, lambda: made.append(actions.vote(unit, form.vote(), **pages.acting(request, form)))):
        pages.written(BOOK, request, unit, made[0])
        return redirect(BOOK.home, code)
    shown = {"unit": unit, "book": BOOK, "home": BOOK.home, "step": BOOK.steps["voted"], "form": form, "nav_current": "register"}
    return render(request, "records/line.html", shown)


@doors.staff
def paper(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """One of the unit's papers."""
    called = f"{name}/{code}"
    return printing.printed(BOOK, request, papers.opened(request, called), called, BOOK.url("home", code))


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """What was done before, from Excel."""
    return filled.page(request, access.to_write(request, code, "visit"), FILLING)
