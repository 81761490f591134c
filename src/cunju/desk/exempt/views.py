"""Pages of 不适用: asked for by a town, granted, refused or ended by the district."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.desk.exempt import actions as exemptions
from cunju.desk.models import ExemptionRequest
from cunju.kernel.refusals import Refusal
from cunju.org import access, kept, queries, roles
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, DayInput

ACTS = {
    "grant": (exemptions.grant, "已同意，从今天起按不适用计算。"),
    "refuse": (exemptions.refuse, "已答复不同意。"),
    "end": (exemptions.end, "已收回，从今天起重新计算应办事项。"),
}


class AskForm(Form):
    """What does not apply, from when to when, and why."""

    duty = forms.ChoiceField(
        label="哪一项不适用", error_messages={"invalid_choice": "这个单位没有这一项，请从列表中选择。"}
    )
    from_on = DayField(
        label="自哪一天起", widget=DayInput(), error_messages={"required": "请填写从哪一天起不适用。"}
    )
    to_on = DayField(
        label="到哪一天止", widget=DayInput(), required=False, help_text="不填表示到另行通知为止。"
    )
    reason = forms.ChoiceField(
        label="原因", error_messages={"invalid_choice": "没有“%(value)s”这种原因，请从列表中选择。"}
    )
    words = forms.CharField(
        label="具体理由",
        widget=Area(rows=3),
        max_length=300,
        help_text="写明依据和现状，不写个人姓名。",
        error_messages={"required": "请写明理由，至少4个字。"},
    )

    def __init__(self, *args: Any, duties: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        for name, choices in (("duty", duties), ("reason", exemptions.reasons())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


@access.staff
def exempt(request: HttpRequest, code: str) -> HttpResponse:
    """Requests for a unit (a town, the district); a town asks here for one of its units or itself."""
    unit = access.unit_for(request, code)
    account = access.account_of(request)
    # A district has no duty to be freed of by itself.
    may_ask = account.role == roles.TOWN_OFFICER and unit.kind != "county"
    form = _form(request, code) if may_ask else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            try:
                exemptions.ask(code, by=account.username, now=access.now_of(request), **form.cleaned_data)
                messages.success(request, "已提交区里，答复后在这里可以看到。")
                return redirect("desk:exempt", code=code)
            except Refusal as refusal:
                form.add_error(refusal.field, refusal.message)
    page = Paginator(exemptions.asked(code), 20).get_page(request.GET.get("page"))
    names = queries.names(one.unit_code for one in page)
    words = dict(exemptions.reasons())
    rows = [
        (one, names.get(one.unit_code, one.unit_code), exemptions.label(one.duty), words.get(one.reason, ""))
        for one in page
    ]
    shown = {
        "unit": unit,
        "form": form,
        "page": page,
        "rows": rows,
        "may_answer": account.role == roles.DISTRICT_OFFICER,
        "below": queries.units_under(code, on=access.today_of(request)) if unit.kind == "town" else [],
        "nav_current": "matrix",
    }
    return render(request, "desk/exempt/exempt.html", shown)


def _form(request: HttpRequest, code: str) -> AskForm:
    today = access.today_of(request)
    data = request.POST if request.method == "POST" else kept.initial(request)
    first = {"duty": request.GET.get("duty", exemptions.ALL), "from_on": today}
    return AskForm(data, duties=exemptions.duties_of(code, on=today), initial=first)


@require_POST
@access.staff
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The district grants, refuses or ends."""
    account = access.account_of(request)
    found = ExemptionRequest.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    access.unit_for(request, found.unit_code, {roles.DISTRICT_OFFICER})
    if request.POST.get("act") not in ACTS:
        raise Http404
    act, said = ACTS[request.POST["act"]]
    try:
        act(pk, answer=request.POST.get("answer", ""), by=account.username, now=access.now_of(request))
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:exempt", code=account.unit_code)
