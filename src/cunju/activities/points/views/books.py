"""The room's first page, one line with what follows it, its correction; a household's part only for the unit's own."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.activities.points import access, actions, papers, queries
from cunju.activities.points.book import BOOK
from cunju.activities.points.queries import lines, purses
from cunju.kernel.days import year_span
from cunju.org import access as doors
from cunju.org.models import Account, Unit
from cunju.records import alone, pages, reading
from cunju.records import forms as of_lines
from cunju.records.listing import listed
from cunju.records.models import LIVE


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """The rules and whether they stand, courtyards, months, what waits, what was recorded."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    standing = queries.standing(code, on=today)
    year, closed = year_span(today.year), () if access.may_read(account) else access.PERSONAL
    shown = {
        "unit": unit, "today": today, "standing": standing, "courtyards": lines.courtyards(code), "may_write": access.may_enter(account),
        "may_read": access.may_read(account), **_own(account, unit), **pages.desk(BOOK, unit, account),
        "left": purses.money_left(standing.rules, on=today) if standing else None,
        "goods": purses.stocks(code), "taking_part": sum(one.left_on is None for one in lines.households(code)),
        "rows": listed(BOOK, unit, queries.entries(code).filter(on__range=(year.start, year.end)).exclude(step__in=closed)[:40]),
        "alone": alone.of_book(BOOK, code), "papers": papers.offered(unit, standing), "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "points/home.html", shown)


def _own(account: Account, unit: Unit) -> dict[str, Any]:
    """Months and drafts, for who sees households."""
    if not access.may_read(account):
        return {}
    return {
        "months": [(one, *state(one)) for one in lines.months(unit.code)[:12]],
        "drafts": lines.drafts(unit.code),
    }


def state(month: Any) -> tuple[str, str]:
    """How a month stands, as look and word."""
    if month.entry is not None:
        return "done", "已公示"
    return ("open", "已复核，等公示") if month.reviewed_on else ("wait", "等另一个人复核")


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One line with what follows it; what a household said only for who sees households."""
    entry, unit = access.entry_for(request, entry_id)
    account, root = doors.account_of(request), reading.root_of(entry)
    may_read, chain = access.may_read(account), reading.chain(entry)
    ids = {one.pk for one in chain}
    waits = [pages.to_line(BOOK, one, account, unit) for one in BOOK.waiting(unit) if one.entry.pk in ids]
    shown = {
        "unit": unit, "root": root, "may_read": may_read, "title": BOOK.step(root).label, "next": [one for one in waits if one.href],
        "rows": [pages.row(BOOK, account, one) for one in chain if may_read or one.step not in access.PERSONAL],
        "taken": root.taken.select_related("household", "good") if may_read and root.step == "redeemed" else (),
        "households": root.households.all() if may_read and root.step == "formed" else (),
        "month": getattr(root, "month", None) if may_read else None, "rules": getattr(root, "rules", None),
        "may_write": access.may_enter(account) and root.state == LIVE,
        "may_object": root.step == "posted" and root.state == LIVE and access.may_write(account, "objected"),
        "papers": papers.of_line(root) if may_read else (),
        "nav_current": "register", "page_code": f"{BOOK.code}-{str(root.pk)[:8]}", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "points/detail.html", shown)


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; rules are not corrected but made anew."""
    entry, unit = access.to_change(request, entry_id)
    if entry.step in access.OWN_FORM:
        raise Http404
    step = BOOK.step(entry)
    begin = {**of_lines.begin(step, entry.said), **pages.beginning(entry)}
    form = of_lines.LineForm(
        pages.data_of(request), request.FILES or None, book=BOOK, step=step, correcting=True, initial=begin
    )
    if not step.ask:
        form.fields["text"].label = "说明"
    return pages.mended(BOOK, request, entry, unit, form, lambda: actions.correct(entry, form.told(), **pages.acting(request, form)))


@doors.staff
def void(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Say that a line was never so."""
    access.to_change(request, entry_id)
    return pages.void(BOOK, request, entry_id, act=actions.void)


@doors.staff
def sheet(request: HttpRequest, entry_id: uuid.UUID, name: str) -> HttpResponse:
    """The board sheet of a posting, the signed sheet of a redemption."""
    return printed(request, f"{name}/{entry_id}", BOOK.url("detail", entry_id))


def printed(request: HttpRequest, called: str, back: str) -> HttpResponse:
    """A paper to print."""
    paper = papers.opened(request, called)
    return render(request, "ui/print.html", {"paper": paper, "paper_room": BOOK.room, "paper_name": called, "back_url": back})


@doors.staff
def red(request: HttpRequest, code: str) -> HttpResponse:
    """The red list to print."""
    return printed(request, f"red/{code}", BOOK.url("home", code))
