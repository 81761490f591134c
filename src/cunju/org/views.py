"""Pages of login, 我的 and the search for units."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout as end_session
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cunju.org import (
    access,
    accounts,
    devices,
    entering,
    hashing,
    kept,
    oidc,
    queries,
    renaming,
    roles,
    second,
    signing,
)
from cunju.org.forms import LoginForm, NewPasswordForm, OwnPasswordForm
from cunju.org.models import Account

NAV = {"nav_current": "me"}
LOCKED = "登录不对的次数太多，请{waiting}后再试；急需使用的，请安全管理员解锁，或请上级单位的经办人重置密码。"
BUSY = "现在登录的人太多，密码还没有核对；请过几秒再点一次“登录”。"


def waiting(seconds: int) -> str:
    """A wait in whole minutes, never too short."""
    return f"{-(-seconds // 60)}分钟" if seconds > 60 else "1分钟"


class Login(LoginView):
    """The login page; a kept form is said."""

    template_name = "org/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Business begins at 工作台; an administrator at 我的."""
        user = self.request.user
        return "/today/" if isinstance(user, Account) and user.role in roles.LOOKERS else "/me/"

    def post(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        """A try; where it may not be made, one sentence, the same whether the account exists or not."""
        try:
            return super().post(request, *args, **named)
        except entering.Locked as lock:
            return self._later(request, 429, LOCKED.format(waiting=waiting(lock.seconds)), lock.seconds)
        except hashing.Busy:
            return self._later(request, 503, BUSY, hashing.RETRY)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Logged in: this device is known from now on; who has a second factor is asked for it first."""
        account = form.get_user()
        assert isinstance(account, Account)
        if second.in_use(account):
            second.wait(self.request, account, self.get_success_url())
            return redirect("/login/code/")
        response = super().form_valid(form)
        devices.remember(self.request, response, account)
        return response

    def _later(self, request: HttpRequest, status: int, said: str, seconds: int) -> HttpResponse:
        form = LoginForm(request, initial={"username": request.POST.get("username", "")[:150]})
        shown = self.get_context_data(form=form) | {"locked": said, "next": request.POST.get("next", "")}
        response = render(request, self.template_name, shown, status=status)
        response["Retry-After"] = str(seconds)
        return response

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """Whether a form was kept."""
        members = signing.offered(self.request, on=access.today_of(self.request))
        kept_form = bool(self.request.COOKIES.get(kept.COOKIE))
        shown = {"kept": kept_form, "members": members, "service": oidc.configured().get("name", "")}
        return super().get_context_data(**named) | shown


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    end_session(request)
    response = redirect("/login/")
    kept.unmark(response)
    return response


@access.logged_in
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and what I look after."""
    account = access.account_of(request)
    picks = bool(signing.offered(request, on=access.today_of(request)))
    shown = {"may_manage": account.role in accounts.MAY_MAKE, "role": account.role, "picks": picks, "may_prove": account.role in second.MAY}
    return render(request, "org/me.html", NAV | shown)


@access.logged_in
def password(request: HttpRequest) -> HttpResponse:
    """Choose a new password; the present one is asked unless it is a one-time one."""
    account = access.account_of(request)
    kind = NewPasswordForm if account.must_change_password else OwnPasswordForm
    form = kind(account, request.POST or None)
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
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe and back.startswith("/") else "/me/")


@access.logged_in
def kept_form(request: HttpRequest) -> HttpResponse:
    """What was typed before the session ended, to be sent again or left."""
    found = kept.waiting(request)
    path = found.path if found else ""
    data = kept.take(found) if found else None
    fields = [(name, value) for name in data or {} for value in data.getlist(name)] if data else []
    texts = [value for _, value in fields if value.strip() and not value.isdigit()]
    return render(request, "org/kept.html", NAV | {"path": path, "fields": fields, "texts": texts})


@access.staff
def search(request: HttpRequest) -> HttpResponse:
    """Units by name, pinyin initials or code."""
    account = access.account_of(request)
    words = request.GET.get("q", "")[:40]
    also = queries.reached(account.unit_code, on=access.today_of(request)) if account.unit_code else ()
    found = queries.search(words, prefix=account.reach, also=also)
    page = Paginator(found, 30).get_page(request.GET.get("page"))
    towns = queries.names(one.code[:9] for one in page if len(one.code) > 9)
    once = renaming.earlier(page)
    rows = [
        (one, towns.get(one.code[:9], "") if len(one.code) > 9 else "", once.get(one.code, ""))
        for one in page
    ]
    shown = {"page": page, "rows": rows, "q": words, "nav_current": "matrix"}
    return render(request, "org/search.html", shown)
