"""Pages of the quarterly form: access, form, one action, redirect or render."""

from datetime import date
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.activities.quarterly import access, actions, papers, queries, rules
from cunju.activities.quarterly.forms import LOOKS, QuarterlyForm, ReturnForm
from cunju.kernel.days import parse_day, quarter, quarter_zh
from cunju.kernel.refusals import Refusal
from cunju.kernel.sheets import EXCEL
from cunju.kernel.words import count_words
from cunju.org import access as doors
from cunju.org import clock, roles
from cunju.org.models import Unit
from cunju.records import pages
from cunju.ui.forms import refused

# A form is asked about once before it is sent and locked; this is said by the second press.
SURE, ASKED = "sure", "报送以后表就锁定，要改得请区民政局退回。请看一遍，再按“确认报送区民政局”。"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _day(text: str) -> date:
    try:
        return queries.report_day(parse_day(text))
    except (ValueError, Refusal):
        raise Http404 from None


def _drafted(request: HttpRequest, code: str, day: str) -> queries.Draft:
    """The form; one that is late is written as things stand today, the day it would be sent."""
    town, report_on, today = access.town_for(request, code), _day(day), doors.today_of(request)
    return queries.draft(town, report_on, today=today, sending=True)


@doors.staff
def overview(request: HttpRequest) -> HttpResponse:
    """For the district: which town has submitted which form, by day; ``?left=1``: only what is not sent."""
    rows = queries.overview(access.district_reach(request), today=doors.today_of(request))
    days = queries.by_day(rows, today=doors.today_of(request))
    if only_left := request.GET.get("left") == "1":
        days = [one for one in days if one.sent < len(rows)]
    page = {"rows": rows, "days": days, "only_left": only_left, "nav_current": "matrix"}
    return render(request, "quarterly/overview.html", page)


@doors.staff
def summary(request: HttpRequest, day: str) -> HttpResponse:
    """One page for the bureau, to print."""
    name = f"summary/{_day(day)}"
    page = {"paper": papers.opened(request, name), "paper_room": "quarterly", "paper_name": name}
    return render(request, "ui/print.html", page | {"back_url": reverse("quarterly:overview")})


@doors.staff
def excel(request: HttpRequest, day: str) -> HttpResponse:
    """All towns' forms of a report day in one Excel."""
    prefix, report_on = access.district_reach(request), _day(day)
    content = papers.excel(
        prefix, report_on, today=doors.today_of(request), demonstration=clock.is_demonstration()
    )
    return _download(content, f"各镇街办理情况表{report_on:%Y%m%d}.xlsx", EXCEL)


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


@doors.staff
def current(request: HttpRequest, code: str) -> HttpResponse:
    """The form to work on; for the district the page of all."""
    account = doors.account_of(request)
    if account.role in roles.DISTRICT and code == account.unit_code:
        return redirect("quarterly:overview")
    access.town_for(request, code)
    day = queries.next_day(code, today=doors.today_of(request))
    return redirect("quarterly:form", code=code, day=day.isoformat())


