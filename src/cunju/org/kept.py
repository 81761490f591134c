"""A form that arrives after its session ended is kept, and offered once after login to the account that typed it."""

import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from cunju.org import clock
from cunju.org.models import Account, KeptForm

COOKIE = "kept"
OFFER = "/kept/"
NEVER = ("/login/", "/logout/", "/me/")
HOURS = 24


def keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a POST under a random key in a signed cookie; files and passwords are never kept."""
    if request.method != "POST" or request.path.startswith(NEVER):
        return response
    data = {
        name: values
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
    }
    token = secrets.token_urlsafe(24)
    now = clock.machine_now()
    KeptForm.objects.filter(made_at__lt=now - timedelta(hours=HOURS)).delete()
    KeptForm.objects.create(
        token=token, path=request.path[:300], data=data, made_at=now, account=_ended(request)
    )
    age = HOURS * 3600
    response.set_signed_cookie(
        COOKIE, token, max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def _ended(request: HttpRequest) -> str:
    """Whose session it was that ended; empty where nobody can say."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    session = Session.objects.filter(session_key=key).first() if key else None
    holder = session.get_decoded().get("_auth_user_id") if session else None
    found = Account.objects.filter(pk=holder).first() if holder else None
    return found.username if found else ""


def way_back(request: HttpRequest) -> str:
    """Where to go after login: the page asked for; for a form sent to an address without a page, the offer."""
    if request.method != "POST":
        return request.get_full_path()
    if request.path.startswith(NEVER):
        return "/me/"
    came = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if came.netloc == request.get_host() and came.path != request.path:
        return OFFER
    return request.path if request.headers.get("HX-Request") else request.get_full_path()


def _stored(request: HttpRequest) -> KeptForm | None:
    token = request.get_signed_cookie(COOKIE, default="")
    since = clock.machine_now() - timedelta(hours=HOURS)
    return KeptForm.objects.filter(token=token, made_at__gte=since).first() if token else None


def waiting(request: HttpRequest) -> KeptForm | None:
    """The kept form of this browser and account; None where there is none or it is somebody else's."""
    found = _stored(request)
    return found if found and found.account in ("", request.user.get_username()) else None


def take(found: KeptForm) -> QueryDict:
    """What was typed, exactly once."""
    data: Any = QueryDict(mutable=True)
    for name, values in found.data.items():
        data.setlist(name, values)
    found.delete()
    return data  # type: ignore[no-any-return]


def initial(request: HttpRequest) -> QueryDict | None:
    """What was typed into this page before the session ended; views bind their form with it."""
    if request.method != "GET":
        return None
    found = waiting(request)
    return take(found) if found and found.path == request.path else None


def offered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page that did not take what was typed into it leads to the offer; a cookie without a form goes."""
    if request.method != "GET" or COOKIE not in request.COOKIES or request.path == OFFER:
        return response
    if _stored(request) is None:
        response.delete_cookie(COOKIE)
        return response
    found = waiting(request)
    return redirect(OFFER) if found and found.path == request.path else response
