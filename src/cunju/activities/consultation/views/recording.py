"""Pages on which a session is arranged, told, written down, corrected and voided."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju.activities.consultation import actions, forms, queries, rules
from cunju.activities.consultation.access import instant, session_for, unit_for
from cunju.activities.consultation.models import Session
from cunju.activities.consultation.views.forming import HABITS, Sheet, live
from cunju.archive import pdfs
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access, drafts, kept
from cunju.records import pages
from cunju.records.asking import ask, tapped
from cunju.records.drafting import begun, put_by
from cunju.records.forms import VoidForm
from cunju.ui.forms import refused, typed_of


@access.staff
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Arrange a session; one in the past goes straight on to its record."""
    unit = unit_for(request, code, write=True)
    now = instant(request)
    today = now.date()
    before, topic = queries.last(code), queries.waiting_topic(code, on=today)
    begin: dict[str, Any] = {name: getattr(before, name) for name in HABITS} if before else {}
    begin |= {"planned_on": today, "pick": f"t{topic.pk}" if topic else ""}
    begin["source"] = "plan" if topic else begin.get("source", "visit")
    matters, begun = queries.matters(code, on=today, office=access.account_of(request).reach, chosen=request.GET.get("matter", ""))
    begin |= begun
    data = pages.data_of(request)
    form = forms.PlanForm(
        data,
        initial=begin,
        items=queries.items_of(code, year=today.year),
        topics=queries.topics_of(code, year=today.year),
        matters=matters,
    ).of_kind(unit.kind)
    made: list[Session] = []
    if pages.done(request, form, lambda: made.append(actions.plan_session(unit, form.plan(), **pages.said_by(request)))):
        past = made[0].planned_on < today
        return redirect("consultation:record" if past else "consultation:detail", made[0].pk)
    page = {
        "unit": unit,
        "form": form,
        "planned": queries.planned(code),
        "quarters": queries.quarters(code, year=today.year),
        "each": queries.law_of(code, on=today).first("consultation.each"),
        "tea": queries.has_pilot(code[:9]),
        "nav_current": "register",
    }
    return render(request, "consultation/plan.html", page)


@require_POST
@access.staff
def tell(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Mark the participants as told."""
    session, _ = session_for(request, session_id, write=True)
    form = forms.TellForm(request.POST)
    return tapped(
        request, form, lambda: actions.tell(session, **form.cleaned_data, **pages.said_by(request)),
        back=reverse("consultation:detail", args=[session.pk]), said="已记下通报日期和方式。", wrong="通报日期要写成年-月-日，并选一种通报方式。",
    )  # fmt: skip


@access.staff
def record(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Write down what happened at a planned session, or correct a record."""
    session, unit = session_for(request, session_id, write=True)
    if session.state == "void":
        raise Http404
    return _page(request, Sheet(session, unit))


@access.staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Write down in one go a session nobody planned here."""
    unit = unit_for(request, code, write=True)
    before = queries.last(code)
    habits = {name: getattr(before, name) for name in HABITS} if before else {}
    session = Session(id=identity.new_id(), unit_code=code, planned_on=instant(request).date(), arranged=False, **habits)
    return _page(request, Sheet(session, unit, is_new=True))


def _page(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if request.method == "POST":
        return _posted(request, sheet)
    again = kept.initial(request)
    if again is not None:
        sheet.typed = typed_of(again)
        return _render(request, sheet, sheet.form())
    form, key = sheet.draft
    stored = drafts.load(sheet.unit.code, form=form, key=key, section="record")
    sheet.typed = {name: values for name, values in stored.items() if isinstance(values, list)}
    return _render(request, sheet, sheet.form(), drafted=bool(stored))


def _posted(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    sheet.typed = typed_of(request.POST)
    do = request.POST.get("do", "save")
    if request.GET.get("part") == "live":
        form = sheet.form(request.POST)
        _keep(request, sheet, form)
        page = {"seen": live(sheet, form), "now": instant(request)}
        return render(request, "consultation/live.html", page)
    if do == "refresh":
        return _render(request, sheet, sheet.form())
    if do in ("draft", "drop"):
        return put_by(request, sheet.unit.code, sheet.draft, lambda: _keep(request, sheet, sheet.form(request.POST)))
    form = sheet.form(request.POST, request.FILES)
    valid = form.is_valid()
    if form.heard.pasted:
        return _chat(request, sheet, form.heard.pasted)
    if valid:
        try:
            return _save(request, sheet, form=form)
        except Refusal as refusal:
            refused(form, refusal)
    return _render(request, sheet, form)


def _chat(request: HttpRequest, sheet: Sheet, chat: rules.Chat) -> HttpResponse:
    """The form once more, the pasted chat in it as speakers and opinions, before any of it counts."""
    data = request.POST.copy()
    data["opinions"] = rules.written(tuple(chat.said))
    return _render(request, sheet, sheet.form(data), chat=chat)


def _keep(request: HttpRequest, sheet: Sheet, form: forms.RecordForm) -> None:
    if not form.changed_data:
        return
    name, key = sheet.draft
    actions.keep_draft(
        sheet.unit.code,
        form=name,
        key=key,
        data=sheet.kept(),
        by=request.user.get_username(),
        now=instant(request),
    )


def _render(
    request: HttpRequest,
    sheet: Sheet,
    form: forms.RecordForm,
    *,
    drafted: bool = False,
    chat: rules.Chat | None = None,
) -> HttpResponse:
    session, unit = sheet.session, sheet.unit
    back = reverse("consultation:register", args=[unit.code])
    page = {
        "sheet": sheet,
        "session": session,
        "unit": unit,
        "form": form,
        "blocks": form.blocks(),
        "groups": sheet.groups(form),
        "seen": live(sheet, form if form.is_bound else begun(sheet.form)),
        "late": (instant(request).date() - sheet.on).days,
        "drafted": drafted,
        "chat": chat,
        "has_photos": bool(request.FILES),
        "back": back if sheet.is_new else reverse("consultation:detail", args=[session.pk]),
        "nav_current": "register",
    }
    return render(request, "consultation/record.html", page)


def _save(request: HttpRequest, sheet: Sheet, *, form: forms.RecordForm) -> HttpResponse:
    session, fact_id = sheet.session, form.cleaned_data["fact_id"]
    uploads = form.cleaned_data.get("photos") or []
    wanted = form.record(has_papers=bool(uploads) or sheet.has_papers)
    again = session.state == "held"
    if sheet.is_new:
        session.topic = form.topic()
    act = actions.correct_session if again else actions.hold_session
    act(
        session, wanted, by=request.user.get_username(), now=instant(request), fact_id=fact_id, uploads=uploads
    )
    name, key = sheet.draft
    actions.drop_draft(sheet.unit.code, form=name, key=key)
    messages.success(request, "已更正，原记录留在台账里。" if again else "已记录。")
    pdfs.tell(request, uploads)
    return redirect("consultation:detail", session.pk)


@access.staff
def void(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Take a record out, with the reason."""
    session, unit = session_for(request, session_id, write=True)
    form = VoidForm(request.POST or None)
    return ask(
        request, form, lambda: actions.void_session(session, **form.cleaned_data, **pages.said_by(request)), unit=unit,
        heading="作废这条协商记录", submit="作废", said="已作废，原记录和原因留在台账里。",
        sentence=f"“{session.title}”作废后不再计入应办事项，落实、反馈也一并不计；记录和原因留在台账里。",
        back=reverse("consultation:detail", args=[session.pk]),
    )  # fmt: skip
