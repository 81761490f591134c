"""Papers on pages and as files to download."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cunju.kernel.blocks import Paper
from cunju.org import access, clock
from cunju.reports import asking, chapters, collecting, monthly, workbook
from cunju.reports.asking import Asked
from cunju.reports.word import many

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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


def as_page(request: HttpRequest, papers: list[Paper], **links: str) -> HttpResponse:
    """Papers as one page to print."""
    return render(request, "reports/papers.html", {"paper": papers[0], "papers": papers, **links})


@require_safe
@access.staff
def word(request: HttpRequest, room: str, name: str) -> HttpResponse:
    """One paper of a room as a Word file."""
    return as_word([collecting.opened(request, room, name)])


@require_safe
@access.staff
def shelf(request: HttpRequest, code: str) -> HttpResponse:
    """All papers of a unit: the workbook by chapter, lists, in the period chosen."""
    asked = asking.asked(request, code)
    today = access.today_of(request)
    page: dict[str, Any] = {
        "unit": asked.unit,
        "asked": asked,
        "period_word": asking.period_word(asked.period),
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
    word_url = reverse("reports:book_word", args=[code]) + asked.query
    back = reverse("reports:shelf", args=[code]) + f"?period={asked.period}"
    return as_page(request, _book(asked), word_url=word_url, back_url=back)


@require_safe
@access.staff
def book_word(request: HttpRequest, code: str) -> HttpResponse:
    """The workbook as a Word file."""
    return as_word(_book(asking.asked(request, code)))


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
def people_word(request: HttpRequest, code: str) -> HttpResponse:
    """The list of people as a Word file."""
    return as_word([_today_paper(request, code, "people")])


@require_safe
@access.staff
def month(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit owes in the month of today, to print."""
    return _of_today(request, code, "month")


@require_safe
@access.staff
def month_word(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit owes in the month of today as a Word file."""
    return as_word([_today_paper(request, code, "month")])


def _today_paper(request: HttpRequest, code: str, name: str) -> Paper:
    unit, today = asking.unit_for(request, code), access.today_of(request)
    return workbook.people_list(unit, on=today) if name == "people" else monthly.paper(unit, on=today)


def _of_today(request: HttpRequest, code: str, name: str) -> HttpResponse:
    paper = _today_paper(request, code, name)
    word_url = reverse(f"reports:{name}_word", args=[code])
    return as_page(request, [paper], word_url=word_url, back_url=reverse("reports:shelf", args=[code]))
