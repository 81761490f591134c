"""A month entered, reviewed, posted; objections and their answers; goods and redemptions."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.activities.points import access, actions, forms, queries
from cunju.activities.points.actions.monthly import Posting
from cunju.activities.points.actions.objecting import items_for
from cunju.activities.points.actions.redeeming import Redemption
from cunju.activities.points.book import BOOK
from cunju.activities.points.models import Month
from cunju.activities.points.queries import lines, purses
from cunju.activities.points.views.books import state
from cunju.kernel.days import parse_period, short_day
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Account
from cunju.records import pages
from cunju.records.book import as_id


@doors.staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """A month pasted."""
    unit = access.to_write(request, code, "posted")
    today = doors.today_of(request)
    choices = forms.periods(today)
    form = forms.MonthForm(pages.data_of(request), periods=choices, initial={"period": choices[0][0]})
    made: list[Month] = []

    def act() -> None:
        made.append(actions.enter(unit, form.cleaned_data["period"], form.cleaned_data["text"], **pages.said_by(request)))

    if pages.done(request, form, act):
        one = made[0]
        total = one.marks.count()
        beside = f"，这个月一共{total}条" if total != one.added else ""
        messages.success(request, f"已记下{one.added}条{beside}。等另一个人复核，再公示。")
        if one.skipped:
            messages.warning(request, f"这些行不是记分，没有记：{'；'.join(one.skipped[:12])}。")
        return redirect("points:month", made[0].pk)
    shown = {"unit": unit, "form": form, "standing": queries.standing(code, on=today), "nav_current": "register"}
    return render(request, "points/new.html", shown)


@doors.staff
def month(request: HttpRequest, month_id: uuid.UUID) -> HttpResponse:
    """A month's entries in the order of the list of households; here it is reviewed and posted."""
    one, unit = access.month_for(request, month_id)
    return _month(request, one, unit, _form(request, one))


def _form(request: HttpRequest, one: Month, data: Any = None) -> forms.PostForm:
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request), "days": one.rules.days}
    return forms.PostForm(data, initial=begin)


def _month(request: HttpRequest, one: Month, unit: Any, form: forms.PostForm) -> HttpResponse:
    account = doors.account_of(request)
    shown = {
        "unit": unit, "one": one, "marks": one.marks.select_related("household", "item"), "form": form, "state": state(one),
        "early": _early(request, one),
        "may_review": _may_review(account, one), "may_write": access.may_enter(account), "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "points/month.html", shown)


def _early(request: HttpRequest, one: Month) -> str:
    """Of a month that is not over and not reviewed yet, its last day: nothing is added once it is reviewed."""
    last = parse_period(one.period).end
    return short_day(last) if one.reviewed_on is None and doors.today_of(request) < last else ""


def _may_review(account: Account, one: Month) -> bool:
    return one.reviewed_on is None and one.by != account.username and not one.marks.filter(by=account.username).exists()


@require_POST
@doors.staff
def review(request: HttpRequest, month_id: uuid.UUID) -> HttpResponse:
    """Another person says that a month is right."""
    one, unit = access.month_for(request, month_id)
    access.to_write(request, unit.code, "objected")
    _tried(request, lambda: actions.review(one, **pages.said_by(request)), "已复核。")
    return redirect("points:month", one.pk)


def _tried(request: HttpRequest, act: Callable[[], Any], said: str) -> None:
    """What one tap does, and what came of it."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)


@require_POST
@doors.staff
def post(request: HttpRequest, month_id: uuid.UUID) -> HttpResponse:
    """A month is posted."""
    one, unit = access.month_to_post(request, month_id)
    form = _form(request, one, request.POST)

    def act() -> None:
        data = form.cleaned_data
        actions.post(unit, one, Posting(data["on"], data["days"]), fact_id=data["fact_id"], **pages.said_by(request))

    if pages.done(request, form, act):
        messages.success(request, "已公示。公示单在这一页打印。")
        one.refresh_from_db()
        return redirect("points:detail", one.entry_id)
    return _month(request, one, unit, form)


@require_POST
@doors.staff
def drop(request: HttpRequest, mark_id: uuid.UUID) -> HttpResponse:
    """Take an entry out before it is reviewed."""
    one, unit = access.mark_for(request, mark_id)
    _tried(request, lambda: actions.drop(one, now=doors.now_of(request)), "已去掉。")
    return redirect("points:month", one.month_id) if lines.is_kept(one.month_id) else redirect(BOOK.home, unit.code)


@doors.staff
def objected(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A household objects to a posting."""
    posting, unit = access.posting_for(request, entry_id)
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    marks = list(posting.month.marks.select_related("household", "item"))
    form = forms.ObjectionForm(pages.data_of(request), households=lines.households(unit.code), marks=marks, initial=begin)

    def act() -> None:
        actions.object_to(unit, posting, form.told(), *form.chosen(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))

    if pages.done(request, form, act):
        messages.success(request, "异议已记下；答复以前，这一条不能兑现。")
        return redirect("points:detail", posting.pk)
    shown = {"unit": unit, "form": form, "back": BOOK.url("detail", posting.pk), "heading": "记异议", "submit": "记下", "nav_current": "register"}
    return render(request, "records/form.html", shown)


@doors.staff
def answered(request: HttpRequest, code: str) -> HttpResponse:
    """An objection is answered."""
    unit = access.to_write(request, code, "answered")
    uid = as_id(request.GET.get("after", ""))
    if uid is None:
        return redirect(f"{BOOK.url('waiting', code)}?step=answered")
    objection, there = access.objection_for(request, uid)
    if there.code != unit.code:
        raise Http404
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    form = forms.AnswerForm(pages.data_of(request), objection=objection, items=items_for(objection), initial=begin)

    def act() -> None:
        actions.answer(unit, objection, form.answered(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))

    if pages.done(request, form, act):
        messages.success(request, "已记下答复。")
        return redirect("points:detail", objection.pk)
    return render(request, "points/answered.html", {"unit": unit, "form": form, "one": objection, "nav_current": "register"})


@doors.staff
def goods(request: HttpRequest, code: str) -> HttpResponse:
    """What points are redeemed for."""
    unit = access.to_write(request, code, "redeemed")
    form = forms.GoodsForm(pages.data_of(request))
    if pages.done(request, form, lambda: actions.put_goods(unit, form.cleaned_data["text"], now=doors.now_of(request))):
        messages.success(request, "已记下。")
        return redirect(BOOK.home, code)
    return render(request, "points/goods.html", {"unit": unit, "form": form, "goods": purses.stocks(code), "nav_current": "register"})


@doors.staff
def redeemed(request: HttpRequest, code: str) -> HttpResponse:
    """What households redeemed, pasted."""
    unit = access.to_write(request, code, "redeemed")
    today = doors.today_of(request)
    form = forms.RedeemForm(pages.data_of(request), initial={"fact_id": identity.new_id(), "on": today})
    made: list[Any] = []

    def act() -> None:
        data = form.cleaned_data
        told = Redemption(data["on"], data["text"])
        made.append(actions.redeem(unit, told, fact_id=data["fact_id"], **pages.said_by(request)))

    if pages.done(request, form, act):
        messages.success(request, "已记下兑现。签字单在这一页打印。")
        return redirect("points:detail", made[0].pk)
    standing = queries.standing(code, on=today)
    shown = {
        "unit": unit, "form": form, "goods": purses.stocks(code), "standing": standing, "nav_current": "register",
        "left": purses.money_left(standing.rules, on=today) if standing else None,
    }  # fmt: skip
    return render(request, "points/redeemed.html", shown)
