"""A unit's public board and the page of a short code; no login, no cookie, cacheable."""

import hashlib
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from cunju.org import clock, queries
from cunju.org.models import Unit
from cunju.portal import collecting

SECONDS = 300
KINDS = {"village": ("村务公开", "村务"), "community": ("居务公开", "居务")}


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/``: money, sheets, resolutions, people in office of one village or community."""
    unit = _unit(code)
    on = _today(request)
    found = collecting.sections(unit, on=on)
    return _answer(request, "portal/board.html", {**_about(unit, on), "sections": found})


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """``/c/SHORT/``: is the paper in my hand the one that was published?"""
    on = _today(request)
    found = collecting.by_code(code.upper(), on=on)
    if found is None:
        raise Http404
    return _answer(request, "portal/short.html", {**_about(_unit(found.unit_code), on), "shown": found})


def _unit(code: str) -> Unit:
    unit = queries.unit(code)
    if unit is None or unit.kind not in KINDS:
        raise Http404
    return unit


def _today(request: HttpRequest) -> date:
    found: date = request.today  # type: ignore[attr-defined]
    return found


def _about(unit: Unit, on: date) -> dict[str, Any]:
    town = queries.town_of(unit)
    return {
        "unit": unit,
        "town": town.name if town else "",
        "board_name": KINDS[unit.kind][0],
        "affairs": KINDS[unit.kind][1],
        "supervisory": f"{KINDS[unit.kind][1]}监督委员会",
        "today": on,
        "demonstration": clock.is_demonstration(),
        "site_owner": settings.SITE_OWNER,
        "site_version": settings.SITE_VERSION,
        "site_record_number": settings.SITE_RECORD_NUMBER,
    }


def _answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Rendered without the request, so that nothing of a login can reach a page that may be cached."""
    large = request.GET.get("size") == "large"
    context |= {"large": large, "display_size": "large" if large else "public", "path": request.path}
    content = render_to_string(template, context)
    etag = f'"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=etag) or HttpResponse(content)
    assert isinstance(answer, HttpResponse)
    answer["ETag"] = etag
    patch_cache_control(answer, max_age=SECONDS, public=True)
    if context["demonstration"]:
        answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
