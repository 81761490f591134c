"""The supervisory committee's page, made for a phone; the clerk's, on which paper signatures are ticked (代录)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.activities.disclosure import actions, forms, queries
from cunju.activities.disclosure.access import REVIEWERS, instant, sheet_for, unit_for
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.views import issues, mending, showing
from cunju.kernel.days import add_days
from cunju.kernel.refusals import CannotBe, Refusal, WrongMoment
from cunju.org import access, roles, seated, signing
from cunju.org.models import Unit


@access.staff
def review(request: HttpRequest, code: str) -> HttpResponse:
    """审查无异议 or 提出异议; a member on a phone, or the clerk for those who signed on paper."""
    unit, now = unit_for(request, code, allowed=REVIEWERS), instant(request)
    account = access.account_of(request)
    member = account.role == roles.SUPERVISORY_MEMBER
    signing.named(request)
    own = seated.seat_of(account, on=now.date())
    seats = [(str(one.id), queries.seat_words(one)) for one in ([own] if own else queries.members(code, on=now.date()))]
    last = own.pk if own else queries.last_seat(account.username, code) if member else None
    begin = {"on": now.date(), "seat": str(last) if last else None}
    form = forms.SeatsForm(request.POST or None, seats=seats, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            said = _said(request, unit, form=form, member=member)
            messages.success(request, said)
            return redirect(request.path if member else "disclosure:home", *([] if member else [code]))
        except Refusal as refusal:
            known = refusal.field in form.fields and (member or refusal.field != "seat")
            form.add_error(refusal.field if known else None, refusal.message)
    waiting = _waiting(request, code)
    left = seats if member else _left(seats, waiting)
    to_sign = [one for one in waiting if not _to_review(one)]
    open_to = [one for one in to_sign if own is None or own.pk not in {each.seat for each in one.signatures.all()}]
    page = {
        "unit": unit,
        "form": form,
        "member": member,
        "own": own,
        "seats": left,
        "chosen": request.POST.getlist("signed"),
        "to_review": [_shown(one) for one in waiting if _to_review(one)],
        "to_sign": [_shown(one) for one in to_sign],
        "may_sign": bool(open_to),
        "nav_current": "today" if member else "register",
    }
    return render(request, "disclosure/review.html", page)


def _waiting(request: HttpRequest, code: str) -> list[Sheet]:
    """What waits for the committee; ``?sheet=`` one that hangs unreviewed, whose review is made good."""
    wanted = request.GET.get("sheet", "")
    if not wanted:
        return queries.waiting_for_review(code)
    found = [one for one in queries.sheets(code) if str(one.id) == wanted and queries.may_review_late(one)]
    if not found:
        raise Http404
    return found


def _left(seats: list[tuple[str, str]], waiting: list[Sheet]) -> list[tuple[str, str]]:
    """Members who have not signed every sheet that waits."""
    signed = [{str(each.seat) for each in one.signatures.all()} for one in waiting]
    return [one for one in seats if not signed or any(one[0] not in each for each in signed)]


def _to_review(sheet: Sheet) -> bool:
    return sheet.state == "sent" or queries.may_review_late(sheet)


def _shown(sheet: Sheet) -> dict[str, Any]:
    sent = sheet.sent_on
    within = queries.law_of(sheet.issue.unit_code, on=sent).first("disclosure.objection_days") if sent else None
    return {
        "of": showing.of_sheet(sheet),
        "mended": mending.mended(sheet),
        "alone": queries.unseconded([sheet]),
        "signers": queries.signers(sheet),
        "until": add_days(sent, within.number) if sent and within else None,
    }


def _said(request: HttpRequest, unit: Unit, *, form: forms.SeatsForm, member: bool) -> str:
    """Do what the button says: pass, object, or sign what was passed before."""
    data, by, now = form.cleaned_data, request.user.get_username(), instant(request)
    do, waiting = request.POST.get("do", "pass"), _waiting(request, unit.code)
    seats = _seats(request, data, member=member)
    if member and not seats:
        raise CannotBe("请先选“我是”哪一位。", "seat")
    sent = [one for one in waiting if _to_review(one)]
    if do == "object":
        wanted = [one for one in sent if str(one.id) == request.POST.get("sheet")] or sent[:1]
        if not wanted:
            raise WrongMoment("没有等待审查的公开表。")
        said = actions.Reviewed(False, data["on"], seats, data["text"], not member)
        actions.review(wanted, said, by=by, now=now)
        asked = catalogue.law(unit=unit, on=data["on"]).first("disclosure.objection_answer_days")
        return f"已提出异议，村（居）委会要在{asked.said}答复。" if asked else "已提出异议，等村（居）委会答复。"
    if do == "sign":
        old = [one for one in waiting if not _to_review(one)]
        actions.sign(old, seats, on=data["on"], by=by, now=now, proxy=not member)
        return "已签字。"
    actions.review(sent, actions.Reviewed(True, data["on"], seats, proxy=not member), by=by, now=now)
    return f"审查无异议，{len(seats)}名成员签字。" if seats else "已记下审查无异议；还没有成员签字。"


def _seats(request: HttpRequest, data: dict[str, Any], *, member: bool) -> list[uuid.UUID]:
    given = [data["seat"]] if member else request.POST.getlist("signed")
    found = []
    for one in given:
        try:
            found.append(uuid.UUID(one))
        except (ValueError, TypeError):
            continue
    return found


@require_POST
@access.staff
def answer(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Answer the supervisory committee's objection; the sheet is proposed again."""
    sheet, unit = sheet_for(request, sheet_id, allowed=roles.WRITERS)
    form = forms.AnswerForm(request.POST)
    again = sheet.state == "objected"

    def act() -> None:
        actions.answer(sheet, by=request.user.get_username(), now=instant(request), **form.cleaned_data)

    said = "已答复，并再次送监督委员会审查。" if again else "已答复。"
    return issues.step(request, unit, sheet.issue.month, act, said, **{f"answer_{sheet.id}": form})
