"""Pages of a login by the district's own identity service: there, and back."""

import logging

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cunju.org import oidc, roles, seated, second
from cunju.org.models import Account

log = logging.getLogger(__name__)
BACKEND = "cunju.org.seated.Backend"
UNSOUND = "没有登录成：身份认证服务没有答复，或者答复不能相信。请过一会儿再试；急需使用的，用账号和密码登录。"
UNKNOWN = "身份认证服务说您是“{name}”，这里没有这个账号，或者已经停用。请上级单位的经办人用这个名字建立账号。"


@never_cache
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """To the service; 404 where none is configured."""
    if not oidc.configured():
        raise Http404
    if request.user.is_authenticated:
        return redirect("/me/")
    then = request.GET.get("next", "")
    try:
        return redirect(oidc.start(request, then if then.startswith("/") and url_has_allowed_host_and_scheme(then, allowed_hosts=None) else ""))
    except oidc.Unsound as wrong:
        return _refused(request, UNSOUND, str(wrong), 502)


@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """From the service: in with an account that is there; nobody's account is made by it."""
    if not oidc.configured():
        raise Http404
    if request.user.is_authenticated:
        return redirect("/me/")
    try:
        name, then = oidc.finish(request)
    except oidc.Unsound as wrong:
        return _refused(request, UNSOUND, str(wrong), 403)
    # A member of the committee is known by his PIN alone.
    account = Account.objects.filter(username=name, person=None).first()
    if account is None or not seated.Backend().user_can_authenticate(account):
        return _refused(request, UNKNOWN.format(name=name[:60]), "no such account", 403)
    then = then or ("/today/" if account.role in roles.LOOKERS else "/me/")
    if second.in_use(account):
        second.wait(request, account, then)
        return redirect("/login/code/")
    login(request, account, backend=BACKEND)
    return redirect(then)


def _refused(request: HttpRequest, said: str, why: str, status: int) -> HttpResponse:
    log.warning("oidc: %r", why[:300])
    return render(request, "org/outside.html", {"said": said}, status=status)
