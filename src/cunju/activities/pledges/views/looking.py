"""Pages that show: the home of a unit, one sheet with its items, what waits, papers."""

import uuid
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju.activities.pledges import access, papers, queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Item
from cunju.ledger import identity, vocabulary
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import alone, pages

LOOKS = {"done": "done", "partly": "open", "undone": "late"}


def _noted(entry: Any) -> list[tuple[str, str]]:
    """Which item a line is about, and what became of it."""
    return [("承诺", entry.item.text)] if entry.item else []


SHOWN = replace(BOOK, noted=_noted)


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """The year: what waits, the sheets with what was kept of them, who has not pledged."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    reviews, plan = queries.reviews(code, year=today.year), queries.plan_for(code, on=today)
    shown = {
        "unit": unit, "today": today, **pages.desk(BOOK, unit, account),
        "sheets": [(one, _tally(one)) for one in queries.sheets(code, year=today.year)],
        "reviews": reviews, "plan": plan, "reviewing": bool(reviews or plan), "town_code": code[:9],
        "pledged_alone": alone.of_book(BOOK, code, year=today.year, steps=("pledge",)),
        "reviewed_alone": alone.of_book(BOOK, code, year=today.year, steps=("plan", "review")),
        "may_season": account.role in (roles.TOWN_OFFICER, *roles.DISTRICT),
        "missing": queries.missing(code, on=today), "may_write": access.may_write(account, "pledge"), "nav_current": "register",
    }  # fmt: skip
    return render(request, "pledges/home.html", shown)


def _tally(sheet: Entry) -> str:
    """``14项，办结6项``."""
    how = [one.state_on()[0] for one in sheet.items.all()]
    said = [f"{word}{how.count(value)}项" for value, word in rules.HOW.items() if how.count(value)]
    return "，".join([f"{len(how)}项", *said])


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A sheet with its items, what became of each, and the lines that follow it."""
    entry, unit = access.entry_for(request, entry_id)
    if entry.step in ("plan", "review", "result", "demand"):
        return _reviewed(request, entry.parent if entry.step == "result" else entry, unit)
    sheet = entry if entry.step == "pledge" else entry.parent
    account = doors.account_of(request)
    following = [one for one in sheet.followers.order_by("on", "id") if one.step != "pledge"]
    may_mark = access.may_write(account, "kept") and sheet.state == "live"
    here = [pages.to_line(BOOK, one, account, unit) for one in BOOK.waiting(unit) if one.entry.pk == sheet.pk]
    shown = {
        "unit": unit, "entry": sheet, "row": pages.row(SHOWN, account, sheet), "home": BOOK.home, "today": doors.today_of(request),
        "people": [(name, [_shown(one, may_mark) for one in items]) for name, items in queries.by_person(sheet)],
        "rows": [pages.row(SHOWN, account, one) for one in following], "next": [one for one in here if one.href],
        "undermined": [word for _, word in ledger.undermined(_rests(sheet))], "nav_current": "register",
        "page_code": f"{BOOK.code}-{str(sheet.pk)[:8]}", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "pledges/sheet.html", shown)


def _reviewed(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    """A plan, a demand or a review: its persons, what the law found in it, what may be printed and done."""
    account = doors.account_of(request)
    fact = ledger.current(entry.fact)
    names, clause = queries.twice(entry) if entry.step == "review" else ([], None)
    here = [pages.to_line(BOOK, one, account, unit) for one in BOOK.waiting(unit) if one.entry.pk == entry.pk]
    shown = {
        "unit": unit, "entry": entry, "row": pages.row(SHOWN, account, entry), "home": BOOK.home, "today": doors.today_of(request),
        "title": BOOK.step(entry).label, "people": list(entry.judged.all()), "grades": rules.ALL_GRADES, "next": [one for one in here if one.href],
        "findings": [(vocabulary.finding_word("pledges.reviewed", one["code"]), one["cite"]) for one in (fact.findings if fact else ())],
        "twice": names, "clause": clause, "undermined": [word for _, word in ledger.undermined(_rests(entry))],
        "rows": [pages.row(SHOWN, account, one) for one in entry.followers.order_by("on", "id") if one.step == "result"],
        "papers": papers.OF[entry.step], "nav_current": "register", "page_code": f"PY-{str(entry.pk)[:8]}", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "pledges/reviewed.html", shown)


def _rests(sheet: Entry) -> list[Any]:
    fact = ledger.current(sheet.fact)
    return list(fact.rests_on) if fact else []


def _shown(item: Item, may_mark: bool) -> dict[str, Any]:
    how, last = item.state_on()
    ways = [(value, word) for value, word in rules.HOW.items() if value != how] if may_mark and how != "done" else []
    return {"item": item, "look": LOOKS.get(how, ""), "word": rules.HOW.get(how, ""), "last": last, "ways": ways, "sent": identity.new_id()}


@doors.staff
def paper(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """The sheet for board and filing."""
    entry, unit = access.entry_for(request, entry_id)
    sheet = entry if entry.step == "pledge" else entry.parent
    made = papers.sheet(sheet, unit)
    back = reverse("pledges:detail", args=[sheet.pk])
    return render(request, "ui/print.html", {"paper": made, "back_url": back, "paper_room": "pledges", "paper_name": f"sheet/{sheet.pk}"})
