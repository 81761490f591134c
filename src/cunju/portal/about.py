"""What every public page of a unit knows: the unit, its town, whom to call, who owns the site."""

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from cunju.kernel.codes import district_code
from cunju.org import clock, contacts, queries
from cunju.org.models import Unit

KINDS = {"village": ("村务公开", "村务"), "community": ("居务公开", "居务")}
# A static export has no search, no large print by an address, no pages that only a server answers.
STATIC = "static_export"


def unit_of(code: str) -> Unit:
    """The village or community of a code; Http404."""
    unit = queries.unit(code)
    if unit is None or unit.kind not in KINDS:
        raise Http404
    return unit


def today_of(request: HttpRequest) -> date:
    """The day of business, set at the edge."""
    found: date = request.today  # type: ignore[attr-defined]
    return found


def context(unit: Unit, on: date) -> dict[str, Any]:
    """What the head, the foot and the way to ask need."""
    town, district = queries.town_of(unit), queries.unit(district_code(unit.code))
    said = contacts.around(unit)
    owner, record_number = contacts.site(said.get(district_code(unit.code)), district.name if district else "")
    return {
        "unit": unit,
        "town": town.name if town else "",
        "contact": said.get(unit.code),
        "town_contact": said.get(town.code) if town else None,
        "board_name": KINDS[unit.kind][0],
        "affairs": KINDS[unit.kind][1],
        "supervisory": f"{KINDS[unit.kind][1]}监督委员会",
        "today": on,
        "demonstration": clock.is_demonstration(),
        "site_owner": owner,
        "site_version": settings.SITE_VERSION,
        "site_record_number": record_number,
    }


LINK = re.compile(r'(<(?:a|form)\b(?![^>]*\bdata-standard\b)[^>]*?\s(?:href|action)="/(?:[bc]/|r/)(?:[^"#?]*/)?)(\?[^"#]*)?(#[^"]*)?(?=")')


def is_large(request: HttpRequest) -> bool:
    """Whether the page is asked for in large print."""
    return request.GET.get("size") == "large"


def kept_large(page: str) -> str:
    """A page in large print: each of its links to a public page leads to large print too, but the one that leads back."""

    def led(link: re.Match[str]) -> str:
        asked = link[2] or ""
        if "size=" not in asked:
            asked += "&amp;size=large" if asked else "?size=large"
        return f"{link[1]}{asked}{link[3] or ''}"

    return LINK.sub(led, page)


def printed(request: HttpRequest, template: str, shown: dict[str, Any]) -> str:
    """In the print that is asked for; without the request, so that nothing of a login can reach a page that may be kept."""
    large = is_large(request)
    page = render_to_string(template, {"large": large, "display_size": "large" if large else "public", **shown})
    return kept_large(page) if large else page


def rendered(request: HttpRequest, template: str, unit: Unit, **more: Any) -> str:
    """A page of a unit, with what each of them knows."""
    shown = {"path": request.path, "live": not request.META.get(STATIC)}
    return printed(request, template, {**context(unit, today_of(request)), **shown, **more})
