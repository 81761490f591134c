"""The edges of a request: its instant of business, the access log, the end of an idle session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cunju.org import clock, visits

Answer = Callable[[HttpRequest], HttpResponse]
# Residents' pages are open, cached and not logged.
SILENT = ("/static/", "/healthz", "/b/", "/c/")
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
            account = request.user.get_username() or before
            visits.note(
                account=account,
                method=request.method or "",
                path=request.path[:300],
                status=response.status_code,
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
        return self.get_response(request)
