"""A form that arrives after its session ended is kept, and offered once after login to the account that typed it."""

import json
import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from cunju.org import begun, clock
from cunju.org.models import Account, KeptForm

COOKIE, PROOF = "kept", "whose"
OFFER = "/kept/"
NEVER = ("/login/", "/logout/", "/me/")
HOURS, PROOF_HOURS = 24, 72
# Of one form so many bytes, of one account so many forms.
MOST, MOST_FORMS = 256 * 1024, 5


def keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a POST of a session that ended, under a random key in a signed cookie; of anybody else, and of files, nothing."""
    if request.method != "POST" or request.path.startswith(NEVER):
        return response
    account, data = ended(request), _typed(request)
    return put(response, account, request.path, data) if account else response


def put(response: HttpResponse, account: str, path: str, data: dict[str, list[str]]) -> HttpResponse:
    """Have a page of this browser and account begin with what was typed elsewhere; too much of it is not kept."""
    if len(json.dumps(data, ensure_ascii=False).encode()) > MOST:
        return response
    token = secrets.token_urlsafe(24)
    now = clock.machine_now()
    KeptForm.objects.filter(made_at__lt=now - timedelta(hours=HOURS)).delete()
    before = KeptForm.objects.filter(account=account).order_by("-made_at").values_list("pk", flat=True)
    KeptForm.objects.filter(pk__in=list(before[MOST_FORMS - 1 :])).delete()
    KeptForm.objects.create(token=token, path=path[:300], data=data, made_at=now, account=account)
    _signed(response, COOKIE, token, age=HOURS * 3600)
    return response


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """The fields of a form, never a password."""
    return {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
    }


def _signed(response: HttpResponse, name: str, value: str, *, age: int | None) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_signed_cookie(name, value, max_age=age, httponly=True, samesite="Lax", secure=secure)


def mark(request: HttpRequest, response: HttpResponse) -> None:
    """A session in use leaves its browser a signed proof of whose it was, for when it has ended."""
    holder = str(request.user.pk)
    if _proof(request) != holder:
        _signed(response, PROOF, holder, age=None)


def unmark(response: HttpResponse) -> None:
    """Whoever logged out leaves no proof."""
    response.delete_cookie(PROOF)


def _proof(request: HttpRequest) -> str:
    found = request.get_signed_cookie(PROOF, default="", max_age=PROOF_HOURS * 3600)
    return found or ""


def ended(request: HttpRequest) -> str:
    """Whose session it was that ended in this browser; empty where nobody can say."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    session = Session.objects.filter(session_key=key).first() if key else None
    holder = (session.get_decoded().get("_auth_user_id") if session else None) or _proof(request)
    found = Account.objects.filter(pk=holder).first() if str(holder).isdigit() else None
    return found.username if found else ""


def way_back(request: HttpRequest) -> str:
    """Where to go after login: the page asked for; for a form sent to an address without a page, the offer."""
    if request.method != "POST":
        return request.get_full_path()
    if request.path.startswith(NEVER):
        return "/me/"
    came = _came_from(request)
    if came.netloc == request.get_host() and came.path != request.path:
        return OFFER
    return request.path if request.headers.get("HX-Request") else request.get_full_path()


def page_of(request: HttpRequest) -> str:
    """The page somebody was on: the one asked for, or the one a form was sent from."""
    if request.method != "POST":
        return request.get_full_path()
    came = _came_from(request)
    return came._replace(scheme="", netloc="").geturl() if came.netloc == request.get_host() and came.path else "/today/"


def _came_from(request: HttpRequest) -> SplitResult:
    """The page the request was made from, as far as its browser says something that is an address."""
    try:
        return urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    except ValueError:
        return urlsplit("")


def _stored(request: HttpRequest) -> KeptForm | None:
    token = request.get_signed_cookie(COOKIE, default="")
    since = clock.machine_now() - timedelta(hours=HOURS)
    return KeptForm.objects.filter(token=token, made_at__gte=since).first() if token else None


def waiting(request: HttpRequest) -> KeptForm | None:
    """The kept form of this browser and account; None where there is none or it is somebody else's."""
    found = _stored(request)
    return found if found and found.account == request.user.get_username() else None


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
    return take(found) if found and found.path == request.path else begun.offer(request)


def offered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page that did not take what was typed into it leads to the offer; a cookie without a form goes."""
    if request.method != "GET" or COOKIE not in request.COOKIES or request.path == OFFER:
        return response
    if _stored(request) is None:
        response.delete_cookie(COOKIE)
        return response
    found = waiting(request)
    return redirect(OFFER) if found and found.path == request.path else response
