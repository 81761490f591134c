"""The page on which the district connects systems, and the OpenAPI document."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cunju.api import openapi, systems
from cunju.api.endpoints import ENDPOINTS, RESOURCES
from cunju.api.forms import SystemForm
from cunju.org import access, kept, roles
from cunju.org.models import Account

NAV = {"nav_current": "me"}


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
        asked = form.cleaned_data
        made, token = systems.make(
            asked["name"], prefix=asked["below"], resources=asked["resources"], ends_on=asked["ends_on"],
            by=account.username, now=access.now_of(request),
        )  # fmt: skip
        return render(request, "api/made.html", NAV | {"made": made, "token": token, "address": request.build_absolute_uri("/api/v1/me/")})
    shown = Paginator(systems.of_office(account.unit_code), 50).get_page(request.GET.get("page"))
    rows = [(one, "、".join(RESOURCES.get(each, each) for each in one.resources), one.good(today)) for one in shown]
    return render(request, "api/page.html", NAV | {"page": shown, "rows": rows, "form": form, "calls": ENDPOINTS})


@require_POST
@access.staff
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on the token opens nothing."""
    account = _officer(request)
    found = access.there(systems.of_office(account.unit_code).filter(pk=pk).first())
    systems.revoke(found, by=account.username, now=access.now_of(request))
    messages.success(request, f"{found.name}的令牌已停用，对方马上不能再读。")
    return redirect("api:page")


@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """For everybody: it says what there is, and nothing of what stands in it."""
    response = HttpResponse(openapi.text(), content_type="application/json; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    return response
