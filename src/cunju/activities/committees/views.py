"""Pages of this room: access, form, one action, redirect or render."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.committees import access, queries
from cunju.activities.committees.book import BOOK
from cunju.org import access as doors
from cunju.records import pages

# What is recorded from the first page, in the order of how often.
BEGINS = ("visit", "activity", "emergency", "contacts", "project")


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """What waits, what may be recorded, the year's lines."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    found = queries.entries(code, year=today.year)[:100]
    shown = {
        "unit": unit, "today": today, "may_write": access.may_write(account, "visit"),
        "begins": [(BOOK.steps[name].verb, BOOK.url(name, code)) for name in BEGINS],
        "own": pages.waiting_lines(BOOK, unit, account), "rest": pages.others(BOOK, unit, account),
        "rows": [(one, BOOK.step(one).label, pages.brief(BOOK, one)) for one in found], "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "committees/home.html", shown)


@doors.staff
def line(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Write one line."""
    return pages.line(BOOK, request, code, step)


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line."""
    return pages.edit(BOOK, request, entry_id)


@doors.staff
def void(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Say that a line was never so."""
    return pages.void(BOOK, request, entry_id)


@doors.staff
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """What waits on a unit's lines; of a requirement, by to whom it is reported."""
    if not request.GET.get("step") and (step := queries.step_of(request.GET.get("duty", ""))):
        access.unit_for(request, code)
        return redirect(f"{BOOK.url('waiting', code)}?step={step}")
    return pages.waiting(BOOK, request, code)


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One chain with what may be done."""
    return pages.detail(BOOK, request, entry_id)