@doors.staff
def form(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Draft, edit, keep, submit."""
    drafted = _drafted(request, code, day)
    data = pages.data_of(request)
    bound = QuarterlyForm(data, drafted)
    if request.method == "POST":
        access.edit_town_for(request, code)
        if bound.is_valid() and _acted(request, drafted, bound):
            asks = "submit" in request.POST and request.POST["submit"] != SURE
            return redirect(reverse("quarterly:form", args=[code, day]) + (f"?{SURE}=1" if asks else ""))
    return render(request, "quarterly/form.html", _context(request, drafted, bound))


def _acted(request: HttpRequest, drafted: queries.Draft, bound: QuarterlyForm) -> bool:
    """Whether what was asked is done; else the form has its error."""
    words, now = bound.words(), doors.now_of(request)
    try:
        if "redraft" in request.POST:
            actions.draft_anew(drafted, words, now=now)
            messages.success(request, "已按记录和您写的话重新起草。")
            if left := _left_out(_drafted(request, drafted.town.code, drafted.report_on.isoformat())):
                messages.warning(request, left)
        elif "submit" not in request.POST:
            actions.keep(drafted, words, now=now)
            messages.success(request, "草稿已保存。")
        elif words.drafted and words.own != bound.shown_own():
            actions.keep(drafted, words, now=now)
            messages.warning(request, "您补的话已放进进展情况，请看一遍再报送。")
        elif request.POST["submit"] != SURE:
            actions.refuse_unready(words, drafted.proposed)
            actions.keep(drafted, words, now=now)
            messages.warning(request, ASKED)
        else:
            by, fact_id = doors.account_of(request).username, bound.cleaned_data.get("fact_id")
            actions.submit(drafted, words, by=by, now=now, fact_id=fact_id)
            messages.success(request, "已报送区民政局，表已锁定。")
    except Refusal as refusal:
        refused(bound, refusal)
        return False
    return True


def _left_out(drafted: queries.Draft) -> str:
    """Which sentences of the draft there is no room for; of a text the officer wrote himself, none."""
    if drafted.locked or drafted.form.progress or not drafted.left_out:
        return ""
    return rules.said_left_out(drafted.left_out, catalogue.notice().progress_limit)


def _context(request: HttpRequest, drafted: queries.Draft, bound: QuarterlyForm) -> dict[str, Any]:
    role, notice = doors.account_of(request).role, catalogue.notice()
    titles = {one.no: one.title for one in notice.measures}
    typed = bound["progress"].value() or ""
    return {
        "drafted": drafted,
        "form": bound,
        "count": _count(typed),
        "pieces": rules.linked(drafted.progress, drafted.sentences),
        "sources": [
            (one, [(no, titles[no]) for no in one.measures], f"逾期{one.late}个") for one in drafted.sentences
        ],
        "look": LOOKS.get(drafted.proposed, "ok"),
        "rule": rules.rule_words(notice.late_share),
        "form2": papers.annex2(drafted, {name: bound[name].value() or "" for name in actions.TYPED}),
        "quarter": quarter_zh(quarter(drafted.report_on)[1]),
        "sure": SURE if SURE in request.GET else "",
        "left_out": _left_out(drafted),
        "editable": role == roles.TOWN_OFFICER and not drafted.locked,
        "returnable": role == roles.DISTRICT_OFFICER and drafted.locked,
        "return_form": ReturnForm(),
        "district": role in roles.DISTRICT,
        "paper_name": f"form/{drafted.town.code}/{drafted.report_on}",
        "matrix": f"/matrix/{drafted.town.code}/{drafted.asked}",
        "asked": drafted.asked,
        **_page(drafted.town, drafted.report_on),
    }


def _page(town: Unit, report_on: date) -> dict[str, Any]:
    code = papers.code(town.code, report_on)
    return {"nav_current": "matrix", "page_code": code, "sheet_unit": town.name}


def _count(text: str) -> dict[str, int]:
    limit, length = catalogue.notice().progress_limit, count_words(text)
    return {"length": length, "limit": limit, "left": limit - length, "over": length - limit}


@require_POST
@doors.staff
def look(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """While typing: the count as Word counts, and the paper beside."""
    town, report_on = access.edit_town_for(request, code), _day(day)
    typed = {name: request.POST.get(name, "") for name in actions.TYPED}
    page = {
        "count": _count(typed["progress"]),
        "form2": papers.sheet(town, report_on, doors.today_of(request), typed),
        "editable": True,
        **_page(town, report_on),
    }
    return render(request, "quarterly/look.html", page)


@doors.staff
def records(request: HttpRequest, code: str, day: str, number: int) -> HttpResponse:
    """The records behind one sentence."""
    drafted = _drafted(request, code, day)
    if not 1 <= number <= len(drafted.sentences):
        raise Http404
    sentence = drafted.sentences[number - 1]
    page, rows = queries.records(sentence.facts, request.GET.get("page"))
    shown = {
        "drafted": drafted,
        "sentence": sentence,
        "page": page,
        "rows": rows,
        "crumbs": [("办理情况表", reverse("quarterly:form", args=[code, day]))],
        **_page(drafted.town, drafted.report_on),
    }
    return render(request, "quarterly/records.html", shown)


@require_POST
@doors.staff
def give_back(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """The district returns a form, with a reason."""
    access.return_town_for(request, code)
    drafted = _drafted(request, code, day)
    asked = ReturnForm(request.POST)
    if asked.is_valid():
        try:
            by, now = doors.account_of(request).username, doors.now_of(request)
            actions.give_back(drafted.form, asked.cleaned_data["reason"], by=by, now=now)
        except actions.CannotSubmit as refusal:
            asked.add_error("reason", refusal.message)
        except actions.WrongStateOfForm as refusal:
            messages.error(request, refusal.message)
            return redirect("quarterly:form", code=code, day=day)
        else:
            messages.success(request, f"已退回{drafted.town.name}，理由已附上。")
            return redirect("quarterly:form", code=code, day=day)
    shown = _context(request, drafted, QuarterlyForm(None, drafted))
    return render(request, "quarterly/form.html", shown | {"return_form": asked})


@doors.staff
def word(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Annex 2 as a Word file, as it is kept."""
    drafted = _drafted(request, code, day)
    content = papers.word(drafted, demonstration=clock.is_demonstration())
    return _download(content, f"{drafted.town.name}办理情况表{drafted.report_on:%Y%m%d}.docx", WORD)
