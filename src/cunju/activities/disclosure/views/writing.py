"""Pages on which sheets are written: a scan, amounts by hand, items of a quarter, a month without money."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import instant, issue_for
from cunju.activities.disclosure.rules import FINANCE, money, periods
from cunju.activities.disclosure.views.issues import step
from cunju.archive import storing
from cunju.archive.pdfs import tell
from cunju.kernel.days import period_zh
from cunju.kernel.refusals import CannotBe, Refusal
from cunju.org import access, roles
from cunju.org.models import Unit
from cunju.records import copying, pages
from cunju.ui.forms import refused


def _unit(request: HttpRequest, code: str, month: str) -> Unit:
    return issue_for(request, code, month, allowed=roles.WRITERS)


@access.staff
def scan(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """A scan of the paper sheet with its four totals."""
    unit, now = _unit(request, code, month), instant(request)
    data = pages.data_of(request)
    form = forms.ScanForm(data, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        by = request.user.get_username()
        try:
            files = request.FILES.getlist("photos")
            brought = storing.ready(files)
            if brought and brought.more:
                raise CannotBe("公开表的扫描件只留一份：几张照片，或者一份PDF。", "photos")
            content = actions.Content(way="scan", **{name: form.cleaned_data[name] for name in TOTALS})
            actions.write_sheet(
                unit, month=month, category=FINANCE, content=content, by=by, now=now, brought=brought
            )
            messages.success(request, "已记下四项合计。请核对后送审。")
            tell(request, files)
            return redirect("disclosure:issue", code, month)
        except Refusal as refusal:
            refused(form, refusal)
    return _form(request, unit, month, form=form, heading="扫描件和四项合计")


TOTALS = ("opening", "income", "expense", "closing")


def _form(request: HttpRequest, unit: Unit, month: str, **more: Any) -> HttpResponse:
    page = {"unit": unit, "month": month, "title": period_zh(month), "nav_current": "register"}
    return render(request, "disclosure/form.html", page | more)


@access.staff
def money_lines(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """Amounts by hand, or what was imported put right."""
    unit, now = _unit(request, code, month), instant(request)
    found = next((one.sheet for one in queries.slots(code, month) if one.category == FINANCE), None)
    data = pages.data_of(request)
    form = forms.MoneyForm(data, month=month, initial=_written(found) if found else None)
    if request.method == "POST" and form.is_valid():
        lines = [actions.Written(**one) for one in form.cleaned_data["lines"]]
        content = actions.Content(
            lines, opening=form.cleaned_data["opening"], closing=form.cleaned_data["closing"]
        )
        by = request.user.get_username()
        actions.write_sheet(unit, month=month, category=FINANCE, content=content, by=by, now=now)
        messages.success(request, "已保存。请核对后送审。")
        return redirect("disclosure:issue", code, month)
    return _form(request, unit, month, form=form, heading="逐笔填写")


def _written(sheet: Any) -> dict[str, str]:
    def amount(value: int | None) -> str:
        return money.yuan(value).replace(",", "") if value is not None else ""

    rows = [
        " ".join(
            filter(
                None,
                (
                    f"{one.day.month}月{one.day.day}日" if one.day else "",
                    "收入" if one.flow == "in" else "支出",
                    amount(one.amount),
                    one.title.replace(" ", ""),
                    one.basis,
                ),
            )
        )
        for one in sheet.lines.all()
    ]
    return {"opening": amount(sheet.opening), "closing": amount(sheet.closing), "lines": "\n".join(rows)}


@access.staff
def text(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """党务 政务 服务 of the quarter, one item a line; ``?copy=1`` begins with the last posted ones."""
    unit, now = _unit(request, code, month), instant(request)
    slots = [one for one in queries.slots(code, month) if one.category != FINANCE]
    open_ = [one for one in slots if one.state not in ("published", "down") or request.GET.get("again")]
    if not open_:
        return redirect("disclosure:issue", code, month)
    names = tuple(one.category for one in open_)
    begin = {one.category: _items(code, month, one, copy=bool(request.GET.get("copy"))) for one in open_}
    data = pages.data_of(request)
    form = forms.TextForm(data, categories=names, initial=begin)
    if request.method == "POST" and form.is_valid():
        if not any(form.lines_of(one) for one in names):
            form.add_error(names[0], "三类都没有内容。至少写一类，一行一项。")
        else:
            return _save_text(request, unit, month, form=form, names=names, now=now)
    last = {one.category: queries.posted_before(code, month, one.category) for one in open_}
    before = any(last.values())
    copying.mark_lines(form, last)
    return _form(
        request, unit, month, form=form, heading="党务、政务、服务", copy=before and not request.GET.get("copy"),
        may_send=True,
    )  # fmt: skip


def _items(code: str, month: str, slot: queries.Slot, *, copy: bool) -> str:
    if copy:
        return "\n".join(queries.posted_before(code, month, slot.category))
    return "\n".join(one.title for one in slot.sheet.lines.all()) if slot.sheet else ""


def _save_text(
    request: HttpRequest,
    unit: Unit,
    month: str,
    *,
    form: forms.TextForm,
    names: tuple[str, ...],
    now: datetime,
) -> HttpResponse:
    by = request.user.get_username()
    written = []
    for category in names:
        lines = [actions.Written(one) for one in form.lines_of(category)]
        if lines:
            content = actions.Content(lines)
            written.append(
                actions.write_sheet(unit, month=month, category=category, content=content, by=by, now=now)
            )
    if request.POST.get("do") != "send":
        messages.success(request, "已保存。请核对后送审。")
        return redirect("disclosure:issue", unit.code, month)
    said = f"已送监督委员会审查：{'、'.join(one.get_category_display() for one in written)}。"
    return step(request, unit, month, lambda: actions.send(written, on=now.date(), by=by, now=now), said)


@require_POST
@access.staff
def nothing(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """本月无收支: the sheet is made and sent in one act; before the month has ended it is asked first, and nothing recorded."""
    unit, now, by = _unit(request, code, month), instant(request), request.user.get_username()
    end = periods.end_of(month)
    if now.date() <= end and not request.POST.get("sure"):
        page = {"unit": unit, "month": month, "title": period_zh(month), "end": end, "nav_current": "register"}
        return render(request, "disclosure/nothing.html", page)
    return step(
        request,
        unit,
        month,
        lambda: actions.nothing_happened(unit, month=month, on=now.date(), by=by, now=now),
        "已记下本月无收支，并送监督委员会审查。",
    )
