"""Pages that show: the home of a unit, a town, the district; one line; papers."""

import uuid
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.activities.fourlists import access, papers, queries
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.steps import STEPS
from cunju.kernel.days import year_span
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import alone, burden, pages
from cunju.records.listing import listed

MOST = 40


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """A unit: its lists, its register, what it is asked beyond them. A town: what it entered. The district: lists, tasks, hours."""
    unit, today = access.unit_for(request, code), doors.today_of(request)
    account = doors.account_of(request)
    own = unit.code if unit.kind in doors.SELF_GOVERNING else ""
    found = queries.asked_of(unit.code[:9] if own else unit.code, on=today, unit=own)
    shown: dict[str, Any] = {
        "unit": unit, "today": today, "nav_current": "register", "sheet_unit": unit.name, "tasks": found, "hours": queries.hours(found),
        "burden": burden.figures(), "declined": sum(one.line is not None and not one.admitted for one in found),
        "papers": papers.of_unit(unit), "is_district": unit.kind == "county", "is_town": unit.kind == "town",
    }  # fmt: skip
    made = _of_district if unit.kind == "county" else _of_town if unit.kind == "town" else _of_unit
    return render(request, "fourlists/home.html", shown | made(unit, account, today))


def _of_unit(unit: Unit, account: Account, today: date) -> dict[str, Any]:
    span = year_span(today.year)
    rows = queries.register(unit.code, between=span)
    return {
        "standings": queries.standings(unit, on=today), "definition": queries.definition(unit.code), "register": rows[::-1][:MOST],
        "totals": queries.totals([unit.code], year=today.year, on=today), "count": len(rows),
        "others": listed(BOOK, unit, queries.checks(unit.code, year=today.year)[:MOST]),
        "may_write": access.may_write(account, "certificate"), "may_check": access.may_write(account, "checked"),
        "reads_whom": access.reads_whom(account), "steps": STEPS,
        "alone": alone.of_book(BOOK, unit.code, year=today.year, steps=("posted", "certificate", "checked", "roster", "training")),
    }  # fmt: skip


def _of_town(town: Unit, account: Account, today: date) -> dict[str, Any]:
    return {
        "may_enter": account.role == roles.TOWN_OFFICER, "may_check": account.role == roles.TOWN_OFFICER,
        "units": places.units_under(town.code, on=today),
        "task_alone": alone.of_book(BOOK, town.code, year=today.year, steps=("task",)),
    }  # fmt: skip


def _of_district(district: Unit, account: Account, today: date) -> dict[str, Any]:
    known = queries.definition(district.code)
    found = queries.versions(district.code)
    return {
        "definition": known, "may_load": account.role == roles.DISTRICT_OFFICER,
        "versions": [(known.of(one.list), one, queries.newer(one)) for one in found],
        "missing": [(one, word) for one in known.lists for kind, word in (("village", "村"), ("community", "社区"))
                    if not any(each.list == one.list and each.unit_kind == kind for each in found)],
    }  # fmt: skip


def _noted(entry: Any, *, whom: bool) -> list[tuple[str, str]]:
    """The number of a certificate, its item, who asked, where else to go, what was said of it."""
    if entry.step != "certificate":
        return [("版本", entry.version.number)] if entry.version else []
    found = [("登记号", papers.number_of(entry))] + ([("清单事项", entry.title)] if entry.title else [])
    found += [("谁来办的", entry.applicant)] if entry.applicant and whom else []
    found += [("请到哪里办", " ".join(filter(None, (entry.office, entry.phone))))] if entry.office or entry.phone else []
    return found + ([("要注意", papers.BEYOND[queries.outside(entry)])] if entry.beyond else [])


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One line with its papers; who asked for a certificate is read by the unit's own alone."""
    entry, unit = access.entry_for(request, entry_id)
    account = doors.account_of(request)
    ways = [(BOOK.url("entry_paper", entry.pk), word) for word in papers.of_entry(entry)]
    ways += [(BOOK.url("task", entry.task_id), "看这件事")] if entry.task_id else []
    again = entry.step == "certificate" and access.may_write(account, "certificate")
    ways += [(BOOK.url("certificate", unit.code), "再开一份")] if again else []
    shown = replace(BOOK, noted=partial(_noted, whom=access.reads_whom(account)), more=lambda *_: ways)
    return pages.detail(shown, request, entry_id)


@doors.staff
def entry_paper(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """The paper of a line: a refusal slip, a roster."""
    return _print(request, f"line/{entry_id}", BOOK.url("detail", entry_id))


@doors.staff
def paper(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """A paper of a unit or the district."""
    if name not in papers.NAMES:
        raise Http404
    return _print(request, f"{name}/{code}", BOOK.url("home", code))


def _print(request: HttpRequest, called: str, back: str) -> HttpResponse:
    shown = {"paper": papers.opened(request, called), "back_url": back, "paper_room": BOOK.room, "paper_name": called}
    return render(request, "ui/print.html", shown)
