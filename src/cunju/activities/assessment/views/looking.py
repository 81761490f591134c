"""Pages that show: the district's page, a town's file and its items, papers, the file as Excel."""

import uuid
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.activities.assessment import access, forms, papers, queries
from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.models import Entry
from cunju.activities.assessment.papers.words import MARKS, THE_RULES, aside, heading, state
from cunju.activities.assessment.queries import File
from cunju.activities.assessment.rules import DONE, LATE, UNDONE, WORDS, said
from cunju.kernel.days import parse_day
from cunju.kernel.sheets import EXCEL
from cunju.kernel.words import DEMONSTRATION
from cunju.org import access as doors
from cunju.org import clock, roles
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import pages

SHOWN = BOOK


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """The district: its scheme, the towns in their usual order, what is open. A town: its file."""
    unit = access.unit_for(request, code)
    shown: dict[str, Any] = {"unit": unit, "today": doors.today_of(request), "nav_current": "register", "sheet_unit": unit.name}
    if unit.kind == "county":
        access.district_for(request, code)
        return render(request, "assessment/district.html", shown | _of_district(request, unit))
    scheme = queries.open_scheme(code[:6])
    return render(request, "assessment/town.html", shown | (_of_town(request, unit, scheme) if scheme else {}))


def _of_district(request: HttpRequest, district: Unit) -> dict[str, Any]:
    today, leads = doors.today_of(request), access.may_write(doors.account_of(request), "scheme")
    found = queries.schemes(district.code)
    scheme = next((one for one in found if one.said.get("approved")), None)
    rule, off = queries.plan_rule(district, on=today), found[0] if found and not scheme else None
    shown: dict[str, Any] = {"scheme": scheme, "leads": leads, "rule": rule, "off": off}
    if scheme is None:
        return shown
    towns = places.towns_under(district.code, on=today)
    names = {one.code: one for one in towns}
    checks, draw = queries.checks(scheme), queries.draw_of(scheme)
    return shown | {
        "items": queries.items(scheme), "towns": towns, "closing": queries.closing_of(scheme), "draw": draw,
        "open": [(names.get(one.unit_code), one) for one, answer in queries.objections(scheme) if answer is None],
        "answered": [(names.get(one.unit_code), one, answer) for one, answer in queries.objections(scheme) if answer],
        "looked": sum(one.holds is not None for one in checks), "drawn": len(checks),
        "before": [one for one in queries.closings(scheme) if one.state != "live"],
    }  # fmt: skip


def _of_town(request: HttpRequest, town: Unit, scheme: Entry) -> dict[str, Any]:
    account, today = doors.account_of(request), doors.today_of(request)
    closing = queries.closing_of(scheme)
    shown: dict[str, Any] = {"scheme": scheme, "items": queries.items(scheme), "closing": closing}
    shown |= {"earlier": [one for one in queries.closings(scheme) if one.state != "live"]}
    if not scheme.notice_on:
        return shown
    file = queries.file_of(town, scheme, on=today)
    lead = account.role == roles.DISTRICT_OFFICER
    return shown | _figures(file) | {
        "objections": queries.objections(scheme, town.code), "checks": queries.checks(scheme, town.code),
        "later": queries.later(file), "undecided": len(file.undecided), "may_decide": lead and not closing,
        "may_object": account.role == roles.TOWN_OFFICER and not closing, "page_code": f"KH-{town.code[6:]}",
    }  # fmt: skip


def _figures(file: File) -> dict[str, Any]:
    found = file.result
    return {
        "file": file, "title": heading(file), "state": state(file), "rows": [(one, said(one.cents)) for one in found.rows],
        "sum": said(found.cents), "points": found.points, "share": said(found.share), "aside": aside(file), "rules": THE_RULES,
    }  # fmt: skip


@doors.staff
def item(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """What an item's figures are made of: every window with its records, by how it counts."""
    town, scheme = access.file_for(request, code)
    if not scheme.notice_on:
        raise Http404
    file = queries.file_of(town, scheme, on=doors.today_of(request))
    row = doors.there(next((one for one in file.result.rows if one.item.key == key), None))
    mine = file.of(key)
    groups = [(WORDS[word], [_line(one) for one in mine if one.counts == word]) for word in (UNDONE, LATE, DONE)]
    shown = {
        "unit": town, "row": row, "got": said(row.cents), "groups": [one for one in groups if one[1]], "aside": aside(file, key),
        "nav_current": "register", "state": state(file),
        "may_object": doors.account_of(request).role == roles.TOWN_OFFICER and not queries.closing_of(scheme),
    }  # fmt: skip
    return render(request, "assessment/item.html", shown)


def _line(one: Any) -> dict[str, Any]:
    """A window as a line: its words, its mark, the way to 为什么 and to its records."""
    return {
        "piece": one, "mark": MARKS[one.checked] if one.counts in (DONE, LATE) else "", "due": parse_day(one.due_on) if one.due_on else None,
        "from": parse_day(one.from_on), "facts": list(enumerate(one.facts[:5], start=1)),
    }  # fmt: skip


@doors.staff
def earlier(request: HttpRequest, entry_id: uuid.UUID, code: str) -> HttpResponse:
    """A town's file as it was at a closing, also one that was taken back."""
    town, closing = access.closing_for(request, entry_id, code)
    file = doors.there(queries.thawed(closing, town))
    shown = {"unit": town, "closing": closing, "nav_current": "register", **_figures(file)}
    return render(request, "assessment/earlier.html", shown)


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One line with its chain; ways on to the file it belongs to."""
    _, unit = access.entry_for(request, entry_id)
    if unit.kind == "county":
        access.district_for(request, unit.code)
    return pages.detail(SHOWN, request, entry_id)


@doors.staff
def excel(request: HttpRequest, code: str, entry_id: uuid.UUID | None = None) -> HttpResponse:
    """A town's file as Excel, with live formulas; with a closing as it was frozen then."""
    if entry_id:
        town, closing = access.closing_for(request, entry_id, code)
        file = doors.there(queries.thawed(closing, town))
    else:
        town, scheme = access.file_for(request, code)
        if not scheme.notice_on:
            raise Http404
        file = queries.file_of(town, scheme, on=doors.today_of(request))
    content = papers.workbook(file, demonstration=DEMONSTRATION if clock.is_demonstration() else "")
    return _download(content, f"{heading(file)}.xlsx")


@doors.staff
def blank(request: HttpRequest, code: str) -> HttpResponse:
    """The empty list of a rubric."""
    access.to_lead(request, code)
    return _download(forms.blank(queries.known()), "年度考核内容（空表）.xlsx")


def _download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=EXCEL)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


@doors.staff
def paper(request: HttpRequest, code: str, name: str, entry_id: uuid.UUID | None = None) -> HttpResponse:
    """One of the papers, to print."""
    called = f"{name}/{code}" + (f"/{entry_id}" if entry_id else "")
    shown = {"paper": papers.opened(request, called), "back_url": BOOK.url("home", code), "paper_room": BOOK.room, "paper_name": called}
    return render(request, "ui/print.html", shown)
