"""The unit's clerk or its town opens an account for each member of the supervisory committee, gives a new PIN, switches one off."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.kernel.refusals import Refusal
from cunju.org import access, accounts, audit, roles, signing
from cunju.org.models import Unit

NAV = {"nav_current": "me"}
ACTS = ("open", "reset", "disable")


def _unit(request: HttpRequest, code: str) -> Unit:
    unit = access.unit_for(request, code, roles.WRITERS)
    if unit.kind not in accounts.BOUND_TO[roles.SUPERVISORY_MEMBER]:
        raise Http404
    return unit


@access.staff
def member_list(request: HttpRequest, code: str) -> HttpResponse:
    """Who sits in the committee, and how each one's account stands."""
    unit, on = _unit(request, code), access.today_of(request)
    members = signing.members(unit.code, on=on)
    hands = signing.hands([one.account.pin_by for one in members if one.account])
    rows = [(one, hands.get(one.account.pin_by, "") if one.account else "") for one in members]
    return render(request, "org/members.html", NAV | {"unit": unit, "rows": rows, "former": signing.former(unit.code, on=on)})


@require_POST
@access.staff
def member_act(request: HttpRequest, code: str, person: uuid.UUID, act: str) -> HttpResponse:
    """Open (a slip with the one-time PIN), give a new PIN (another slip), or switch off."""
    unit, on = _unit(request, code), access.today_of(request)
    found = next((one for one in signing.members(unit.code, on=on) if one.seat.person_id == person), None)
    if found is None or act not in ACTS or (act != "open" and found.account is None):
        raise Http404
    by = access.account_of(request).username
    if act == "disable" and found.account:
        with transaction.atomic():
            audit.note(request, act, found.account.username)
            accounts.disable(found.account)
        messages.success(request, f"{found.words}的账号已停用；他记过的都在，需要时再给签字密码就能恢复。")
        return redirect("org:members", code)
    try:
        with transaction.atomic():
            account, slip = (
                (found.account, signing.reset(found.account, by=by, on=on))
                if act == "reset" and found.account
                else signing.open_account(unit, found.seat, by=by, on=on)
            )
            audit.note(request, "create" if act == "open" else act, account.username)
    except Refusal as refusal:
        messages.warning(request, refusal.message)
        return redirect("org:members", code)
    return render(request, "org/pin_slip.html", NAV | {"unit": unit, "member": found, "made": account, "slip": slip, "on": on})
