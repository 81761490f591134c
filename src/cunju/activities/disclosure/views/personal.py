"""What may be personal on the sheets of an issue: hidden, asked about, let stand by two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.access import REVIEWERS, instant, issue_for
from cunju.activities.disclosure.views.issues import UNPOSTED, chosen, step
from cunju.org import access, roles


@require_POST
@access.staff
def mask(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """全部遮盖."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    sheets, now = chosen(unit, month, *UNPOSTED), instant(request)
    by = request.user.get_username()
    return step(
        request,
        unit,
        month,
        lambda: actions.mask_all(sheets, by=by, now=now),
        "证件号、手机号、银行卡号已遮盖。",
    )


@require_POST
@access.staff
def personal(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """这是个人信息吗: each doubtful piece hidden, or left as it is."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    sheets, now, by = chosen(unit, month, *UNPOSTED), instant(request), request.user.get_username()
    answered, waiting = actions.answer_personal(sheets, request.POST.dict(), by=by, now=now)
    if answered:
        messages.success(request, f"已记下{answered}处的回答。")
    if waiting:
        messages.error(request, f"还有{waiting}处没有回答：请一处选一个，“是，遮住”或者“不是，照登”。")
    return redirect("disclosure:issue", unit.code, month)


@require_POST
@access.staff
def second(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """看过，同意照登: by another account than the one that let it stand."""
    unit = issue_for(request, code, month, allowed=REVIEWERS)
    sheets, now, by = chosen(unit, month, *UNPOSTED), instant(request), request.user.get_username()
    settled = actions.second(sheets, by=by, on=now.date(), now=now)
    if settled:
        messages.success(request, f"已记下：{settled}处照登，第二个人看过了。")
    else:
        messages.error(request, "定了照登的人自己不算第二个人，请另一个人登录来看。")
    return redirect("disclosure:issue", unit.code, month)
