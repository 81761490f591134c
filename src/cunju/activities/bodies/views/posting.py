"""A change is marked as announced, or void."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju.activities.bodies import actions, forms, rules
from cunju.activities.bodies.access import change_for
from cunju.org import access
from cunju.records import pages
from cunju.records.asking import ask, tapped


@require_POST
@access.staff
def post(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """One tap: the change was announced."""
    found, _ = change_for(request, any_id, write=True)
    form = forms.PostForm(request.POST)
    return tapped(
        request, form, lambda: actions.post_change(found, **form.cleaned_data, **pages.said_by(request)),
        back=reverse("bodies:change", args=[found.id]), said="已登记公告。", wrong="公告日期要写成年-月-日。",
    )  # fmt: skip


@access.staff
def void(request: HttpRequest, any_id: uuid.UUID) -> HttpResponse:
    """Take a change out, with the reason."""
    found, unit = change_for(request, any_id, write=True)
    form = forms.VoidForm(request.POST or None)
    return ask(
        request, form, lambda: actions.void_change(found, unit=unit, **form.cleaned_data, **pages.said_by(request)),
        unit=unit, back=reverse("bodies:change", args=[found.id]), onward=lambda _: reverse("bodies:changes", args=[unit.code]),
        said="已作废；名单和组成情况重新算过。", submit="作废", template="records/confirm.html",
        heading=f"作废：{rules.body_word(found.body, kind=unit.kind)}{rules.CHANGE_ZH[found.change]}{found.count}人",
        sentence="作废后，这次进来的人移出名单，这次离任的人恢复在任；记录和原因留在台账里。",
    )  # fmt: skip
