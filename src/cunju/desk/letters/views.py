"""The pages of what residents sent in: the list, one letter, what is written down for who comes in person, its receipt, the district's switches."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju.desk.letters import queries as asked
from cunju.kernel.blocks import Fields, Paper, Paragraph, Title
from cunju.kernel.days import chinese_day
from cunju.kernel.inputs import Input
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.org import access, kept, roles
from cunju.org.models import Unit
from cunju.records import letters, opened, receipts
from cunju.records.handling import HANDLERS, handles, knows, seen_by
from cunju.records.letterform import AnswerForm, AskForm, DeclineForm
from cunju.records.models import WAITING, Letter
from cunju.ui.fields import DayField
from cunju.ui.forms import Form, refused
from cunju.ui.widgets import Area

PAGE = 20
WORDS = "公开以后谁都看得到：有人名、电话、病情的，在这里改掉。最多{}个字。原来的话留在这一页，不变。"


class AcceptForm(Form):
    """What the room asks of who accepts a letter; of what the board will say, in which words."""

    def __init__(self, *args: Any, room: Input, unit: Unit, letter: Letter, **named: Any) -> None:
        super().__init__(*args, **named)
        if room.words:
            self.fields["words"] = forms.CharField(
                label="公开栏上这样写", initial=room.words(unit, letters.sent_of(letter)), widget=Area(rows=3), help_text=WORDS.format(room.longest),
                max_length=room.longest, error_messages={"required": "请写明公开栏上怎么写；原来的话在上面，可以照抄。"},
            )  # fmt: skip
            self.fields["words"].widget.attrs.pop("maxlength", None)
        for one in room.asks:
            self.fields[one.name] = forms.ChoiceField(label=one.label, choices=one.choices) if one.choices else DayField(label=one.label)
            self.fields[one.name].initial = one.start


@access.staff
def received(request: HttpRequest, code: str) -> HttpResponse:
    """The letters of a unit, or of all units of a town, and what those of the year came to; the district reads the counts."""
    account, on = access.account_of(request), access.today_of(request)
    unit = access.unit_for(request, code)
    reads = account.role in HANDLERS and unit.kind != "county"
    page = Paginator(asked.of(account, code), PAGE).get_page(request.GET.get("page")) if reads else None
    shown = {
        "unit": unit,
        "page": page,
        "rows": asked.lines(list(page), on=on, here=code) if page else [],
        "counts": asked.counts(code, year=on.year),
        "may_take": account.role in roles.WRITERS and unit.kind in access.SELF_GOVERNING and bool(opened.offered(unit, on=on)),
        "may_open": account.role == roles.DISTRICT_OFFICER and unit.kind == "county",
        "nav_current": "register",
    }
    return render(request, "desk/letters/received.html", shown)


def _letter(request: HttpRequest, pk: uuid.UUID) -> tuple[Letter, Unit]:
    """A letter and its unit, for those who accept its kind there; 404 otherwise."""
    found = access.there(Letter.objects.filter(pk=pk).first())
    unit = access.village_for(request, found.unit_code, HANDLERS)
    if not handles(access.account_of(request), found):
        raise Http404
    return found, unit


@access.staff
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One letter: read it, accept it as its room's record, or say why not; the town answers what was taken to it."""
    found, unit = _letter(request, pk)
    account, now = access.account_of(request), access.now_of(request)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    room = letters.taken().get(found.kind)
    waits, above = found.state == WAITING, account.role == roles.TOWN_OFFICER and bool(found.town_on) and not found.town_answered_on
    above = above and not (room and room.up and found.became)
    named: dict[str, Any] = {
        "accept": AcceptForm(request.POST if do == "accept" else None, room=room, unit=unit, letter=found) if waits and room else None,
        "decline": DeclineForm(request.POST if do == "decline" else None) if waits else None,
        "answer": AnswerForm(request.POST if do == "answer" else None) if above else None,
    }
    if request.method == "POST":
        form = named.get(do)
        if form is None and do not in named:
            raise Http404
        try:
            if form is None:
                raise Refusal("这件已经处理过了，下面是处理的结果。")
            if form.is_valid():
                _done(found, do, form.cleaned_data, by=account.username, now=now)
                messages.success(request, DONE[do])
                return redirect("desk:letter", pk)
        except Refusal as refusal:
            if form is None:
                messages.error(request, refusal.message)
            else:
                refused(form, refusal)
    shown = {
        "unit": unit, "letter": found, "item": receipts.item_of(found, unit), "forms": named, "record": _record(found),
        "knows": knows(account, found), "seen_by": seen_by(found.kind, unit.kind),
        "standing": receipts.standing(found, unit, on=now.date()), "nav_current": "register",
    }  # fmt: skip
    return render(request, "desk/letters/letter.html", shown)


