"""Pages that show: the home of a town or a unit, one note or chain, what waits, papers."""

import uuid
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju.activities.guidance import access, papers, queries
from cunju.activities.guidance.book import BOOK
from cunju.kernel.days import short_day, year_span
from cunju.kernel.words import short_name
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import alone, pages
from cunju.records.models import Entry

MOST = 30


def _noted(entry: Any) -> list[tuple[str, str]]:
    """Until when a help is promised, who came along."""
    found = [("答应在哪天前", short_day(entry.due))] if entry.due else []
    return found + ([("一起的部门", entry.departments)] if entry.departments else [])


SHOWN = replace(BOOK, noted=_noted)


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """A town: its notes, open promises, what its units asked for, the district's words. A unit: what was found and promised there."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    shown: dict[str, Any] = {
        "unit": unit, "today": today, **pages.desk(BOOK, unit, account),
        "nav_current": "register", "is_town": unit.kind == "town", "account": account,
    }  # fmt: skip
    if unit.kind == "town":
        shown |= _of_town(unit, account, request)
    else:
        lines = [one for one in queries.within(unit.code, year_span(today.year)) if one.step in ("finding", "help")]
        shown |= {"lines": [pages.row(SHOWN, account, one) for one in lines[-MOST:][::-1]], "needs": queries.needs([unit])}
        shown["alone"] = alone.of_book(BOOK, unit.code, year=today.year, steps=("finding", "help"))
    return render(request, "guidance/home.html", shown)


def _of_town(town: Unit, account: Any, request: HttpRequest) -> dict[str, Any]:
    today = doors.today_of(request)
    units = places.units_under(town.code, on=today)
    asked = [town] if account.role in roles.DISTRICT else units
    notes = list(queries.notes(town.code)[:MOST])
    names = places.names({code for one in notes for code in one.units}, on=today)
    return {
        "notes": [(one, "、".join(short_name(names.get(code, code)) for code in one.units), _counted(one)) for one in notes],
        "helps": queries.open_helps(town, on=today),
        "needs": [one for one in queries.needs(asked) if not one.answers],
        "evaluations": queries.evaluations(town.code), "measured": queries.measured(town.code, year=today.year),
        "district": account.unit_code if account.role in roles.DISTRICT else "",
        "alone": alone.of_book(BOOK, town.code, steps=("visit",)),
        "may_visit": access.may_write(account, "visit"), "may_evaluate": access.may_write(account, "evaluation"),
        "may_answer": account.role == roles.TOWN_OFFICER,
    }  # fmt: skip


def _counted(note: Any) -> str:
    live = [one for one in note.followers.all() if one.state == "live"]
    found = [one for one in live if one.step == "finding"]
    helps = [one for one in live if one.step == "help"]
    words = [f"问题{len(found)}个，办结{_answered(found)}个"] if found else []
    words += [f"答应帮助{len(helps)}项，兑现{_answered(helps)}项"] if helps else []
    return "；".join(words)


def _answered(lines: list[Any]) -> int:
    return sum(any(each.state == "live" for each in one.followers.all()) for one in lines)


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A visit with what hangs on it, an evaluation with its answers; any other line with its chain."""
    entry, unit = access.entry_for(request, entry_id)
    if entry.step not in ("visit", "evaluation"):
        return pages.detail(SHOWN, request, entry_id)
    account = doors.account_of(request)
    lines = queries.lines_of(entry) if entry.step == "visit" else []
    names = places.names({one.unit_code for one in lines}, on=doors.today_of(request))
    shown = {
        "unit": unit, "entry": entry, "row": pages.row(SHOWN, account, entry), "title": BOOK.step(entry).label, "home": BOOK.home,
        "units": queries.units_of(entry), "replies": queries.replies(entry), "nav_current": "register",
        "lines": [(names.get(one.unit_code, ""), pages.row(SHOWN, account, one), _answers(one)) for one in lines],
        "may_reply": entry.step == "evaluation" and account.role == roles.TOWN_OFFICER and entry.state == "live",
        "page_code": f"DC-{str(entry.pk)[:8]}", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "guidance/note.html", shown)


def _answers(line: Entry) -> list[Any]:
    return [one for one in line.followers.all() if one.state == "live"]  # type: ignore[attr-defined]


@doors.staff
def paper(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A visit note or an evaluation to print."""
    entry, unit = access.entry_for(request, entry_id)
    made = papers.note(entry, unit)
    back = reverse("guidance:detail", args=[entry.pk])
    return render(request, "ui/print.html", {"paper": made, "back_url": back, "paper_room": "guidance", "paper_name": f"note/{entry.pk}"})


@doors.staff
def promises(request: HttpRequest, code: str) -> HttpResponse:
    """The promises of a town that are still open, to print."""
    town = doors.town_for(request, code)
    made = papers.promises(town, today=doors.today_of(request))
    back = reverse("guidance:home", args=[code])
    return render(request, "ui/print.html", {"paper": made, "back_url": back, "paper_room": "guidance", "paper_name": f"promises/{code}"})


@doors.staff
def obstacles(request: HttpRequest, code: str) -> HttpResponse:
    """What towns found in the way and what they need, for the bureau, to print."""
    district = access.district_for(request, code)
    made = papers.obstacles(district, today=doors.today_of(request))
    shown = {"paper": made, "back_url": reverse("desk:today"), "paper_room": "guidance", "paper_name": f"obstacles/{code}"}
    return render(request, "ui/print.html", shown)
