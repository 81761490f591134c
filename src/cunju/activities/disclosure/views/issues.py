"""Pages of a unit's issues: what it owes, one issue with its next steps, and each step of one tap."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import REVIEWERS, instant, issue_for, unit_for
from cunju.activities.disclosure.models import BODIES, Objection, Sheet
from cunju.activities.disclosure.rules import periods
from cunju.activities.disclosure.views import showing
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal
from cunju.org import access, roles
from cunju.org.models import Unit

SHOWN = 13
# Sheets that do not hang (yet, or any more): what is personal on them can still be masked.
UNPOSTED = ("draft", "sent", "objected", "passed", "fixed", "down")


@access.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """What this unit owes: its issues, newest first; a line of today leads on to the issue it speaks of."""
    unit = unit_for(request, code)
    today = instant(request).date()
    if month := _asked(request, code):
        return redirect("disclosure:issue", code, month)
    months = queries.months(code, today=today, count=SHOWN)
    found = queries.of_months(code, months)
    rows = [
        (
            month,
            periods.issue_zh(month),
            queries.due_on(unit, month),
            [(one, *showing.look_of(one)) for one in found[month]],
            *(showing.all_posted(found[month]), f"{today:%Y-%m}" == month),
        )
        for month in months
    ]
    page = {
        "unit": unit,
        "rows": rows,
        "due": catalogue.law(unit=unit, on=today).first("disclosure.quarter_day"),
        "groups": queries.asks_groups(unit, on=today),
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
    }
    return render(request, "disclosure/home.html", page)


def _asked(request: HttpRequest, code: str) -> str:
    """The month of the issue a line of today means, from its duty and the day its window begins or was opened."""
    duty = next((one for one in catalogue.load().duties if one.id == request.GET.get("duty")), None)
    try:
        start = parse_day(request.GET.get("from", ""))
    except ValueError:
        return ""
    if duty is not None and duty.window.after:
        return queries.month_opened(code, kind=duty.window.after, on=start)
    if duty is None or duty.window.each not in ("month", "quarter"):
        return ""
    month = f"{start:%Y-%m}"
    return periods.months_back(month, -2) if duty.window.each == "quarter" else month


@access.staff
def issue(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """One 期: its sheets, the chain, and what is to be done next."""
    unit = issue_for(request, code, month)
    return page_of(request, unit, month)


def page_of(request: HttpRequest, unit: Unit, month: str, **bound: Any) -> HttpResponse:
    """The page of an issue; ``bound`` are forms that came back with something wrong."""
    today, due = instant(request).date(), queries.due_on(unit, month)
    slots = queries.slots(unit.code, month)
    by_state = {name: [one for one in slots if one.state == name] for name in showing.LOOKS}
    waiting = [*by_state["sent"], *by_state["passed"]]
    sheets = [showing.shown(one) for one in slots]
    unposted = [one for one in sheets if one.slot.state in UNPOSTED]
    page = {
        "unit": unit, "month": month, "due": due,
        "title": periods.issue_zh(month),
        "weekend": periods.weekend_word(due) if due else "",
        "sheets": sheets,
        "label": "更正稿的步骤" if any(one.mending for one in sheets) else "本期公开的步骤",
        "steps": showing.steps(slots),
        "posted": showing.all_posted(slots),
        "by_state": by_state,
        "order": catalogue.law(unit=unit, on=today).first("disclosure.chain"),
        "unwritten": [one for one in slots if one.state in ("", "draft", "objected")],
        "unsynced": [one for one in by_state["published"] if one.sheet and not one.sheet.platform_on],
        "day_form": bound.get("day_form") or forms.DayForm(initial={"on": today}),
        "post_form": bound.get("post_form") or post_form(unit, today=today),
        "fix_form": bound.get("fix_form") or (fix_form(unit, today=today) if waiting else None),
        "unposted": unposted,
        "personal": any(one.personal for one in unposted),
        "alone": alone(unposted, request.user.get_username()),
        "asked": [(one, each) for one in unposted for each in one.asked],
        "answering": [
            (one, *each, bound.get(f"answer_{one.sheet.id}") or forms.AnswerForm(initial={"on": today}))
            for one in slots
            if one.sheet
            for each in _open(one.sheet, unit)
        ],
        "early": periods.too_early(month, today),
        "may_write": access.may_write(access.account_of(request), unit.code),
        "nav_current": "register",
    }
    return render(request, "disclosure/issue.html", page)


def alone(shown: list[showing.Shown], username: str) -> list[tuple[queries.Standing, bool]]:
    """What one person let stand on sheets, and whether who reads this may be the second."""
    found = queries.unseconded(one.sheet for one in shown if one.sheet)
    return [(one, one.by != username) for one in found]


def _open(sheet: Sheet, unit: Unit) -> list[tuple[Objection, catalogue.Clause | None]]:
    """The supervisory committee's objections that wait for an answer, with the clause of their day."""
    waiting = [one for one in sheet.objections.all() if one.answered_on is None]
    asked = "disclosure.objection_answer_days"
    return [(one, catalogue.law(unit=unit, on=one.raised_on).first(asked)) for one in waiting]


