"""Papers on pages and as files to download."""

import tempfile
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cunju.kernel.blocks import Paper
from cunju.kernel.days import Span, period_zh
from cunju.org import access, clock
from cunju.reports import asking, calendar, chapters, collecting, export, monthly, pdf, workbook
from cunju.reports.asking import Asked
from cunju.reports.word import many

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = ("word", "pdf")
SET = {"pdf": ("pdf", "application/pdf", pdf.pdf), "picture": ("png", "image/png", pdf.picture)}


def download(content: bytes, name: str, kind: str = DOCX) -> HttpResponse:
    """A file to download under a Chinese name."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def as_word(papers: list[Paper]) -> HttpResponse:
    """Papers as one Word file, named as people name it."""
    first = papers[0]
    content = many(papers, demonstration=clock.is_demonstration())
    return download(content, f"{first.unit}{first.title}{first.day:%Y%m%d}.docx")


def as_set(request: HttpRequest, papers: list[Paper], kind: str) -> HttpResponse:
    """Papers as one PDF or picture; where the machine lacks a Chinese face, a page that says which package brings one."""
    first, (ending, mime, setting) = papers[0], SET[kind]
    try:
        content = setting(papers, demonstration=clock.is_demonstration())
    except pdf.NoFace as refusal:
        return render(request, "reports/noface.html", {"said": refusal.message}, status=503)
    return download(content, f"{first.unit}{first.title}{first.day:%Y%m%d}.{ending}", mime)


def as_file(request: HttpRequest, papers: list[Paper], kind: str) -> HttpResponse:
    """Papers as a Word file, a PDF or a picture."""
    return as_set(request, papers, kind) if kind in SET else as_word(papers)


def as_page(request: HttpRequest, papers: list[Paper], **links: str) -> HttpResponse:
    """Papers as one page to print."""
    return render(request, "reports/papers.html", {"paper": papers[0], "papers": papers, **links})


@require_safe
@access.staff
def file(request: HttpRequest, room: str, name: str, kind: str) -> HttpResponse:
    """One paper of a room as a Word file, a PDF or a picture."""
    return as_file(request, [collecting.opened(request, room, name)], kind)


@require_safe
@access.staff
def copy(request: HttpRequest, room: str, name: str) -> HttpResponse:
    """One paper as text for a work group: as it is to a script that copies it, else on a page from which it is copied by hand."""
    text = collecting.plain(request, room, name)
    if "text/plain" in request.headers.get("Accept", ""):
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    title, _, _ = text.partition("\n")
    return render(request, "reports/copy.html", {"title": title, "text": text, "rows": text.count("\n") + 3, "nav_current": "register"})


@require_safe
@access.staff
def shelf(request: HttpRequest, code: str) -> HttpResponse:
    """All papers of a unit: the workbook by chapter, lists, in the period chosen."""
    asked = asking.asked(request, code)
    today = access.today_of(request)
    page: dict[str, Any] = {
        "unit": asked.unit,
        "asked": asked,
        "period_word": period_zh(asked.period),
        "periods": asking.periods(today),
        "book": chapters.workbook(asked.unit.kind),
        "chapters": workbook.contents(asked.unit, asked.between),
        "nav_current": "register",
    }
    return render(request, "reports/shelf.html", page)


@require_safe
@access.staff
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The workbook to print: a period, a chapter or one record."""
    asked = asking.asked(request, code)
    links = {f"{kind}_url": reverse(f"reports:book_{kind}", args=[code]) + asked.query for kind in KINDS}
    back = reverse("reports:shelf", args=[code]) + f"?period={asked.period}"
    return as_page(request, _book(asked), **links, back_url=back)


@require_safe
@access.staff
def book_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The workbook as a Word or a PDF file."""
    return as_file(request, _book(asking.asked(request, code)), kind)


def _book(asked: Asked) -> list[Paper]:
    if asked.record is None:
        return workbook.papers(asked.unit, asked.between, chapter=asked.chapter)
    found = workbook.one_record(asked.unit, asked.record)
    if not found:
        raise Http404
    return found


@require_safe
@access.staff
def people(request: HttpRequest, code: str) -> HttpResponse:
    """The list of people in office and representatives, to print."""
    return _of_today(request, code, "people")


@require_safe
@access.staff
def today_file(request: HttpRequest, code: str, name: str, kind: str) -> HttpResponse:
    """The list of people, or what a unit owes in the month of today, as a Word or a PDF file."""
    return as_file(request, [_today_paper(request, code, name)], kind)


@require_safe
@access.staff
def month(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit owes in the month of today, to print."""
    return _of_today(request, code, "month")


def _today_paper(request: HttpRequest, code: str, name: str) -> Paper:
    unit, today = asking.unit_for(request, code), access.today_of(request)
    return workbook.people_list(unit, on=today) if name == "people" else monthly.paper(unit, on=today)


def _of_today(request: HttpRequest, code: str, name: str) -> HttpResponse:
    paper = _today_paper(request, code, name)
    links = {f"{kind}_url": reverse(f"reports:{name}_{kind}", args=[code]) for kind in KINDS}
    return as_page(request, [paper], **links, back_url=reverse("reports:shelf", args=[code]))


@require_safe
@access.staff
def dates(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's (or a town's own) days for the calendar of a phone: what is arranged, what falls due."""
    unit, today = asking.unit_for(request, code, (*asking.UNITS, "town")), access.today_of(request)
    found = [*calendar.arranged(unit, since=today), *calendar.owed(unit, on=today)]
    content = calendar.feed(f"{unit.name}日程", found, now=access.now_of(request))
    return download(content, f"{unit.name}日程.ics", "text/calendar; charset=utf-8")


@require_safe
@access.staff  # type: ignore[arg-type]
def everything(request: HttpRequest, code: str) -> HttpResponseBase:
    """Everything of a unit of a year, or of all years, as Excel and files in one zip."""
    unit = asking.unit_for(request, code)
    period = request.GET.get("period", "")
    between = asking.span(period) if period else Span(date(1990, 1, 1), access.today_of(request))
    target = tempfile.TemporaryFile()  # noqa: SIM115, the answer closes it
    export.write(target, unit, between, demonstration=clock.is_demonstration())
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{unit.name}{period or '全部'}.zip", content_type="application/zip")
