"""The accountant's table: chosen or pasted, read, what is unclear asked, confirmed, saved; nothing is uploaded twice."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import instant, issue_for
from cunju.activities.disclosure.rules import FINANCE, importing, money
from cunju.activities.disclosure.views import photo
from cunju.activities.disclosure.views.tables import pages_of
from cunju.kernel.codes import town_code
from cunju.kernel.days import period_zh
from cunju.kernel.refusals import Refusal
from cunju.org import access, roles
from cunju.org.models import Unit
from cunju.records.book import as_id

OWN = frozenset({"csrfmiddlewaretoken", "do", "seen", "file", "pasted"})
SAID = 8


@access.staff
def finance(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """Choose or paste the table; see what was read of it, answer, confirm."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    do = request.POST.get("do", "")
    if do == "drop":
        actions.drop_table(unit, month=month)
        return redirect("disclosure:finance", code, month)
    if do in ("again", "save"):
        return _answered(request, unit, month)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data.get("photos"):
                photo.take(request, unit, month, request.FILES.getlist("photos"))
                return redirect("disclosure:photo", code, month)
            pages = pages_of(form.cleaned_data)
            actions.drop_table(unit, month=month)
            return _read(request, unit, month, pages=pages, answers={})
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else "file", refusal.message)
    elif request.method != "POST":
        kept, answers = queries.kept_table(code, month)
        if kept and (found := _tried(unit, month, importing.from_plain(kept), answers)):
            return _shown(request, unit, month, found)
    return _page(request, unit, month, form=form)


def _answered(request: HttpRequest, unit: Unit, month: str) -> HttpResponse:
    kept, _ = queries.kept_table(unit.code, month)
    if not kept:
        messages.error(request, "读过的表已经不在了（保存了，或者换了一张），请再选一次文件。")
        return redirect("disclosure:finance", unit.code, month)
    answers = {key[:40]: str(value)[:20] for key, value in request.POST.items() if key not in OWN}
    form = forms.FileForm()
    try:
        return _read(request, unit, month, pages=importing.from_plain(kept), answers=answers)
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return _page(request, unit, month, form=form)


def _tried(
    unit: Unit, month: str, pages: Sequence[importing.Page], answers: Mapping[str, str]
) -> importing.Imported | None:
    try:
        return _reading(unit, month, pages, answers)
    except Refusal:
        return None


def _reading(
    unit: Unit, month: str, pages: Sequence[importing.Page], answers: Mapping[str, str]
) -> importing.Imported:
    return importing.read(
        pages, month=month, remembered=queries.columns(town_code(unit.code)), answers=answers,
        before=queries.closing_before(unit.code, month),
    )  # fmt: skip


def _read(
    request: HttpRequest,
    unit: Unit,
    month: str,
    *,
    pages: Sequence[importing.Page],
    answers: Mapping[str, str],
) -> HttpResponse:
    """Save what is plain, or what was confirmed as it was shown; else, and over a sheet on its way to the board, show it first."""
    found = _reading(unit, month, pages, answers)
    confirmed = request.POST.get("do") == "save" and request.POST.get("seen") == seal(found)
    if (found.plain and not queries.on_its_way(unit.code, month)) or (confirmed and not found.open):
        return _save(request, unit, month, found)
    by, now = request.user.get_username(), instant(request)
    actions.keep_table(unit, month=month, pages=importing.to_plain(pages), answers=answers, by=by, now=now)
    return _shown(request, unit, month, found)


def seal(found: importing.Imported) -> str:
    """What a person confirms: the lines and balances as they were shown."""
    text = repr((found.entries, found.opening, found.closing, found.said))
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _save(request: HttpRequest, unit: Unit, month: str, found: importing.Imported) -> HttpResponse:
    by, now = request.user.get_username(), instant(request)
    content = actions.Content(
        lines=[actions.Written(one.title, one.flow, one.amount, one.day, one.basis) for one in found.entries],
        opening=found.opening,
        closing=found.closing,
        unsure=found.said,
        scan=as_id(queries.kept_photo(unit.code, month)[2]),
    )
    actions.write_sheet(unit, month=month, category=FINANCE, content=content, by=by, now=now)
    if found.columns:
        actions.remember_columns(unit, town_code=town_code(unit.code), columns=found.columns, by=by, now=now)
    actions.drop_table(unit, month=month)
    agreed = "，与表中合计一致" if found.checks and not found.omitted and all(one.table == one.read for one in found.checks) else ""
    said = f"读到收入{money.yuan(found.income)}元、支出{money.yuan(found.expense)}元，共{len(found.entries)}笔{agreed}。请核对后送审。"
    messages.success(request, said)
    if found.aside:
        rest = f"等{len(found.aside)}行" if len(found.aside) > SAID else ""
        messages.info(request, f"没有算作收支的行：{'；'.join(found.aside[:SAID])}{rest}。")
    return redirect("disclosure:issue", unit.code, month)


def _shown(request: HttpRequest, unit: Unit, month: str, found: importing.Imported) -> HttpResponse:
    """What was read, what does not agree, what is asked; nothing is saved yet."""
    if request.POST.get("do") == "save" and found.open:
        messages.error(request, "还有问题没有回答，没有保存。")
    elif request.POST.get("do") == "save":
        messages.error(request, "读到的和刚才看到的不一样，没有保存。请再看一遍，再确认。")
    lines = [(one, money.yuan(one.amount)) for one in found.entries]
    more = {
        "found": found,
        "photo": bool(queries.kept_photo(unit.code, month)[0]),
        "over": queries.on_its_way(unit.code, month),
        "lines": lines,
        "seal": seal(found),
        "columns": [one for one in found.questions if one.column],
        "questions": [one for one in found.questions if not one.column],
        "waiting": sum(one.open for one in found.questions if not one.column),
        "sums": [(name, money.yuan(fen)) for name, fen in _sums(found)],
        "counts": [sum(one.flow == flow for one in found.entries) for flow in ("in", "out")],
    }
    return _page(request, unit, month, form=forms.FileForm(), **more)


def _sums(found: importing.Imported) -> list[tuple[str, int | None]]:
    return [
        ("上月结余", found.opening), ("收入合计", found.income), ("支出合计", found.expense), ("月末结余", found.closing)
    ]  # fmt: skip


def _page(request: HttpRequest, unit: Unit, month: str, **more: Any) -> HttpResponse:
    page = {
        "unit": unit,
        "month": month,
        "title": period_zh(month),
        "last": money.yuan(queries.closing_before(unit.code, month)),
        "known": bool(queries.columns(town_code(unit.code))),
        "today": instant(request).date(),
        "nav_current": "register",
    }
    return render(request, "disclosure/finance.html", page | more)
