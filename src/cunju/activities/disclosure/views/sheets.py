"""Pages of one sheet: all of it, the paper to print, files for the platform, and what happens to it on the board."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju.activities.disclosure import actions, forms, papers, queries
from cunju.activities.disclosure.access import REVIEWERS, TOWN, instant, sheet_for
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.views import mending, showing
from cunju.activities.disclosure.views.issues import day_form, done, post_form
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import of_kind
from cunju.org import access, roles
from cunju.org.models import Unit


@access.staff
def record(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """One sheet: content, days, who signed, seals, editions with their codes, the town's reviews."""
    return page_of(request, *sheet_for(request, sheet_id))


def page_of(request: HttpRequest, sheet: Sheet, unit: Unit, **bound: Any) -> HttpResponse:
    """The page of a sheet; ``bound`` are forms that came back with something wrong."""
    today = instant(request).date()
    account = access.account_of(request)
    last = sheet.editions.last()
    posted = queries.with_days(sheet)
    draft = showing.of_sheet(queries.unposted(sheet)) if queries.is_mending(sheet) else None
    page = {
        "sheet": sheet,
        "short": queries.short_of(last, unit) if last else "",
        "repost": queries.must_repost(last, unit) if last else False,
        "unit": unit,
        "of": showing.of_sheet(posted),
        "stands": showing.of_sheet(sheet),
        "draft": draft,
        "mended": mending.mended(sheet),
        "fixing_fault": queries.fixing_fault(sheet),
        "signers": queries.signers(sheet),
        "lacks": showing.lacks(sheet) if sheet.state in queries.POSTED else [],
        "editions": list(sheet.editions.all()),
        "until": queries.until(last, unit) if last else None,
        "objections": list(sheet.objections.all()),
        "unreviewed": queries.may_review_late(sheet) and account.role in REVIEWERS,
        "remarks": queries.remarks(posted),
        "reviews": list(sheet.town_reviews.all()),
        "day_form": forms.DayForm(initial={"on": today}),
        "post_form": post_form(unit, today=today),
        "opinion_form": forms.OpinionForm(initial={"on": today}),
        **bound,
        "may_write": access.may_write(account, unit.code),
        "may_review": account.role == roles.TOWN_OFFICER and sheet.published_fact,
        "nav_current": "register",
        "page_code": papers.number(sheet),
        "sheet_unit": unit.name,
    }
    return render(request, "disclosure/record.html", page)


@access.staff
def paper(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """公开表 on A4, with places for signatures and two seals, its code and QR; 村广播 beneath, on screen only.

    Always what was posted; ``?draft=1`` is the correction that waits, without code and broadcast.
    """
    sheet, unit = sheet_for(request, sheet_id)
    draft = bool(request.GET.get("draft"))
    posted = queries.hanging(sheet)
    page = {
        "paper": papers.chosen(request, sheet, unit, draft=draft),
        "aloud": papers.aloud(posted, unit) if posted.published_on and not draft else "",
        "back_url": reverse("disclosure:record", args=[sheet.id]),
        "paper_room": "disclosure",
        "paper_name": f"{sheet.id}{papers.DRAFT if draft else ''}",
    }
    return render(request, "disclosure/print.html", page)


@access.staff
def platform(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """For 智慧社区云平台: title and text to copy, picture and PDF to download, then 已同步."""
    sheet, unit = sheet_for(request, sheet_id, allowed=roles.WRITERS)
    if sheet.state not in queries.POSTED:
        raise Http404
    today = instant(request).date()
    page = {
        "sheet": sheet,
        "unit": unit,
        "title": papers.title(sheet, unit),
        "text": papers.plain_text(sheet, unit),
        "day_form": forms.DayForm(initial={"on": today}),
        "nav_current": "register",
    }
    return render(request, "disclosure/platform.html", page)


def _done(request: HttpRequest, sheet: Sheet, unit: Unit, act: Any, said: str, **bound: Any) -> HttpResponse:
    if done(request, next(iter(bound.values())), act, said):
        return redirect("disclosure:record", sheet.id)
    return page_of(request, sheet_for(request, sheet.id)[0], unit, **bound)


@require_POST
@access.staff
def down(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """It left the board before it was replaced."""
    return _on_a_day(request, sheet_id, lambda sheet, unit, **told: actions.take_down(sheet, **told), "已记下撤下的日期。")


@require_POST
@access.staff
def again(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """On the board again after it came down too early."""

    def act(sheet: Sheet, unit: Unit, *, on: date, by: str, now: datetime) -> None:
        actions.post_again(sheet, actions.Posted(on), unit=unit, by=by, now=now)

    return _on_a_day(request, sheet_id, act, "已登记重新公布，天数从这一天起重新计算。")


@require_POST
@access.staff
def day(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """It was posted on another day."""
    return _on_a_day(request, sheet_id, lambda sheet, unit, **told: actions.correct_day(sheet, **told), "公布日期已更正。")


def _on_a_day(request: HttpRequest, sheet_id: uuid.UUID, act: Callable[..., Any], said: str) -> HttpResponse:
    """What happened to a sheet on the day that was sent."""
    sheet, unit = sheet_for(request, sheet_id, allowed=roles.WRITERS)
    form, told = day_form(request), {"now": instant(request), "by": request.user.get_username()}
    return _done(request, sheet, unit, lambda: act(sheet, unit, on=form.cleaned_data["on"], **told), said, day_form=form)


@require_POST
@access.staff
def void(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """It was never posted."""
    sheet, _ = sheet_for(request, sheet_id, allowed=roles.WRITERS)
    try:
        actions.void_posting(sheet, by=request.user.get_username(), now=instant(request))
        messages.success(request, "这次公布的记录已作废。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("disclosure:record", sheet.id)


@require_POST
@access.staff
def opinion(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """The town's opinion on one sheet, with days to correct."""
    sheet, unit = sheet_for(request, sheet_id, allowed=TOWN)
    form, now, by = forms.OpinionForm(request.POST), instant(request), request.user.get_username()

    def act() -> None:
        data = form.cleaned_data
        actions.town_review([sheet], actions.TownSaid(data["on"], data["text"], data["within"]), by=by, now=now)

    return _done(request, sheet, unit, act, of_kind("审查意见已发给村（社区）。", unit.kind), opinion_form=form)
