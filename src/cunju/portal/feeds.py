"""What a unit published, for other programs: Atom, calendar, JSON, CSV, and the page that describes them."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cunju.kernel.days import SHANGHAI
from cunju.kernel.words import short_name
from cunju.org import clock
from cunju.org.models import Unit
from cunju.portal import opening, pages
from cunju.portal.about import KINDS, rendered, today_of, unit_of
from cunju.reports import calendar

# What a search engine may read: boards and papers; never a receipt, a form or a page of the staff.
ROBOTS = ("User-agent: *", "Allow: /b/", "Allow: /c/", "Disallow: /b/*/ask/", "Disallow: /")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """``/robots.txt``; a demonstration is nobody's."""
    lines = ROBOTS[:1] + ROBOTS[-1:] if clock.is_demonstration() else ROBOTS
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def described(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/open/``: where the data are and what each field means."""
    more = {"fields": opening.FIELDS, "line_fields": opening.LINE_FIELDS, "schema": opening.SCHEMA}
    return pages.answer(request, code, lambda: rendered(request, "portal/open.html", unit_of(code), **more))


@require_safe
def as_json(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/open.json``: schema ``cunju.open/1``."""
    return pages.answer(request, code, lambda: _json(request, unit_of(code)), kind="application/json; charset=utf-8")


def _json(request: HttpRequest, unit: Unit) -> str:
    on = today_of(request)
    return opening.as_json(unit, opening.published(unit, on=on), on=on)


@require_safe
def as_csv(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/open.csv``: a line a line of money."""
    kind = "text/csv; charset=utf-8"
    return pages.answer(request, code, lambda: opening.as_csv(opening.published(unit_of(code), on=today_of(request))), kind=kind)


@require_safe
def atom(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/feed.xml``: what was published, what changed last first."""
    return pages.answer(request, code, lambda: _atom(request, unit_of(code)), kind="application/atom+xml; charset=utf-8")


def _atom(request: HttpRequest, unit: Unit) -> str:
    found = opening.published(unit, on=today_of(request))
    return opening.as_atom(unit, found, name=f"{short_name(unit.name)}{KINDS[unit.kind][0]}", absolute=request.build_absolute_uri)


@require_safe
def days(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/days.ics``: meetings and sessions arranged from today on."""
    return pages.answer(request, code, lambda: _days(request, unit_of(code)), kind="text/calendar; charset=utf-8")


def _days(request: HttpRequest, unit: Unit) -> bytes:
    """Its stamp is the morning of the day, so that the same days are the same file."""
    on = today_of(request)
    now = datetime.combine(on, time(), SHANGHAI)
    return calendar.feed(f"{short_name(unit.name)}的会", calendar.arranged(unit, since=on), now=now)
