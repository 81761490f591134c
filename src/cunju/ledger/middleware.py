"""The edge of what is recorded: a form that was recorded already is answered here, before and whatever the room does with it."""

import time
import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.ledger import correcting, identity, sending
from cunju.ledger.models import Sent
from cunju.ledger.sending import Sending, SentBefore
from cunju.ledger.twice import differing
from cunju.org import clock
from cunju.ui.forms import hearing

Answer = Callable[[HttpRequest], HttpResponse]
# The second of two taps waits so long for where the first one led.
PATIENCE, STEP = 3.0, 0.05


class OnceMiddleware:
    """The same id and content: the same answer. Other content: both texts, nothing recorded, ways on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with sending.sent(None), hearing() as labels:
            response = self.get_response(request)
        now: Sending | None = getattr(request, "sending", None)
        if now is None:
            return response
        if now.mine:
            led = response["Location"] if response.has_header("Location") else _came_from(request)
            sending.answered(now, answer=led, labels=labels)
        elif response.status_code == 200 and (stored := sending.known(now)) and stored.by == now.by:
            return _answer(request, stored, now)  # the other tap was faster
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Answers a form that was recorded already; else ``writing`` knows which form it records."""
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        if is_id(request.POST.get(correcting.ASKED, "")) and (led := correcting.led_on(request)):
            return led
        uid = _id_of(request)
        _without_its_id(request)
        if uid is None:
            return None
        now = Sending(
            uid, request.get_full_path()[:400], request.user.get_username(), clock.machine_now(),
            sending.said_of(dict(request.POST.lists())), dict(request.FILES.lists()),
        )  # fmt: skip
        stored = sending.known(now)
        if stored is not None and stored.by == now.by:
            if sending.same(stored, now) and stored.said != now.said:
                return None  # the same text, another button
            return _answer(request, stored, now)
        request.sending = now  # type: ignore[attr-defined]
        sending.begin(now)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Two equal forms at once: the second one waited for the unit, and finds it recorded."""
        if isinstance(exception, SentBefore):
            return _answer(request, exception.stored, request.sending)  # type: ignore[attr-defined]
        return None


def is_id(text: str) -> bool:
    """Whether it is an id at all."""
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def _id_of(request: HttpRequest) -> uuid.UUID | None:
    """The id of the new record where the form carries one, else the form's own."""
    for name in ("fact_id", "form_id"):
        try:
            return uuid.UUID(request.POST.get(name, ""))
        except ValueError:
            continue
    return None


def _without_its_id(request: HttpRequest) -> None:
    """No room reads the form's own id, or keeps it in a draft."""
    if "form_id" in request.POST:
        data = request.POST.copy()
        del data["form_id"]
        request.POST = data  # type: ignore[assignment]


def _came_from(request: HttpRequest) -> str:
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() else request.get_full_path()


def _answer(request: HttpRequest, stored: Sent, now: Sending) -> HttpResponse:
    stored = _waited(stored)
    where = stored.answer or (f"/fact/{stored.fact}/" if stored.fact else request.path)
    if sending.same(stored, now):
        return redirect(where)
    page = {
        "rows": differing(stored, now),
        "files": bool(now.files()),
        "where": f"/fact/{stored.fact}/" if stored.fact and not stored.corrects else where,
        "back": where,
        "path": now.path,
        "corrects_at": correcting.page_of(stored),
        "stored": stored,
        "anew": identity.new_id(),
        "nav_current": "register",
    }
    return render(request, "ledger/sent_before.html", page)


def _waited(stored: Sent) -> Sent:
    waited = 0.0
    while not stored.answer and waited < PATIENCE:
        time.sleep(STEP)
        waited += STEP
        stored = Sent.objects.filter(pk=stored.pk).first() or stored
    return stored
