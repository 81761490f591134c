"""The edges of a request: its instant of business, clean text, the access log, the end of an idle session."""

import logging
from collections.abc import Callable

from django.contrib.sessions import middleware as sessions
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from cunju.org import addresses, audit, cleaning, clock, kept, signing, visits

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]
# Residents' pages are open, cached and not logged.
SILENT = ("/static/", "/plain/", "/healthz", "/b/", "/c/", "/r/")
# A session in use is written at most once in so many seconds, so that looking at pages writes little.
MOVED = 60


class DayMiddleware:
    """Sets ``request.now`` and ``request.today`` once."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with clock.held():
            if not request.path.startswith("/static/"):
                request.now = clock.now()  # type: ignore[attr-defined]
                request.today = request.now.date()  # type: ignore[attr-defined]
            response = self.get_response(request)
        if (
            not response.has_header("Cache-Control")
            and hasattr(request, "user")
            and request.user.is_authenticated
        ):
            response.setdefault("Cache-Control", "no-store")
        return response


class CleanTextMiddleware:
    """Whatever is typed or pasted into any form is cleaned once, before any form or view reads it; passwords stay as typed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Behind the measure of what is sent (``org.edge``), before anything reads it: the form of an ended session is kept clean too."""
        if request.method == "POST":
            request.POST = cleaning.cleaned(request.POST)  # type: ignore[assignment]
            cleaning.name_files(request.FILES)
        return self.get_response(request)


class AccessLogMiddleware:
    """Writes one row a request: account, path and result by the machine clock, never a query string."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        silent = request.path.startswith(SILENT)
        # Asked before as well: a logout leaves nobody behind.
        before = "" if silent else request.user.get_username()
        response = self.get_response(request)
        if not silent:
            account = getattr(request, "caller", "") or request.user.get_username() or before
            act, whom = audit.of_page(request, response.status_code)
            visits.note(
                account=account,
                method=request.method or "",
                path=request.path[:300],
                status=response.status_code,
                address=addresses.of(request),
                act=act,
                whom=whom,
            )
        return response


class IdleMiddleware:
    """Moves the end of a session in use: 30 minutes after its last page, give or take less than one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(SILENT) and request.user.is_authenticated:
            now = int(clock.machine_now().timestamp())
            if not 0 <= now - int(request.session.get("moved", 0)) < MOVED:
                request.session["moved"] = now
        response = self.get_response(request)
        if not request.path.startswith((*SILENT, "/logout/")) and request.user.is_authenticated:
            kept.mark(request, response)
        return response


class NameMiddleware:
    """Where the committee's shared account was about to write, its members' names and PINs come first, then the page asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """To the list of names; a form leads back to where it can be filled in again."""
        if not isinstance(exception, signing.Unnamed):
            return None
        return redirect(f"{signing.PICK}?{urlencode({'next': kept.page_of(request)})}")


class SessionMiddleware(sessions.SessionMiddleware):
    """Django's own; where only its end would be moved and the disk is full, the page is shown all the same."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save what changed; a page that only reads does not fail by it."""
        try:
            return super().process_response(request, response)
        except Error as trouble:
            if request.method not in ("GET", "HEAD"):
                raise
            log.error("a session could not be saved: %s", trouble)
            return response
