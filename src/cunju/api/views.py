"""The page on which the district connects systems, and the OpenAPI document."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from cunju.api import openapi, systems
from cunju.api.endpoints import ENDPOINTS, RESOURCES
from cunju.api.forms import SystemForm
from cunju.api.models import System
from cunju.org import access, audit, kept, roles, sealing
from cunju.org.models import Account

NAV = {"nav_current": "me"}
SHOWN_ONCE = "api_token"


def _officer(request: HttpRequest) -> Account:
    """The district's officer, who reads what the token will read; an administrator, who sees no business, makes none."""
    account = access.account_of(request)
    if account.role != roles.DISTRICT_OFFICER:
        raise Http404
    return account


@access.staff
def page(request: HttpRequest) -> HttpResponse:
    """How to connect, the systems there are, a form for a new one; its token is shown once, in the answer."""
    account, today = _officer(request), access.today_of(request)
    data = request.POST if request.method == "POST" else kept.initial(request)
    form = SystemForm(data, office=account.unit_code, today=today)
    if request.method == "POST" and form.is_valid():
        return redirect("api:made", _make(request, account, form.cleaned_data).pk)
    shown = Paginator(systems.of_office(account.unit_code), 50).get_page(request.GET.get("page"))
    rows = [(one, "、".join(RESOURCES.get(each, each) for each in one.resources), one.good(today)) for one in shown]
    return render(request, "api/page.html", NAV | {"page": shown, "rows": rows, "form": form, "calls": ENDPOINTS})


def _make(request: HttpRequest, account: Account, asked: dict[str, Any]) -> System:
    """Made once however often the form is sent; its token waits sealed in the session for the page that shows it."""
    try:
        with transaction.atomic():
            made, token = systems.make(
                asked["name"], prefix=asked["below"], resources=asked["resources"], ends_on=asked["ends_on"],
                by=account.username, now=access.now_of(request), once=asked["once"],
            )  # fmt: skip
            audit.note(request, "token", systems.said(made))
    except systems.AlreadyMade as before:
        return before.system
    request.session[SHOWN_ONCE] = {"pk": made.pk, "token": sealing.seal(token.encode(), purpose=SHOWN_ONCE, owner=str(made.pk))}
    return made


@never_cache
@require_GET
@access.staff
def made(request: HttpRequest, pk: int) -> HttpResponse:
    """The new token, the first time; after that only that there is one."""
    found, token = _system(request, pk), b""
    waiting = request.session.get(SHOWN_ONCE)
    if isinstance(waiting, dict) and waiting["pk"] == pk:
        del request.session[SHOWN_ONCE]
        token = sealing.opened(waiting["token"], purpose=SHOWN_ONCE, owner=str(pk)) or b""
    shown = {"made": found, "token": token.decode(), "address": request.build_absolute_uri("/api/v1/me/")}
    return render(request, "api/made.html", NAV | shown)


def _system(request: HttpRequest, pk: int) -> System:
    return access.there(systems.of_office(_officer(request).unit_code).filter(pk=pk).first())


@require_POST
@access.staff
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on the token opens nothing."""
    found = _system(request, pk)
    with transaction.atomic():
        if systems.revoke(found, by=access.account_of(request).username, now=access.now_of(request)):
            audit.note(request, "token_off", systems.said(found))
    messages.success(request, f"{found.name}的令牌已停用，对方马上不能再读。")
    return redirect("api:page")


@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """For everybody: it says what there is, and nothing of what stands in it."""
    response = HttpResponse(openapi.text(), content_type="application/json; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    return response
