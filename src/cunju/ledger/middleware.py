"""The edge of what is recorded: a form that was recorded already is answered here, before and whatever the room does with it."""

import time
import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
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
ONCE_MORE = "once_more"
TOLD = "这张表单已经记下过，内容一样，没有再记一遍。"


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
            sending.answered(now, answer=led, labels=labels, from_page=_came_from(request, "") == request.path)
        elif response.status_code == 200 and (stored := sending.known(now)) and stored.by == now.by:
            return _answer(request, stored, now)  # the other tap was faster
        return response

    def process_view(self, request: HttpRequest, view: object, *_: object) -> HttpResponse | None:
        """Answers a form that was recorded already; else ``writing`` knows which form it records."""
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        if is_id(request.POST.get(correcting.ASKED, "")) and (led := correcting.led_on(request)):
            return led
        uid, form, asked = _id_of(request), _uuid(request.POST.get("form_id", "")), ONCE_MORE in request.POST
        _without_its_own(request)
        if uid is None:
            return None
        now = Sending(
            uid, request.get_full_path()[:400], request.user.get_username(), clock.machine_now(),
            sending.said_of(dict(request.POST.lists())), dict(request.FILES.lists()), form=form,
        )  # fmt: skip
        stored = sending.known(now)
        if stored is not None and stored.by == now.by:
            if sending.same(stored, now) and stored.said != now.said:
                return None  # the same text, another button
            return _answer(request, stored, now)
        # A form that names the version it began from corrects that record: it begins with the very words that were recorded.
        once = asked or getattr(view, "recurs_alike", False) or bool(request.POST.get("seen"))
        if stored is None and not once and (lately := sending.lately(now)):
            return _same_words(request, lately, now)
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
    return _uuid(request.POST.get("fact_id", "")) or _uuid(request.POST.get("form_id", ""))


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _without_its_own(request: HttpRequest) -> None:
    """No room reads the form's own id, or keeps it in a draft."""
    if own := {"form_id", ONCE_MORE} & set(request.POST):
        data = request.POST.copy()
        for name in own:
            del data[name]
        request.POST = data  # type: ignore[assignment]


def _came_from(request: HttpRequest, otherwise: str | None = None) -> str:
    """The path of the page it was sent from; where nothing says so, its own address, or what is given ``otherwise``."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc == request.get_host():
        return came.path
    return request.get_full_path() if otherwise is None else otherwise


def _answer(request: HttpRequest, stored: Sent, now: Sending) -> HttpResponse:
    stored = _waited(stored)
    where = stored.answer or (f"/fact/{stored.fact}/" if stored.fact else request.path)
    if sending.same(stored, now):
        messages.info(request, TOLD)
        return redirect(where)
    return _both(request, stored, now, where)


def _same_words(request: HttpRequest, stored: Sent, now: Sending) -> HttpResponse:
    """A page opened anew and filled in with the same words: nothing is recorded before somebody says that it happened once more."""
    return _both(request, stored, now, stored.answer or f"/fact/{stored.fact}/", once_more=True)


def _both(request: HttpRequest, stored: Sent, now: Sending, where: str, *, once_more: bool = False) -> HttpResponse:
    page = {
        "rows": differing(stored, now),
        "once_more": once_more,
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
