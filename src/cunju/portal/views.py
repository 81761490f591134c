"""A unit's public board, its years, the notice, the page of a short code; no login, no cookie, cacheable."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cunju import catalogue
from cunju.org.models import Unit
from cunju.portal import aloud as reading
from cunju.portal import checking, codes, collecting, opening, pages, standing
from cunju.portal.about import context as about
from cunju.portal.about import rendered, today_of, unit_of

__all__ = ["about", "aloud", "board", "doors", "notice", "short", "today_of", "unit_of", "year"]

LONGEST_SEARCH, SHOWN, CARDS = 60, 60, 4


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/``: money, what was decided, what is to come, sheets, people in office; ``q`` looks for words in all years."""
    return pages.answer(request, code, lambda: _board(request, unit_of(code)))


def _board(request: HttpRequest, unit: Unit) -> str:
    on, asked = today_of(request), request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    published = opening.published(unit, on=on)
    found = opening.searched(published, asked) if asked else []
    return rendered(
        request, "portal/board.html", unit, sections=collecting.sections(unit, on=on), years=opening.years(published), asked=asked,
        found=found[:SHOWN], found_count=len(found),
    )  # fmt: skip


@require_safe
def year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """``/b/CODE/2022/``: all that was published in a year, by kind, the latest first."""
    return pages.answer(request, code, lambda: _year(request, unit_of(code), year))


def _year(request: HttpRequest, unit: Unit, asked: int) -> str:
    published = opening.published(unit, on=today_of(request))
    years = opening.years(published)
    if asked not in years:
        raise Http404
    groups = opening.by_sort(one for one in published if one.on.year == asked)
    return rendered(request, "portal/year.html", unit, year=asked, years=years, groups=groups)


@require_safe
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/notice/``: the notice letter for letter, under each measure how far this unit is."""
    return pages.answer(request, code, lambda: _notice(request, unit_of(code)))


def _notice(request: HttpRequest, unit: Unit) -> str:
    found = catalogue.notice()
    lines = {one.measure.no: one for one in standing.measures(unit, on=today_of(request))}
    tasks = [(task, [lines[number] for number in task.measures]) for task in found.tasks]
    return rendered(request, "portal/notice.html", unit, notice=found, tasks=tasks)


@require_safe
def aloud(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/aloud/``: the board as it is read out."""
    return pages.answer(request, code, lambda: _aloud(request, unit_of(code)))


def _aloud(request: HttpRequest, unit: Unit) -> str:
    return rendered(request, "portal/aloud.html", unit, paragraphs=reading.paragraphs(unit, on=today_of(request)))


@require_safe
def doors(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/doors/``: cards of A6 for doors, four on a sheet of A4, to print and cut."""
    return pages.answer(request, code, lambda: _doors(request, unit_of(code)))


def _doors(request: HttpRequest, unit: Unit) -> str:
    address = request.build_absolute_uri(reverse("portal:board", args=[unit.code]))
    return rendered(request, "portal/doors.html", unit, address=address, cards=range(CARDS))


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """``/c/SHORT/``: is the paper in my hand the one that was published?"""
    typed, code = code, checking.plain(code)
    place = codes.place_of(code, on=today_of(request)) if code else ""
    if not place:
        return checking.unknown(request, typed)
    return pages.answer(request, place, lambda: _short(request, code))


def _short(request: HttpRequest, code: str) -> str:
    on = today_of(request)
    found = codes.shown(code, on=on)
    if found is None:
        raise Http404
    unit = unit_of(found.unit_code)
    trails = codes.followed(unit, found, on=on)
    return rendered(request, "portal/short.html", unit, shown=found, trails=trails, code=code)
