"""The code on a paper, scanned or typed by hand: its page, or a sentence that it is not known here and whom to ask."""

import unicodedata

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cunju.kernel.published import tail_of
from cunju.org import contacts
from cunju.org.models import Unit
from cunju.portal import codes
from cunju.portal.about import KINDS, is_large, printed, today_of

NONE = "没有查到这个编号，可能还没有公布，也可能不是这里出的，请{}核对。"
LONGEST = 20


def plain(typed: str) -> str:
    """A code as it is kept, however it was typed: full width, small letters, with blanks or hyphens."""
    return "".join(one for one in unicodedata.normalize("NFKC", typed) if one.isalnum()).upper()


@never_cache
@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """``/c/``: where the code of a paper is typed that cannot be scanned."""
    typed = request.GET.get("code", "").strip()[:LONGEST]
    if not typed:
        return page(request)
    wanted = plain(typed)
    if wanted and codes.place_of(wanted, on=today_of(request)):
        return redirect(reverse("portal:short", args=[wanted]) + ("?size=large" if is_large(request) else ""))
    return unknown(request, typed)


def unknown(request: HttpRequest, typed: str) -> HttpResponse:
    """No such code: too early or never ours, which cannot be told apart; whom to ask."""
    return page(request, NONE.format(_call(plain(typed))), typed[:LONGEST], status=404)


def page(request: HttpRequest, problem: str = "", typed: str = "", status: int = 200) -> HttpResponse:
    """The box, with what was typed."""
    answer = HttpResponse(printed(request, "portal/code.html", {"problem": problem, "typed": typed}), status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _call(wanted: str) -> str:
    """How to ask: the telephone of the one unit a code names, its town's where it wrote none."""
    tail = tail_of(wanted)
    units = list(Unit.objects.filter(code__endswith=tail, kind__in=KINDS)[:2]) if tail else []
    if len(units) != 1:
        return "打电话向纸上写的单位"
    said, unit = contacts.around(units[0]), units[0]
    numbers = [said[one].phone for one in (unit.code, unit.parent_code) if one in said and said[one].phone]
    return f"打电话{numbers[0]}向{unit.name}" if numbers else f"打电话向{unit.name}"
