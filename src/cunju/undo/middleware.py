"""The edge of what may be taken back: the page a save led to knows the form that was sent."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cunju.ledger.models import Sent
from cunju.undo import undoing

COOKIE = "undo"
Answer = Callable[[HttpRequest], HttpResponse]


class UndoMiddleware:
    """The page a save led to offers to take it back; which page that is, the browser keeps for ten minutes."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and COOKIE in request.COOKIES:
            request.undo = _offered(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        sending = getattr(request, "sending", None)
        if sending is not None and sending.mine and sending.facts and response.has_header("Location"):
            where = urlsplit(response["Location"]).path
            response.set_signed_cookie(
                COOKIE, f"{sending.uid} {where}", max_age=int(undoing.WITHIN.total_seconds()), httponly=True, samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )  # fmt: skip
        return response


def _offered(request: HttpRequest) -> undoing.Offer | None:
    """What the page may offer: only the page the save led to, only to whoever saved."""
    uid, _, where = (request.get_signed_cookie(COOKIE, default="") or "").partition(" ")
    if where != request.path or not request.user.is_authenticated:
        return None
    sent = Sent.objects.filter(pk=uid, by=request.user.get_username(), corrects=False).first()
    return undoing.offer(sent) if sent else None
