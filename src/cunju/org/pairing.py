"""The page of slips that wait for a second administrator."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.org import access, audit, managing, pairs, queries, roles

NAV = {"nav_current": "me"}


@access.logged_in
def waiting(request: HttpRequest) -> HttpResponse:
    """What the system administrator opened or reset, to be handed out by me."""
    by = access.account_of(request)
    if by.role not in pairs.HANDS_OUT:
        raise Http404
    page = Paginator(pairs.waiting(by), 50).get_page(request.GET.get("page"))
    names = queries.names({one.unit_code for one in page})
    rows = [(one, names.get(one.unit_code, "不属于单位"), roles.ROLE_ZH[one.role]) for one in page]
    return render(request, "org/waiting.html", NAV | {"page": page, "rows": rows})


@require_POST
@access.logged_in
def decide(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Hand out the slip, or send it back."""
    found = next((one for one in pairs.waiting(access.account_of(request)) if one.pk == pk), None)
    if found is None or act not in ("confirm", "refuse"):
        raise Http404
    with transaction.atomic():
        audit.note(request, act, found.username)
        if act == "confirm":
            return managing.slip_page(request, found, pairs.hand_out(found))
        pairs.refuse(found)
    messages.success(request, f"账号{found.username}没有发放，仍然不能登录。")
    return redirect("/accounts/waiting/")
