"""A change is marked as announced, or void."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.bodies import actions, forms, rules
from cunju.activities.bodies.access import change_for
from cunju.kernel.refusals import Refusal
from cunju.org import access


@require_POST
@access.staff
def post(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """One tap: the change was announced."""
    found, _ = change_for(request, any_id, write=True)
    form = forms.PostForm(request.POST)
    if not form.is_valid():
        messages.error(request, "公告日期要写成年-月-日。")
        return redirect("bodies:change", found.id)
    try:
        actions.post_change(
            found, by=request.user.get_username(), now=access.now_of(request), **form.cleaned_data
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "已登记公告。")
    return redirect("bodies:change", found.id)


@access.staff
def void(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """Take a change out, with the reason."""
    found, unit = change_for(request, any_id, write=True)
    form = forms.VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.void_change(
                found, unit=unit, by=request.user.get_username(), now=access.now_of(request), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "已作废；名单和组成情况重新算过。")
            return redirect("bodies:changes", unit.code)
    page = {
        "unit": unit,
        "row": found,
        "form": form,
        "title": f"作废：{rules.body_word(found.body, kind=unit.kind)}{rules.CHANGE_ZH[found.change]}{found.count}人",
        "sentence": "作废后，这次进来的人移出名单，这次离任的人恢复在任；记录和原因留在台账里。",
        "submit": "作废",
        "nav_current": "register",
    }
    return render(request, "bodies/void.html", page)