def seal_words(unit: Unit) -> list[tuple[str, str]]:
    """The two seals in the words of a village or a community."""
    mine = ("村民委员会", "村务监督委员会") if unit.kind == "village" else ("居民委员会", "居务监督委员会")
    return [(body, f"{word}印章") for (body, _), word in zip(BODIES, mine, strict=True)]


def post_form(unit: Unit, *, today: Any, data: Any = None) -> forms.PostForm:
    """The form of sealing and posting, both seals ticked."""
    begin = {"on": today, "seals": [body for body, _ in BODIES]}
    return forms.PostForm(data, seals=seal_words(unit), initial=begin)


def fix_form(unit: Unit, *, today: Any, data: Any = None) -> forms.FixForm:
    """The form of the joint meeting; the last one is chosen already."""
    from cunju.ledger.fields import Answer

    between, joint = queries.joint_meetings(unit.code, today=today)
    begin = {"meeting": Answer(joint[0]) if joint else Answer(None, today)}
    return forms.FixForm(data, code=unit.code, between=between, joint=joint, initial=begin)


def day_form(request: HttpRequest) -> forms.DayForm:
    """The day of a step as it was sent; today where the step asks for none."""
    data: Any = request.POST if "on" in request.POST else {"on": instant(request).date()}
    return forms.DayForm(data)


def done(request: HttpRequest, form: Any, act: Any, said: str) -> bool:
    """Do a step and say so; a refusal is said, and the form comes back as it was filled."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.message)
        if refusal.field in form.fields:
            form.add_error(refusal.field, refusal.message)
        return False
    messages.success(request, said)
    return True


def step(request: HttpRequest, unit: Unit, month: str, act: Any, said: str, **bound: Any) -> HttpResponse:
    """One step of an issue by the form named in ``bound``; without one a refusal is only said."""
    if bound:
        good = done(request, next(iter(bound.values())), act, said)
        return redirect("disclosure:issue", unit.code, month) if good else page_of(request, unit, month, **bound)
    try:
        act()
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("disclosure:issue", unit.code, month)


def chosen(unit: Unit, month: str, *states: str) -> list[Sheet]:
    """The sheets of an issue in some states."""
    return [one.sheet for one in queries.slots(unit.code, month) if one.sheet and one.state in states]


@require_POST
@access.staff
def send(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """送监督委员会审查."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    form, now = day_form(request), instant(request)
    sheets, by = chosen(unit, month, "draft", "objected"), request.user.get_username()

    def act() -> None:
        actions.send(sheets, on=form.cleaned_data["on"], by=by, now=now)

    return step(request, unit, month, act, "已送监督委员会审查。", day_form=form)


@require_POST
@access.staff
def fix(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """两委联席会议确定: a meeting recorded, or a paper record."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    now, by = instant(request), request.user.get_username()
    form = fix_form(unit, today=now.date(), data=request.POST)
    if not form.is_valid() or form.cleaned_data["meeting"] is None:
        if form.is_valid():
            form.add_error("meeting", "请选一次两委联席会议；没有在这里记录的，选“纸上的记录”。")
        return page_of(request, unit, month, fix_form=form)
    answer = form.cleaned_data["meeting"]
    on = form.cleaned_data["on"] or queries.day_of(answer)
    sheets = chosen(unit, month, "passed", "sent")
    said = "公开方案已由两委联席会议确定。"
    return step(
        request,
        unit,
        month,
        lambda: actions.fix(sheets, on=on, meeting=answer.fact_id, page=answer.paper_page, by=by, now=now),
        said,
        fix_form=form,
    )


@require_POST
@access.staff
def publish(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """盖章、公布: archive and filing happen by it."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    now, by = instant(request), request.user.get_username()
    form = post_form(unit, today=now.date(), data=request.POST)
    if not form.is_valid():
        return page_of(request, unit, month, post_form=form)
    data = form.cleaned_data
    posted = actions.Posted(
        on=data["on"], seals=frozenset(data["seals"]), keeper=data["keeper"], platform=data["platform"]
    )
    states = ("sent", "objected", "passed", "fixed") if request.POST.get("all") else ("fixed",)
    sheets = chosen(unit, month, *states)
    if not sheets:
        messages.error(request, "没有等待公布的公开表；已经公布的不用再按。")
        return page_of(request, unit, month, post_form=form)
    return step(
        request,
        unit,
        month,
        lambda: actions.publish(sheets, posted, unit=unit, by=by, now=now),
        f"已登记公布，并存档、报镇街备案：{'、'.join(one.get_category_display() for one in sheets)}。",
        post_form=form,
    )


@require_POST
@access.staff
def synced(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """已同步到智慧社区云平台."""
    unit = issue_for(request, code, month, allowed=roles.WRITERS)
    form, now = day_form(request), instant(request)
    wanted = request.POST.getlist("category")
    sheets = [one for one in chosen(unit, month, "published") if not wanted or one.category in wanted]
    by = request.user.get_username()
    return step(
        request,
        unit,
        month,
        lambda: actions.mark_synced(sheets, on=form.cleaned_data["on"], by=by, now=now),
        "已标记平台同步。",
        day_form=form,
    )


__all__ = ["REVIEWERS", "UNPOSTED", "fix", "home", "issue", "page_of", "publish", "send", "synced"]
