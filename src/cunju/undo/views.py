"""The one page: what was just saved is taken back by one press."""

import uuid
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.ledger.models import Sent
from cunju.ledger.sending import BUTTONS, texts
from cunju.org import access as doors
from cunju.org import clock, kept
from cunju.undo import undoing
from cunju.undo.middleware import COOKIE

SAID = "已撤销，记录留痕。"
AGAIN = "已撤销，记录留痕。刚才填的还在下面，改好可以再记；附件要重新选。"


@require_POST
@doors.staff
def undo(request: HttpRequest, sent_id: uuid.UUID) -> HttpResponse:
    """Take back what a form of one's own recorded; then its page again, as it was filled."""
    account = doors.account_of(request)
    sent = Sent.objects.filter(pk=sent_id, by=account.username).first()
    if sent is None:
        raise Http404
    for one in undoing.facts_of(sent):
        doors.unit_for(request, one.unit_code)
    try:
        undoing.undo(sent, by=account.username, now=doors.now_of(request), at=clock.machine_now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return _forget(redirect(undoing.page_of(sent) or "/today/"))
    if sent.from_page:
        messages.success(request, AGAIN)
        return _forget(_filled(sent))
    messages.success(request, SAID)
    return _forget(redirect(sent.answer or "/today/"))


def _filled(sent: Sent) -> HttpResponse:
    """The page of the form, which begins with what was typed; a record of it is a new one."""
    typed = {name: [str(one) for one in values] for name, values in texts(sent.said).items() if name not in BUTTONS}
    typed["fact_id"] = [str(identity.new_id())]
    return kept.put(redirect(sent.path), sent.by, urlsplit(sent.path).path, typed)


def _forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE)
    return response
