"""Pages of login, 我的 and accounts."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout as end_session
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import LoginView
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.org import access, accounts, queries, roles
from cunju.org.forms import AccountForm, LoginForm
from cunju.org.models import Account, Unit, Visit

NAV = {"nav_current": "me"}


class Login(LoginView):
    """The login page; a kept form is said."""

    template_name = "org/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Business begins at 工作台; an administrator at 我的."""
        user = self.request.user
        return "/today/" if isinstance(user, Account) and user.role in roles.BUSINESS else "/me/"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """Whether a form was kept."""
        return super().get_context_data(**named) | {"kept": bool(self.request.COOKIES.get("kept"))}


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    end_session(request)
    return redirect("/login/")


@access.logged_in
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and what I look after."""
    account = access.account_of(request)
    return render(
        request,
        "org/me.html",
        NAV | {"may_manage": account.role in accounts.MAY_MAKE, "may_audit": account.role == roles.AUDITOR},
    )


@access.logged_in
def password(request: HttpRequest) -> HttpResponse:
    """Choose a new password."""
    account = access.account_of(request)
    form: SetPasswordForm[Account] = SetPasswordForm(account, request.POST or None)
    form.fields["new_password1"].label = "新密码"
    form.fields["new_password1"].help_text = "至少10个字符，不要只用数字，不要用常见密码。"
    form.fields["new_password2"].label = "再输一次"
    if request.method == "POST" and form.is_valid():
        account.must_change_password = False
        form.save()
        update_session_auth_hash(request, account)
        messages.success(request, "密码已修改。")
        return redirect("/me/")
    return render(request, "org/password.html", NAV | {"form": form})


@require_POST
@access.logged_in
def display(request: HttpRequest) -> HttpResponse:
    """长辈版 and dark, kept with the account."""
    account = access.account_of(request)
    theme, size = request.POST.get("theme"), request.POST.get("size")
    if theme in ("", "light", "dark"):
        account.display_theme = theme or ""
    if size in ("", "large"):
        account.display_size = size or ""
    account.save(update_fields=["display_theme", "display_size"])
    return redirect("/me/")


def _manager(request: HttpRequest) -> Account:
    account = access.account_of(request)
    if account.role not in accounts.MAY_MAKE:
        raise Http404
    return account


@access.logged_in
def account_list(request: HttpRequest) -> HttpResponse:
    """The accounts I look after, and a form for a new one."""
    by = _manager(request)
    allowed = list(accounts.MAY_MAKE[by.role])
    units = (
        [(unit.code, unit.name) for unit in Unit.objects.filter(code__startswith=by.unit_code)]
        if by.unit_code
        else []
    )
    units = units or [(unit.code, unit.name) for unit in Unit.objects.filter(kind="county")] + [
        ("", "不属于单位（管理员）")
    ]
    form = AccountForm(request.POST or None, units=units, allowed=allowed)
    if request.method == "POST" and form.is_valid() and _fits(form):
        made, slip = accounts.create(**form.cleaned_data)
        return render(request, "org/slip.html", NAV | {"made": made, "slip": slip})
    names = dict(units)
    rows = [
        (one, names.get(one.unit_code, one.unit_code), roles.ROLE_ZH[one.role])
        for one in accounts.manageable(by)
    ]
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "org/accounts.html", NAV | {"page": page, "form": form})


def _fits(form: AccountForm) -> bool:
    wanted = accounts.LEVEL.get(form.cleaned_data["role"], 0)
    if len(form.cleaned_data["unit_code"]) == wanted:
        return True
    form.add_error("unit_code", "这个角色不能绑定这一级单位，请改选单位或角色。")
    return False


@require_POST
@access.logged_in
def account_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Reset (one-time slip), disable, or hand over (reset and print what goes with the office)."""
    by = _manager(request)
    found = next((one for one in accounts.manageable(by) if one.pk == pk), None)
    if found is None or act not in ("reset", "disable", "handover"):
        raise Http404
    if act == "disable":
        accounts.disable(found)
        messages.success(request, f"账号{found.username}已停用；原有记录留在单位。")
        return redirect("/accounts/")
    slip = accounts.reset(found)
    from cunju.org.drafts import open_drafts

    more = (
        {
            "drafts": open_drafts(found.unit_code),
            "seats": queries.in_office(found.unit_code, on=access.today_of(request)),
        }
        if act == "handover"
        else {}
    )
    return render(
        request, "org/slip.html", NAV | {"made": found, "slip": slip, "handover": act == "handover"} | more
    )


@access.staff
def search(request: HttpRequest) -> HttpResponse:
    """Units by name, pinyin initials or code."""
    account = access.account_of(request)
    words = request.GET.get("q", "")[:40]
    page = Paginator(queries.search(words, prefix=account.reach), 30).get_page(request.GET.get("page"))
    return render(request, "org/search.html", {"page": page, "q": words, "nav_current": "matrix"})


@access.logged_in
def log(request: HttpRequest) -> HttpResponse:
    """The access log, for the audit administrator."""
    if access.account_of(request).role != roles.AUDITOR:
        raise Http404
    page = Paginator(Visit.objects.order_by("-at"), 100).get_page(request.GET.get("page"))
    return render(request, "org/log.html", NAV | {"page": page})
