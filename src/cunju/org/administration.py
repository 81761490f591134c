"""Pages of the three administrators: each has its own power and sees no business."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.kernel import typed
from cunju.org import access, audit, locks, queries, roles
from cunju.org.accounts import counts_by_role
from cunju.org.clock import installation as installed
from cunju.org.clock import machine_now

NAV = {"nav_current": "me"}
# A path is broken after so many signs: the longest a phone holds beside its label.
PIECE = 12


def _only(request: HttpRequest, role: str) -> None:
    if access.account_of(request).role != role:
        raise Http404


def pieces(path: str) -> list[str]:
    """A path in pieces between which a line may break."""
    return [path[start : start + PIECE] for start in range(0, len(path), PIECE)]


@access.logged_in
def log(request: HttpRequest) -> HttpResponse:
    """The access log by account and day, for the audit administrator."""
    _only(request, roles.AUDITOR)
    who, day, wrong, on = request.GET.get("account", "").strip()[:150], request.GET.get("day", ""), "", None
    try:
        on = typed.day(day) if day else None
    except typed.Mistyped as fault:
        wrong, day = f"日期应写成 2023-09-20 的样子；写的是“{day[:30]}”，{fault}。现按全部日期列出。", ""
    page = Paginator(queries.visits(account=who, on=on), 100).get_page(request.GET.get("page"))
    rows = [(one, pieces(one.path)) for one in page]
    return render(
        request, "org/log.html", NAV | {"page": page, "rows": rows, "who": who, "day": day, "wrong": wrong}
    )


@access.logged_in
def lock_list(request: HttpRequest) -> HttpResponse:
    """Accounts, addresses and devices locked now, for the security administrator."""
    _only(request, roles.SECURITY_ADMINISTRATOR)
    page = Paginator(locks.locked(machine_now()), 50).get_page(request.GET.get("page"))
    return render(request, "org/locks.html", NAV | {"page": page})


@require_POST
@access.logged_in
def unlock(request: HttpRequest) -> HttpResponse:
    """Take a lock off at once."""
    _only(request, roles.SECURITY_ADMINISTRATOR)
    kind, value = request.POST.get("kind", ""), request.POST.get("value", "")
    if kind not in locks.KINDS:
        raise Http404
    said = f"{locks.KINDS[kind]}{'' if value.startswith('?') else value}"
    audit.note(request, "unlock", value)
    if locks.unlock(kind, value):
        messages.success(request, f"{said}已解锁，可以重新登录。")
    else:
        messages.warning(request, f"{said}没有被锁定，可能已到时间自动解锁。")
    return redirect("/locks/")


@access.logged_in
def installation(request: HttpRequest) -> HttpResponse:
    """What is installed here, for the system administrator."""
    _only(request, roles.SYSTEM_ADMINISTRATOR)
    shown = {"installed": installed(), "units": queries.unit_counts(), "accounts": counts_by_role()}
    return render(request, "org/installation.html", NAV | shown)
