"""A trouble as a program reads it: ``application/problem+json`` (RFC 9457), said in Chinese."""

import json

from django.http import HttpRequest, HttpResponse

# Below this address programs ask, not people.
PROGRAMS = "/api/v1/"
TYPE = "application/problem+json"


def for_program(request: HttpRequest) -> bool:
    """Whether a program asks, which a page would not help."""
    return request.path_info.startswith(PROGRAMS)


def document(status: int, title: str, detail: str, **more: str) -> HttpResponse:
    """The answer: what is wrong, and what to do."""
    said = {"type": "about:blank", "status": status, "title": title, "detail": detail, **more}
    response = HttpResponse(json.dumps(said, ensure_ascii=False), status=status, content_type=f"{TYPE}; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
