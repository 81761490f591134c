"""A shared telephone passes from member to member: the list of names with the PIN; a member's own PIN."""

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cunju.kernel.days import chinese_day
from cunju.org import access, hashing, queries, seated, signing
from cunju.org.entering import Locked
from cunju.org.forms import PinForm, WhoForm
from cunju.org.models import Account
from cunju.org.views import waiting

NAV = {"nav_current": "me"}
WRONG = "签字密码不对，请再输一次。连续5次不对要等1分钟再试，以后每次加倍。"
LOCKED = "签字密码输错的次数太多，请{waiting}后再试；忘了的，请经办人或者街道重设。"
BUSY = "现在登录的人太多，签字密码还没有核对；请过几秒再按一次。"
BACKEND = "cunju.org.seated.Backend"


def _way(request: HttpRequest) -> str:
    """Where to go on to, on this site only."""
    back = request.POST.get("next") or request.GET.get("next", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/today/"


@never_cache
@sensitive_post_parameters("password")
def who(request: HttpRequest) -> HttpResponse:
    """The members this telephone may be handed to; a name and its PIN begin that member's own session, opening it ends one."""
    left = _left(request)
    members = signing.offered(request, on=access.today_of(request))
    if not members and not signing.places(request):
        return redirect("/login/")
    names = [(str(one.account.pk), one.words) for one in members if one.account]
    form, said, status = WhoForm(request.POST or None, names=names), "", 200
    if request.method == "POST" and form.is_valid():
        chosen = next(one for one in members if one.account and str(one.account.pk) == form.cleaned_data["who"])
        try:
            account = signing.enter(request, chosen, form.cleaned_data["password"])
            if account is not None:
                return _begin(request, account, chosen)
            form.add_error("password", WRONG)
        except Locked as lock:
            said, status = LOCKED.format(waiting=waiting(lock.seconds)), 429
        except hashing.Busy:
            said, status = BUSY, 503
    shown = {"form": form, "locked": said, "left": left, "next": _way(request), "members": members, "units": queries.names(signing.places(request))}
    return render(request, "org/who.html", shown, status=status)


def _left(request: HttpRequest) -> str:
    """Whose own session ends here: the telephone is handed on, 后退 and every other page ask for a PIN; empty for the shared account."""
    account = request.user
    if not isinstance(account, Account) or account.person is None:
        return ""
    seat = seated.seat_of(account, on=access.today_of(request))
    logout(request)
    return signing.words_of(seat) if seat else "上一位"


def _begin(request: HttpRequest, account: Account, chosen: signing.Member) -> HttpResponse:
    """A session of his own (the old one's pages and their tokens are void), which ends soon when nobody uses it."""
    login(request, account, backend=BACKEND)
    request.session.set_expiry(signing.IDLE)
    messages.success(request, f"现在是{chosen.words}本人，记下和签字都算您的。用完请按“换人”。")
    back = _way(request)
    return redirect(f"/me/pin/?{urlencode({'next': back})}" if account.must_change_password else back)


@never_cache
@sensitive_post_parameters("password1", "password2")
@access.logged_in
def pin(request: HttpRequest) -> HttpResponse:
    """A member chooses the PIN only he knows; the one of the slip opens nothing else."""
    account = access.account_of(request)
    if account.person is None:
        raise Http404
    seat = seated.seat_of(account, on=access.today_of(request))
    form = PinForm(account, request.POST or None, phone=seat.person.phone if seat else "")
    if request.method == "POST" and form.is_valid():
        signing.choose(account, form.cleaned_data["pin"])
        messages.success(request, "签字密码已换成您自己的，只有您知道，不要告诉别人，也不要写在手机上。")
        return redirect(_way(request))
    by = signing.hands([account.pin_by]).get(account.pin_by, "")
    told = f"现在的签字密码由{by}{chinese_day(account.pin_on)}发的。" if by and account.pin_on and account.must_change_password else ""
    return render(request, "org/pin.html", NAV | {"form": form, "told": told, "next": _way(request)})
