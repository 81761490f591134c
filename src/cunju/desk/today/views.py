"""The pages of 工作台."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.desk import asking
from cunju.desk.letters import queries as letters
from cunju.desk.today import ahead, asked, beside
from cunju.desk.today import changes as moved
from cunju.desk.today import missing as missed
from cunju.desk.today import queries as owed
from cunju.desk.today.queries import Lists
from cunju.duties import covering
from cunju.duties import interface as duties
from cunju.duties.reading import duties_by_id
from cunju.kernel.days import add_days, chinese_day, parse_day
from cunju.kernel.refusals import Refusal
from cunju.org import access, begun, drafts, queries, roles
from cunju.reports import calendar as agenda

PAGE, MANY, WEEK = 20, 3, 7
NONE = {
    roles.VILLAGE_CLERK: ("眼下没有要办的事。", "新的要求由通知和法律条款得出，到时会自己出现在这里。"),
    roles.SUPERVISORY_MEMBER: ("眼下没有等您办的事。", "村（居）两委送来审查的内容，会出现在这里。"),
    roles.TOWN_OFFICER: ("镇街本级眼下没有要办的事。", "要报送的表和要审查的内容，会出现在这里。"),
    roles.DISTRICT_OFFICER: ("区里本级眼下没有要办的事。", "各镇街的情况在下面。"),
    roles.DISTRICT_READER: ("区里本级眼下没有要办的事。", "各镇街的情况在下面。"),
}


@access.logged_in
def today(request: HttpRequest) -> HttpResponse:
    """The desk of who has business; who reads from above comes to 统计, the three administrators, who have none, to 我的."""
    account = access.account_of(request)
    if account.role in roles.UPPER:
        return redirect("desk:matrix", code=account.unit_code)
    return _desk(request) if account.role in roles.BUSINESS else redirect("org:me")


def _desk(request: HttpRequest) -> HttpResponse:
    """当前应办 · 即将到期 · 已逾期, drafts; for a town its units, for the district its towns."""
    account, day = access.account_of(request), access.today_of(request)
    found = owed.lists(account, today=day)
    late = Paginator(found.late, PAGE).get_page(request.GET.get("page"))
    groups = Paginator(found.groups, PAGE).get_page(request.GET.get("page"))
    # A meeting whose day has passed stays until somebody writes down how it went.
    unit = queries.unit(account.unit_code)
    arranged = agenda.arranged(unit, since=add_days(day, -agenda.BACK)) if unit else []
    none, then = NONE[account.role]
    came, more = letters.today(account, on=day)
    shown: dict[str, Any] = {
        "lists": found,
        "sections": _sections(found, late),
        "late": late,
        "groups": groups,
        "none": none,
        "then": then,
        "drafts": drafts.open_drafts(account.unit_code) if account.role in roles.WRITERS else [],
        "begun": begun.of(account),
        "beside": beside.lines(account, on=day),
        "returned": beside.returned(account, on=day),
        "calendar": ahead.calendar(day, found.due, arranged),
        "arranged": [(one, ahead.said(one)) for one in arranged],
        "letters": came,
        "more_letters": more,
        "rests": ahead.rests_ahead(day),
        "asked": asked.asked(account) if account.role in roles.DISTRICT else [],
        "uncovered": covering.note(day),
        "may_remark": account.role in (*roles.WRITERS, roles.SUPERVISORY_MEMBER),
        "may_record": account.role != roles.DISTRICT_READER,
        "is_district": account.role in roles.DISTRICT,
        "is_town": account.role == roles.TOWN_OFFICER,
        "nav_current": "today",
        "page_code": f"GZ-{account.unit_code}-{day:%m%d}",
    }
    return render(request, "desk/today/today.html", shown)


def _sections(found: Lists, late: Any) -> list[tuple[str, str, Any]]:
    """Sections with something in them; where all are empty one sentence stands instead."""
    every = [("now", "当前应办", found.now), ("soon", "即将到期", found.soon), ("late", "已逾期", late)]
    return [(name, title, grouped(list(lines))) for name, title, lines in every if len(lines)]


def grouped(lines: list[owed.Line]) -> list[tuple[owed.Line, list[owed.Line]]]:
    """Lines of a list with those that are alike below the first: where three or more ask the same, one line says so."""
    alike: dict[tuple[str, str, str], list[owed.Line]] = {}
    for one in lines:
        alike.setdefault((one.window.duty, one.unit.code, one.window.own_object), []).append(one)
    found: list[tuple[owed.Line, list[owed.Line]]] = []
    for one in lines:
        each = alike[one.window.duty, one.unit.code, one.window.own_object]
        if len(each) < MANY:
            found.append((one, []))
        elif one is each[0]:
            found.append((one, each[1:]))
    return found


@access.staff
def missing(request: HttpRequest, code: str) -> HttpResponse:
    """谁还没有: by duty the units of a town that have not, to print, to call, to copy."""
    town, on = access.town_for(request, code), access.today_of(request)
    shown = {
        "unit": town,
        "missing": missed.missing(queries.units_under(town.code, on=on), on=on, office=access.account_of(request).reach),
        "nav_current": "today",
        "page_code": f"MY-{code}-{on:%m%d}",
        "sheet_unit": town.name,
    }
    return render(request, "desk/today/missing.html", shown)


@access.staff
@asking.answered
def changes(request: HttpRequest) -> HttpResponse:
    """What changed below the district since a day it chooses; a week where it chooses none."""
    account, on = access.account_of(request), access.today_of(request)
    if account.role not in roles.DISTRICT:
        raise Http404
    since = asking.day(request, "since") or add_days(on, -WEEK)
    if since > on:
        raise Refusal(f"{chinese_day(since)}还没有到，看不出变了什么。请选{chinese_day(on)}或更早的一天。", "since")
    towns = moved.changes(account.reach, since=since, on=on)
    shown = {
        "since": since,
        "towns": [one for one in towns if not one.still],
        "still": [one for one in towns if one.still],
        "counts": moved.counted(towns),
        "nav_current": "today",
        "page_code": f"BH-{account.reach}-{on:%m%d}",
    }
    return render(request, "desk/today/changes.html", shown)


@require_POST
@access.staff
def remark(request: HttpRequest, code: str) -> HttpResponse:
    """原因或需要的帮助: one optional line about a late duty."""
    access.unit_for(request, code, roles.WRITERS | {roles.SUPERVISORY_MEMBER})
    duty = request.POST.get("duty", "")
    if duty not in duties_by_id():
        raise Http404
    try:
        from_on = parse_day(request.POST.get("from", ""))
    except ValueError:
        raise Http404 from None
    text, by = request.POST.get("text", ""), access.account_of(request).username
    try:
        duties.remarks.write(code, duty, from_on, text, by=by, now=access.now_of(request))
        messages.success(request, "已记下，镇街和区里能看到。" if text.strip() else "已去掉这一行。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:today")
