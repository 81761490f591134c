"""Pages of 个人信息: what a unit holds, one person's rows, and what is to be erased."""

import json
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.desk.models import Erasure
from cunju.desk.personal import actions, held
from cunju.kernel.refusals import Refusal
from cunju.org import access, audit, queries, roles
from cunju.org.models import Unit
from cunju.ui.forms import Form
from cunju.ui.widgets import Area

NAV = {"nav_current": "me"}
SCHEMA = "cunju.personal/1"
LOOKS, FOUND = 20, 20


class AskForm(Form):
    """Why one person's rows are to be erased."""

    reason = forms.CharField(
        label="为什么要删",
        widget=Area(rows=2),
        max_length=300,
        help_text="写明依据，不写姓名；删除后不能恢复。",
        error_messages={"required": "请写明为什么要删，至少4个字，不写姓名。"},
    )


@access.staff
def personal(request: HttpRequest, code: str) -> HttpResponse:
    """Of a unit: table by table, who looked, and requests; of a town or the district the requests below it."""
    unit = access.unit_for(request, code, access.OF_PEOPLE)
    own = unit.kind in access.SELF_GOVERNING
    words = "" if own else request.GET.get("q", "").strip()[:40]
    found = _units(unit, words, on=access.today_of(request)) if words else []
    page = Paginator(actions.asked(code), 20).get_page(request.GET.get("page"))
    names = queries.names({one.unit_code for one in page})
    looks = audit.rows(audit.Asked(whom=code)).filter(act__in=(audit.SEEN, audit.EXPORTED, audit.ERASED))[:LOOKS] if own else []
    offices = queries_of(looks)
    shown = {
        "unit": unit,
        "own": own,
        "q": words,
        "found": found[:FOUND],
        "more": len(found) > FOUND,
        "tables": held.counts(code) if own else [],
        "looks": [(one, audit.ACTS[one.act], offices.get(one.account, one.account)) for one in looks],
        "kept_days": audit.kept_days()["acts"],
        "page": page,
        "rows": [(one, names.get(one.unit_code, one.unit_code)) for one in page],
        "may_answer": access.account_of(request).role == roles.DISTRICT_OFFICER,
    }
    return render(request, "desk/personal/personal.html", NAV | shown)


def _units(office: Unit, words: str, *, on: date) -> list[Unit]:
    """Villages and communities of an office by name, initials or code; one more than is shown."""
    found = queries.search(words, prefix=office.code, also=queries.reached(office.code, on=on)).filter(kind__in=access.SELF_GOVERNING)
    return list(found[: FOUND + 1])


def queries_of(looks: Any) -> dict[str, str]:
    """Which office each account is."""
    from cunju.org import names

    return names.offices({one.account for one in looks})


def _whose(request: HttpRequest, code: str) -> tuple[Unit, held.Subject]:
    """The unit and the person meant; without a name nobody is."""
    unit = access.village_for(request, code, roles.WRITERS)
    name = (request.POST.get("name") or request.GET.get("name", "")).strip()[:40]
    if not name or name == held.GONE:
        raise Http404
    return unit, held.subject(code, name)


@access.staff
def person(request: HttpRequest, code: str) -> HttpResponse:
    """One person's rows by name; asking that they be erased."""
    if request.method == "GET" and not request.GET.get("name", "").strip():
        access.village_for(request, code, roles.WRITERS)
        return redirect("desk:personal", code)
    unit, whose = _whose(request, code)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            by = access.account_of(request).username
            actions.ask(code, name=whose.name, reason=form.cleaned_data["reason"], by=by, now=access.now_of(request))
            messages.success(request, "已提交区里核对；同意后删除，不能恢复。")
            return redirect("desk:personal", code)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.message)
    shown = {"unit": unit, "whose": whose, "found": held.rows_of(whose), "mentions": held.mentions(whose), "form": form}
    return render(request, "desk/personal/person.html", NAV | shown)


@require_POST
@access.staff
def given(request: HttpRequest, code: str) -> HttpResponse:
    """One person's rows as a document for that person."""
    unit, whose = _whose(request, code)
    document = {"schema": SCHEMA, "unit": unit.code, "unit_name": unit.name, "on": str(access.today_of(request)), "rows": held.given_out(whose)}
    answer = HttpResponse(json.dumps(document, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="personal.json"'
    return answer


@require_POST
@access.staff
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The district erases, or says why not."""
    found = Erasure.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    access.unit_for(request, found.unit_code, {roles.DISTRICT_OFFICER})
    account, act = access.account_of(request), request.POST.get("act")
    if act not in ("erase", "refuse"):
        raise Http404
    try:
        done = actions.answer(pk, granted=act == "erase", words=request.POST.get("answer", ""), by=account.username, now=access.now_of(request))
        messages.success(request, f"已删除{done.rows}条里的姓名、电话。" if done.rows is not None else "已答复不同意。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:personal", account.unit_code)
