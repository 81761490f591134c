"""Pages of the accounts somebody looks after: create, reset, disable, hand over."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.org import access, accounts, audit, handover, kept, pairs, queries, roles
from cunju.org.forms import AccountForm
from cunju.org.models import Account

NAV = {"nav_current": "me"}
ACTS = ("reset", "disable", "handover")


def _manager(request: HttpRequest) -> Account:
    account = access.account_of(request)
    if account.role not in accounts.MAY_MAKE:
        raise Http404
    return account


@access.logged_in
def account_list(request: HttpRequest) -> HttpResponse:
    """The accounts I look after, and a form for a new one."""
    by = _manager(request)
    data = request.POST if request.method == "POST" else kept.initial(request)
    units = accounts.units_for(by, on=access.today_of(request))
    form = AccountForm(data, units=units, allowed=accounts.MAY_MAKE[by.role])
    if request.method == "POST" and form.is_valid():
        return _open(request, by, form.cleaned_data)
    page = Paginator(accounts.manageable(by), 50).get_page(request.GET.get("page"))
    names = queries.names({one.unit_code for one in page})
    rows = [(one, names.get(one.unit_code, "不属于单位"), roles.ROLE_ZH[one.role]) for one in page]
    return render(request, "org/accounts.html", NAV | {"page": page, "rows": rows, "form": form})


def _open(request: HttpRequest, by: Account, said: dict[str, str]) -> HttpResponse:
    with transaction.atomic():
        audit.note(request, "create", said["username"])
        if pairs.needed(by):
            pairs.open_account(by, **said)
            return _waits(request, said["username"])
        made, slip = accounts.create(**said)
    return slip_page(request, made, slip)


def _waits(request: HttpRequest, name: str) -> HttpResponse:
    messages.success(request, f"账号{name}已登记，等安全管理员或审计管理员核对后发密码条；此前谁也登录不了。")
    return redirect("/accounts/")


@require_POST
@access.logged_in
def account_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Reset (one-time slip), disable, or hand over (reset and print what goes with the office)."""
    by = _manager(request)
    found = next((one for one in accounts.manageable(by) if one.pk == pk), None)
    if found is None or act not in ACTS:
        raise Http404
    with transaction.atomic():
        audit.note(request, act, found.username)
        if act == "disable":
            accounts.disable(found)
            messages.success(request, f"账号{found.username}已停用；原有记录留在单位，需要时可以重置后再用。")
            return redirect("/accounts/")
        if pairs.needed(by, found):
            pairs.reset(by, found)
            return _waits(request, found.username)
        slip = accounts.reset(found)
    sheet = handover.sheet(found, on=access.today_of(request)) if act == "handover" else None
    return slip_page(request, found, slip, sheet)


def slip_page(
    request: HttpRequest, made: Account, slip: str, sheet: handover.Sheet | None = None
) -> HttpResponse:
    """The one-time password, shown once; at a hand-over with what goes with the office."""
    shown = {
        "made": made,
        "made_role": roles.ROLE_ZH[made.role],
        "made_unit": queries.unit(made.unit_code) if made.unit_code else None,
        "slip": slip,
        "sheet": sheet,
        "on": access.today_of(request),
    }
    return render(request, "org/slip.html", NAV | shown)
