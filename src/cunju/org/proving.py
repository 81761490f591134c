"""Pages of the second factor: asked at login; set up, renewed and taken off by its holder; required by the district."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cunju.kernel.days import chinese_day
from cunju.org import access, audit, clock, devices, hashing, roles, seated, second
from cunju.org.entering import Locked
from cunju.org.models import Account
from cunju.org.proofs import CodeForm, DigitsForm, PresentPasswordForm, RequireForm
from cunju.org.views import waiting

NAV = {"nav_current": "me"}
BACKEND = "cunju.org.seated.Backend"
WAITS = "连续5次不对要等1分钟再试，以后每次加倍。"
WRONG = f"验证码不对，或者已经用过，请等手机上换了新的6位数字再输。{WAITS}"
WRONG_PAPER = f"备用码不对，或者已经用过，请照打印的再核对一遍，或换一个没有用过的；每个只能用一次。{WAITS}"
LOCKED = "验证码输错的次数太多，请{waiting}后再试；手机丢了、备用码也没有的，请上级单位的经办人或系统管理员重置账号。"
BUSY = "现在登录的人太多，密码还没有核对；请过几秒再按一次。"


@never_cache
@sensitive_post_parameters("password_code")
def enter(request: HttpRequest) -> HttpResponse:
    """The second page of login."""
    found = second.waiting(request)
    if found is None:
        return redirect("/login/")
    account, then = found
    form, said, status = CodeForm(request.POST or None), "", 200
    if request.method == "POST" and form.is_valid():
        try:
            if held := second.prove(account, form.cleaned_data["password_code"]):
                return _in(request, account, then, held)
            form.add_error("password_code", _wrong(form))
        except Locked as lock:
            said, status = LOCKED.format(waiting=waiting(lock.seconds)), 429
    return render(request, "org/second_login.html", {"form": form, "locked": said}, status=status)


def _wrong(form: CodeForm) -> str:
    return WRONG if second.is_digits(form.cleaned_data["password_code"]) else WRONG_PAPER


def _in(request: HttpRequest, account: Account, then: str, held: str) -> HttpResponse:
    if not seated.Backend().user_can_authenticate(account):
        return redirect("/login/")
    request.session.pop(second.WAITING, None)
    login(request, account, backend=BACKEND)
    request.session[second.PROVED] = True
    if held == second.PAPER:
        audit.note(request, "recovery", account.username)
    response = redirect(then)
    devices.remember(request, response, account)
    return response


@never_cache
@sensitive_post_parameters("password_code", "old_password")
@access.logged_in
def mine(request: HttpRequest) -> HttpResponse:
    """My second factor: none, being set up, in use; and, for the district, from which day it is required."""
    account = access.account_of(request)
    if account.role not in second.MAY:
        raise Http404
    act = ACTS.get(request.POST.get("act", "")) if request.method == "POST" else None
    try:
        answer = act(request, account) if act else {}
    except Locked as lock:
        answer = {"locked": LOCKED.format(waiting=waiting(lock.seconds))}
    except hashing.Busy:
        answer = {"locked": BUSY}
    return answer if isinstance(answer, HttpResponse) else _page(request, account, answer)


Answer = HttpResponse | dict[str, Any]


def _begin(request: HttpRequest, account: Account) -> Answer:
    form = PresentPasswordForm(account, request.POST)
    if not form.is_valid():
        return {"password_form": form}
    second.begin(account)
    return redirect("/me/second/")


def _confirm(request: HttpRequest, account: Account) -> Answer:
    form = DigitsForm(request.POST)
    if form.is_valid():
        codes = second.confirm(account, form.cleaned_data["password_code"], on=clock.machine_now().date())
        if codes is not None:
            request.session[second.PROVED] = True
            audit.note(request, "second", account.username)
            return _codes(request, codes)
        form.add_error("password_code", WRONG)
    return {"code_form": form}


def _renew(request: HttpRequest, account: Account) -> Answer:
    form, factor = CodeForm(request.POST), second.of(account)
    if factor and form.is_valid():
        if second.prove(account, form.cleaned_data["password_code"]):
            return _codes(request, second.new_codes(factor))
        form.add_error("password_code", _wrong(form))
    return {"code_form": form}


def _drop(request: HttpRequest, account: Account) -> Answer:
    form = CodeForm(request.POST)
    if form.is_valid():
        if second.prove(account, form.cleaned_data["password_code"]):
            audit.note(request, "second_off", account.username)
            second.drop(account)
            request.session.pop(second.PROVED, None)
            messages.success(request, "动态验证码已停用，登录只要密码。")
            return redirect("/me/second/")
        form.add_error("password_code", _wrong(form))
    return {"code_form": form}


def _require(request: HttpRequest, account: Account) -> Answer:
    form = RequireForm(request.POST)
    if account.role != roles.DISTRICT_OFFICER:
        raise Http404
    if not form.is_valid():
        return {"require_form": form}
    on = form.cleaned_data["from_on"]
    audit.note(request, "required", str(on or "不要求"))
    second.require(on)
    said = f"自{chinese_day(on)}起，管理员和区级账号登录须有动态验证码。" if on else "不再要求动态验证码；已设的仍然有效。"
    said += "这里是演示，只记下，登录时不要求。" if on and clock.is_demonstration() else ""
    messages.success(request, said)
    return redirect("/me/second/")


ACTS = {"begin": _begin, "confirm": _confirm, "renew": _renew, "drop": _drop, "require": _require}


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "org/second_codes.html", NAV | {"codes": codes, "on": access.today_of(request)})


def _page(request: HttpRequest, account: Account, answer: dict[str, Any]) -> HttpResponse:
    factor, since = second.of(account), second.required_from()
    proved = bool(request.session.get(second.PROVED))
    shown = {
        "factor": factor,
        "secret": second.shown(factor, account) if factor and not factor.since else None,
        "left": second.left(factor) if factor else 0,
        "required": since if account.role in second.MUST else None,
        "again": bool(factor and factor.since and since and not proved),
        "password_form": PresentPasswordForm(account),
        "code_form": CodeForm() if factor and factor.since else DigitsForm(),
        "require_form": RequireForm(initial={"from_on": second.said_from()}) if account.role == roles.DISTRICT_OFFICER else None,
        "real": not clock.is_demonstration(),
    }
    return render(request, "org/second.html", NAV | shown | answer)
