"""What residents send in, and what became of it: no login, no cookie; what is shown belongs to nobody but who holds the receipt."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cunju.kernel.refusals import Refusal
from cunju.org import addresses, limits
from cunju.portal import views
from cunju.portal.about import is_large, printed, rendered
from cunju.records import handling, letters, opened, receipts
from cunju.records.letterform import AskForm
from cunju.records.models import Letter
from cunju.ui.forms import refused

OFTEN = "现在收到的太多，这一份还没有收下，写的都还在。请过{}分钟再交一次，急的请打电话。"
FOREIGN = "这一份是从别的网站交过来的，没有收下。请在这一页上再交一次。"
NONE = "没有“{}”这个回执。回执是10个字母和数字，没有0、1、字母O和I，请对着抄下来的再看一遍。"
SAID = {"solved": True, "unsolved": False}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/ask/``: the form; what is sent is kept under a receipt, and nobody reads it before a person of the unit did.

    There is no cookie by which a form could be known as ours: what another site sends is refused by what the browser says of it.
    """
    unit, on = views.unit_of(code), views.today_of(request)
    kinds = opened.offered(unit, on=on)
    if not kinds:
        raise Http404
    if request.method != "POST":
        begin = {name: request.GET.get(name, "") for name in ("kind", "about")}
        begin["kind"] = begin["kind"] or (kinds[0].kind if len(kinds) == 1 else "")
        if begin["kind"] and begin["kind"] not in {one.kind for one in kinds}:
            raise Http404
        return _page(request, "portal/ask.html", unit, form=AskForm(unit=unit, kinds=kinds, on=on, initial=begin))
    form = AskForm(request.POST, request.FILES, unit=unit, kinds=kinds, on=on)
    if _foreign(request):
        form.add_error(None, FOREIGN)
    if not form.is_valid():
        return _page(request, "portal/ask.html", unit, form=form)
    if minutes := limits.may_send(addresses.of(request), unit.code):
        form.add_error(None, OFTEN.format(minutes))
        return _page(request, "portal/ask.html", unit, status=429, form=form)
    try:
        now: datetime = request.now  # type: ignore[attr-defined]
        said = form.cleaned_data
        made = letters.send(unit, said["kind"], form.sent(), now=now, brought=form.brought(), once=said["once"])
    except Refusal as refusal:
        refused(form, refusal)
        return _page(request, "portal/ask.html", unit, form=form)
    return _to_receipt(request, made)


def _to_receipt(request: HttpRequest, letter: Letter) -> HttpResponse:
    """The page of a receipt, in the print the page before had."""
    return redirect(reverse("portal:receipt", args=[letter.receipt]) + ("?size=large" if is_large(request) else ""))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """``/r/RECEIPT/``: each step with its clock, the answer, what the sender says of it, the way to the town; never a name."""
    letter = receipts.find(receipt)
    if letter is None:
        return _unknown(request, receipt)
    unit = views.unit_of(letter.unit_code)
    if receipt != letter.receipt:
        return _to_receipt(request, letter)
    problem = ""
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do not in (*SAID, "up"):
            raise Http404
        try:
            if _foreign(request):
                raise Refusal(FOREIGN)
            if do == "up":
                receipts.go_up(letter, now=request.now)  # type: ignore[attr-defined]
            else:
                receipts.say(letter, SAID[do], now=request.now)  # type: ignore[attr-defined]
            return _to_receipt(request, letter)
        except Refusal as refusal:
            problem = refusal.message
            letter.refresh_from_db()
    shown = receipts.standing(letter, unit, on=views.today_of(request))
    seen_by = f"您的称呼和电话，{handling.seen_by(letter.kind, unit.kind)}" if letter.name or letter.phone else "看不到是谁转的。"
    return _page(request, "portal/receipt.html", unit, shown=shown, problem=problem, seen_by=seen_by)


@never_cache
@require_http_methods(["GET", "HEAD"])
def find(request: HttpRequest) -> HttpResponse:
    """``/r/``: where a receipt is typed that was copied by hand."""
    typed = request.GET.get("code", "").strip()
    found = receipts.find(typed) if typed else None
    if found is not None:
        return _to_receipt(request, found)
    return _unknown(request, typed) if typed else _find(request, "", 200)


def _unknown(request: HttpRequest, typed: str) -> HttpResponse:
    """No such receipt; who tries many is told to wait."""
    often = limits.guesses.wait(addresses.of(request)) > 0
    said = "试得太多了，请过几分钟再试。" if often else NONE.format(typed[:20])
    return _find(request, said, 429 if often else 404, typed)


def _find(request: HttpRequest, said: str, status: int, typed: str = "") -> HttpResponse:
    return HttpResponse(printed(request, "portal/find.html", {"problem": said, "typed": typed[:20]}), status=status)


def _foreign(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "") in ("cross-site", "same-site")


def _page(request: HttpRequest, template: str, unit: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """Rendered without the request, as every public page; kept by no cache, found by no search engine."""
    kinds = opened.offered(unit, on=views.today_of(request))
    answer = HttpResponse(rendered(request, template, unit, kinds=kinds, live=None, **more), status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