DONE = {
    "accept": "已受理，从来的那天起就是这里的记录。",
    "decline": "已写明为什么不受理，来信的人凭回执能看到。",
    "answer": "已答复，来信的人凭回执能看到。",
}


def _done(found: Letter, do: str, said: dict[str, Any], *, by: str, now: Any) -> None:
    if do == "accept":
        letters.accept(found, said, by=by, now=now)
    elif do == "decline":
        letters.decline(found, reason=said["reason"], by=by, now=now)
    else:
        letters.answer_above(found, text=said["answer"], by=by, now=now)


def _record(found: Letter) -> uuid.UUID | None:
    """The fact it became, where it became one."""
    return found.became if found.became and ledger.fact_by_id(found.became) else None


@access.staff
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what somebody says who comes in person; then the receipt is printed."""
    unit, on = access.village_for(request, code, roles.WRITERS), access.today_of(request)
    kinds = opened.offered(unit, on=on)
    if not kinds:
        raise Http404
    data = request.POST if request.method == "POST" else kept.initial(request)
    begin = {"kind": kinds[0].kind if len(kinds) == 1 else ""}
    form = AskForm(data, request.FILES if request.method == "POST" else None, unit=unit, kinds=kinds, on=on, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            made = letters.send(
                unit, said["kind"], form.sent(), now=access.now_of(request), brought=form.brought(), once=said["once"],
                taken_by=access.account_of(request).username,
            )  # fmt: skip
            return redirect("desk:letter_slip", made.pk)
        except Refusal as refusal:
            refused(form, refusal)
    return render(request, "desk/letters/take.html", {"unit": unit, "form": form, "nav_current": "register"})


@access.staff
def slip(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The receipt to be printed for who came in person: for who wrote it down, on that day only."""
    found = access.there(Letter.objects.filter(pk=pk, taken_by=access.account_of(request).username, came_on=access.today_of(request)).first())
    unit = access.village_for(request, found.unit_code, roles.WRITERS)
    shown = receipts.standing(found, unit, on=found.came_on)
    address = request.build_absolute_uri(f"/r/{found.receipt}/")
    blocks = (
        Title("回　执"),
        Fields((("回执号", shown.code), ("收到", chinese_day(found.came_on)), ("是哪一种", found.get_kind_display()), ("说的是", shown.item or "—"))),
        Paragraph(found.text),
        Paragraph(f"在手机上打开{address}，或者在公开栏网页上点“凭回执看答复”，输入回执号，就能看到答复。没有手机的，带着这张回执来问。"),
        Paragraph("答复以后，可以说“解决了”或者“没有解决”；没有解决的、到期没有答复的，可以转给镇（街道）。公开栏上和这个回执号下面都不写您是谁。"),
    )
    paper = Paper("回执", unit.name, found.came_on, "", blocks)
    page = {"paper": paper, "back_url": f"/letters/{unit.code}/", "nav_current": "register"}
    return render(request, "ui/print.html", page)


@access.staff
def kinds(request: HttpRequest, code: str) -> HttpResponse:
    """The district opens and closes each kind of what residents may send in; who did it and when stays."""
    unit = _district(request, code)
    open_now = {one.kind for one in opened.kinds(code, on=access.today_of(request))}
    shown = {
        "unit": unit,
        "kinds": [(one, one.kind in open_now) for one in letters.taken().values()],
        "rows": opened.rows(code),
        "nav_current": "matrix",
    }
    return render(request, "desk/letters/kinds.html", shown)


@require_POST
@access.staff
def turn(request: HttpRequest, code: str) -> HttpResponse:
    """Open or close one kind."""
    _district(request, code)
    kind, on = request.POST.get("kind", ""), request.POST.get("to") == "open"
    try:
        opened.turn(code, kind, on=on, by=access.account_of(request).username, now=access.now_of(request))
        messages.success(request, "已开放，公开栏上现在就有。" if on else "已关闭，公开栏上不再有；已经收到的照常办。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:letter_kinds", code)


def _district(request: HttpRequest, code: str) -> Unit:
    unit = access.unit_for(request, code, {roles.DISTRICT_OFFICER})
    if unit.kind != "county":
        raise Http404
    return unit
