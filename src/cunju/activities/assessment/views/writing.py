"""Pages on which is written: the scheme, the notice, decisions, objections and answers, the draw and what was found, closing and opening."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.assessment import access, actions, forms, queries
from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.models import Entry
from cunju.activities.assessment.rules import DONE
from cunju.activities.assessment.steps import STEPS
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import pages
from cunju.records.book import as_id
from cunju.records.forms import VoidForm


def _scheme_of(district: Unit) -> Entry:
    return doors.there(queries.open_scheme(district.code))


@doors.staff
def scheme(request: HttpRequest, code: str) -> HttpResponse:
    """Name the plan and adopt the rubric."""
    district, today = access.to_lead(request, code), doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "on": today, "year": today.year}
    form = forms.SchemeForm(pages.data_of(request), request.FILES or None, initial=begin)

    def act() -> None:
        made = actions.set_scheme(district, form.told(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))
        if made.said["approved"]:
            messages.success(request, f"已定下{made.year}年度考核办法，内容{made.said['items']}项。")
        else:
            messages.warning(request, "已记下。没有列入批准的督查检查考核计划，不能开展。")

    if pages.done(request, form, act):
        return redirect(BOOK.home, code)
    shown = {"unit": district, "form": form, "nav_current": "register", "clauses": catalogue.law(unit=district, on=today).asked("assessment.plan")}
    return render(request, "assessment/scheme.html", shown)


@doors.staff
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """Say when the notice of assessment went out."""
    district = access.to_lead(request, code)
    found = _scheme_of(district)
    form = forms.NoticeForm(pages.data_of(request), initial={"on": found.notice_on or doors.today_of(request)})

    def act() -> None:
        actions.notify(found, form.cleaned_data["on"], **pages.said_by(request))
        messages.success(request, "已记下；各镇街的材料按台账归集好了，镇街可以核对。")

    about = "发出以后，材料按台账一次归集，各镇街可以核对、提异议。这一天以后登记或更正的，由写明姓名或职务的人决定计不计入。"
    return pages.asked(request, district, BOOK.home, form, act, heading="记考核通知", about=about)


@doors.staff
def later(request: HttpRequest, code: str) -> HttpResponse:
    """Decide on what was recorded after the notice."""
    town, found = access.to_decide(request, code)
    if not found.notice_on or queries.closing_of(found):
        return redirect(BOOK.home, code)
    left = queries.later(queries.file_of(town, found, on=doors.today_of(request)))
    which = queries.which(left, office=doors.account_of(request).reach)
    form = forms.RulingForm(pages.data_of(request), pieces=left, which=which, initial={"keys": [one.key for one in left]})

    def act() -> None:
        made = actions.decide(town, found, form.told(), **pages.said_by(request))
        messages.success(request, f"已决定{len(made)}条。")

    about = "" if left else "没有通知发出以后登记或更正的记录。"
    return pages.asked(request, town, BOOK.home, form, act, heading="通知发出后登记的，计不计入", submit="决定", about=about)


@doors.staff
def objected(request: HttpRequest, code: str) -> HttpResponse:
    """A town says what is wrong with its file."""
    town, found = access.to_object(request, code)
    item = request.GET.get("item", "")
    titles = {one.key: one.title for one in queries.items(found)}
    if item and item not in titles:
        raise Http404
    form = forms.ObjectionForm(pages.data_of(request), initial={"fact_id": identity.new_id()})

    def act() -> None:
        data = form.cleaned_data
        actions.object_to(town, found, item, data["text"].strip(), fact_id=data["fact_id"], **pages.said_by(request))
        messages.success(request, "异议已提，区里会答复。")

    about = f"对“{titles[item]}”的异议" if item else "对整份材料的异议"
    return pages.asked(request, town, BOOK.home, form, act, heading=STEPS["objected"].verb, submit="提出", about=about)


@doors.staff
def answered(request: HttpRequest, code: str) -> HttpResponse:
    """The district answers an objection."""
    town, found = access.to_decide(request, code)
    objection = queries.find(as_id(request.GET.get("after", "")) or uuid.uuid4())
    if objection is None or objection.step != "objected" or objection.unit_code != town.code or objection.scheme_id != found.pk:
        raise Http404
    file = queries.file_of(town, found, on=doors.today_of(request))
    begin = {"fact_id": identity.new_id(), "changed": forms.NO}
    left = [one for one in file.pieces if objection.item in ("", one.item) and one.counts != DONE]
    which = queries.which(left, office=doors.account_of(request).reach)
    form = forms.AnswerForm(pages.data_of(request), pieces=left, which=which, initial=begin)

    titles = {one.key: one.title for one in file.items}
    of = f"对“{titles[objection.item]}”的异议" if objection.item in titles else "对整份材料的异议"

    def act() -> None:
        data = form.cleaned_data
        actions.answer(objection, data["text"].strip(), form.ruling(), fact_id=data["fact_id"], **pages.said_by(request))
        messages.success(request, "已答复，镇街能看到。")

    return pages.asked(request, town, BOOK.home, form, act, heading=STEPS["answered"].verb, submit="答复", about=f"{of}：\n{objection.text}")


@doors.staff
def draw(request: HttpRequest, code: str) -> HttpResponse:
    """Draw the spot-check by a published seed."""
    district = access.to_lead(request, code)
    found = _scheme_of(district)
    form = forms.DrawForm(pages.data_of(request), initial={"each": 3})

    def act() -> None:
        data = form.cleaned_data
        made = actions.draw(found, data["seed"], data["published"], data["each"], **pages.said_by(request))
        messages.success(request, f"已抽取{made.checks.count()}条，清单可以打印。")

    about = "每一条按“种子|编号”算SHA-256，每个镇街取签号最小的几条；知道种子和清单的人都能重抽。只抽一次。"
    return pages.asked(request, district, BOOK.home, form, act, heading="抽查", submit="抽取", about=about)


@doors.staff
def checks(request: HttpRequest, code: str) -> HttpResponse:
    """What was found of the windows drawn in a town."""
    town, found = access.to_decide(request, code)
    mine = queries.checks(found, town.code)
    if not mine:
        raise Http404
    file = queries.file_of(town, found, on=doors.today_of(request))
    which = queries.which(file.pieces, office=doors.account_of(request).reach)
    words = {one.key: forms.told(piece, which.get(one.key, "")) if (piece := file.piece(one.key)) else "这一条后来更正或作废了" for one in mine}
    form = forms.CheckForm(pages.data_of(request), checks=mine, words=words)

    def act() -> None:
        many = actions.look(found, town.code, form.told(), **pages.said_by(request))
        messages.success(request, f"已记下{many}条的抽查结果。")

    return pages.asked(request, town, BOOK.home, form, act, heading="抽查结果")


@doors.staff
def closed(request: HttpRequest, code: str) -> HttpResponse:
    """Close the year: what every file was made of is frozen."""
    district = access.to_lead(request, code)
    found = _scheme_of(district)
    form = forms.CloseForm(pages.data_of(request), initial={"fact_id": identity.new_id()})

    def act() -> None:
        made = actions.close(found, fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))
        messages.success(request, f"已关闭，{made.said['towns']}个镇街的材料已经定住。")

    about = "关闭以后，各镇街的材料和它依据的每一条都定住，留下摘要值；以后登记的不再算进来。要改，先重开并写明理由，原来的还留着。"
    return pages.asked(request, district, BOOK.home, form, act, heading=STEPS["closed"].verb, submit="关闭", about=about)


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """An objection's words are corrected; everything else is voided and written anew, for other records hang on it."""
    entry, _ = access.to_change(request, entry_id)
    if entry.step != "objected":
        return redirect("assessment:void", entry.pk)
    return pages.edit(BOOK, request, entry_id)


@doors.staff
def void(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Void a line; of a closing: open the year again, with the reason."""
    entry, unit = access.to_change(request, entry_id)
    if entry.step != "closed":
        return pages.void(BOOK, request, entry_id, act=actions.take_back)
    form = VoidForm(pages.data_of(request))

    def act() -> None:
        actions.take_back(entry, reason=form.data.get("reason", ""), **pages.said_by(request))
        messages.success(request, "已重开；原来定住的材料还留着。")

    about = "重开以后材料重新按台账归集；这次关闭时定住的材料和摘要值、重开的理由都留着，能打开。"
    return pages.asked(request, unit, BOOK.home, form, act, heading="重开年度考核", submit="重开", about=about)
