"""Pages that show: the book with what waits, what waits alone, one chain, the book to print."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju import catalogue
from cunju.activities.supervision import access, papers, queries, rules
from cunju.activities.supervision.book import BOOK
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import alone, pages, reading
from cunju.records.listing import listed
from cunju.records.models import LIVE, Entry
from cunju.records.steps import Step, Wait

PAGE = 10
# The big buttons, in the order of a month's work.
BUTTONS = ("opinion", "suggestion", "act", "question")


def _beside(request: HttpRequest, unit: Unit, step: Step, parent: Entry | None) -> dict[str, Any]:
    """Opinions a suggestion may follow; what a question has been told elsewhere, and where objections to sheets are recorded."""
    today, law = doors.today_of(request), catalogue.law(unit=unit, on=doors.today_of(request))
    if step.name == "suggestion":
        return {"opinions": queries.waiting_for(unit, "suggestion")[:5]}
    if step.name == "referral":
        return {"questions": queries.asked(unit.code)}
    if step.name != "question":
        return {}
    return {
        "already": queries.noted_elsewhere(unit.code, on=today),
        "posted": [one for one in map(law.first, ("disclosure.question_days", "disclosure.objection_days")) if one],
        "sheets_page": ledger.record_page("disclosure.doubt_raised", unit.code),
    }


def _noted(entry: Any) -> list[tuple[str, str]]:
    """Of a report also that it counts as heard no more."""
    fault = queries.unheard(entry) if entry.step == "report" else ""
    return [("提示", fault)] if fault else []


def _more(request: HttpRequest, unit: Unit, entry: Entry, waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """An answer may be disputed; an opinion settled on the spot."""
    root = reading.root_of(entry)
    query = urlencode({"after": root.pk})
    if root.step == "question" and entry.state == LIVE and access.may_write(doors.account_of(request), "referral"):
        return [(f"{reverse('supervision:referral', args=[unit.code])}?{query}", "不同意答复，向上反映")]
    if root.step == "opinion" and root.state == LIVE and any(one.step == "suggestion" for one in waits):
        return [(f"{reverse('supervision:settled', args=[unit.code])}?{query}", "不用提建议，当场办结")]
    return []


SHOWN = replace(BOOK, page=_beside, more=_more, noted=_noted, templates=frozenset({"line", "waiting"}))


@doors.staff
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The committee's book: what waits in order, big buttons, members, rights and contents, the lines."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    page = Paginator(queries.entries(code), PAGE).get_page(request.GET.get("page"))
    rights, contents = queries.touched(code, year=today.year)
    shown = {
        "unit": unit,
        "today": today,
        **pages.desk(BOOK, unit, account),
        "buttons": [(name, BOOK.steps[name].verb) for name in BUTTONS if access.may_write(account, name)],
        "may_write": access.may_write(account, "meeting"),
        "is_member": account.role == roles.SUPERVISORY_MEMBER,
        "adopted": sum(entry is not None for _, _, entry in queries.systems(code)),
        "composition": queries.composition(unit, on=today),
        "used": tuple(sum(one.times > 0 for one in found) for found in (rights, contents)),
        "rights": rights,
        "contents": contents,
        "page": page,
        "rows": listed(BOOK, unit, page),
        "alone": alone.of_book(BOOK, code),
        "half": rules.half_label(rules.half_of(today)),
        "nav_current": "today" if account.role == roles.SUPERVISORY_MEMBER else "register",
        "page_code": f"JDB-{code[6:]}",
        "sheet_unit": unit.name,
    }
    return render(request, "supervision/book.html", shown)


@doors.staff
def paper(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The book of a year to print."""
    unit = access.unit_for(request, code)
    if not papers.is_year(year):
        raise Http404
    back = reverse("supervision:book", args=[code])
    made = papers.workbook(unit, year, today=doors.today_of(request))
    return render(request, "ui/print.html", {"paper": made, "back_url": back, **_word(code, year)})


def _word(code: str, year: int) -> dict[str, str]:
    return {"paper_room": "supervision", "paper_name": f"{code}/{year}"}


@doors.staff
def report_paper(request: HttpRequest, code: str, half: str) -> HttpResponse:
    """The report of a half-year to print, as kept or as the records draft it."""
    unit = access.unit_for(request, code)
    try:
        text = queries.report_text(unit, half)
    except ValueError:
        raise Http404 from None
    back = f"{reverse('supervision:report', args=[code])}?half={half}"
    made = papers.report(unit, half, text, today=doors.today_of(request))
    return render(request, "ui/print.html", {"paper": made, "back_url": back})
