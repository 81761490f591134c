"""A form that arrives after its session ended is kept, and offered once after login."""

import secrets
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from cunju.org import clock
from cunju.org.models import KeptForm

COOKIE = "kept"
LEFT_OUT = ("csrfmiddlewaretoken", "password")


def keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a POST under a random key in a signed cookie; files and passwords are never kept."""
    if request.method != "POST" or request.path == "/login/":
        return response
    data = {name: values for name, values in request.POST.lists() if not name.startswith(LEFT_OUT)}
    token = secrets.token_urlsafe(24)
    now = clock.machine_now()
    KeptForm.objects.filter(made_at__lt=now - timedelta(days=1)).delete()
    KeptForm.objects.create(token=token, path=request.path[:300], data=data, made_at=now)
    response.set_signed_cookie(COOKIE, token, max_age=86400, httponly=True, samesite="Lax")
    return response


def initial(request: HttpRequest) -> QueryDict | None:
    """What was typed into this page before the session ended, exactly once; views bind their form with it."""
    token = request.get_signed_cookie(COOKIE, default="")
    found = KeptForm.objects.filter(token=token, path=request.path).first() if token else None
    if found is None or request.method != "GET":
        return None
    data: Any = QueryDict(mutable=True)
    for name, values in found.data.items():
        data.setlist(name, values)
    found.delete()
    return data  # type: ignore[no-any-return]
