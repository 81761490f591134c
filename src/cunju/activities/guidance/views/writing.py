"""Pages on which is written: a visit note, an answer, a promise kept, a town's measures, the district's word."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.guidance import access, actions, forms, queries
from cunju.activities.guidance.actions import filling
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.views.looking import SHOWN
from cunju.archive.pdfs import tell
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records import copying, pages, reading

FILLING = filled.Filling(
    key="guidance:fill", title="从Excel补录督促台账", word="督促台账", notes=filling.NOTES, back="guidance:home", blank=filling.blank,
    needed=filling.NEEDED, rows=filling.rows_of,
)  # fmt: skip


@doors.staff
def visit(request: HttpRequest, code: str) -> HttpResponse:
    """One note for several units."""
    town = access.town_to_write(request, code, "visit")
    today = doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "on": today, "ways": ["visited"], "units": [request.GET.get("unit", "")]}
    last = reading.live(BOOK, code, step="visit").first()
    copy = copying.of(request, last.on if last else None)
    if copy and last:
        said = {"units": last.units, "ways": last.said.get("ways") or [last.said["way"]], "departments": last.departments, "text": last.text}
        begin |= copy.begin(said)
    form = forms.VisitForm(
        pages.data_of(request), request.FILES or None, places=places.units_under(code, on=today), measures=queries.measures(), initial=begin
    )
    copying.mark(request, form, {"text": last.text} if last else {}, last.on if last else None)
    if pages.done(request, form, lambda: _noted(request, town, form)):
        return redirect("guidance:home", code)
    return render(request, "guidance/visit.html", {"unit": town, "form": form, "copy": copy, "nav_current": "register"})


def _noted(request: HttpRequest, town: Unit, form: forms.VisitForm) -> None:
    words = [(one.no, one.title, one.text) for one in catalogue.notice().measures]
    note = actions.note_visit(town, form.visit(words), **pages.acting(request, form))
    said = note.said
    left = "，".join(
        filter(None, (f"{said['found']}个问题已列在村（社区）的工作台上" if said["found"] else "",
                      f"{said['helps']}项帮助已列在镇（街道）的工作台上" if said["helps"] else ""))
    )  # fmt: skip
    messages.success(request, f"已记下这次督促{f'：{left}' if left else ''}。")
    tell(request, form.cleaned_data.get("photos"))


@doors.staff
def line(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Answer a finding, keep a promise, note the town's own measures."""
    if step == "measures":
        access.town_to_write(request, code, step)
    return pages.line(SHOWN, request, code, step)


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; a visit note is voided and written anew, for its lines stand with other units."""
    entry, _ = access.to_change(request, entry_id)
    if entry.step == "visit":
        return redirect("guidance:void", entry.pk)
    return pages.edit(SHOWN, request, entry_id)


@doors.staff
def evaluation(request: HttpRequest, code: str) -> HttpResponse:
    """The district's word on a town, begun with the draft."""
    town = access.town_to_write(request, code, "evaluation")
    today = doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "on": today, "text": queries.drafted(town, on=today)}
    form = forms.EvaluationForm(pages.data_of(request), initial=begin)

    def act() -> None:
        actions.evaluate(town, form.told(), departments=form.cleaned_data["departments"].strip(), **pages.acting(request, form))

    if pages.done(request, form, act):
        messages.success(request, "评估已记下，镇（街道）能看到，也可以回复。")
        return redirect("guidance:home", code)
    shown = {"unit": town, "home": SHOWN.home, "nav_current": "register"}
    shown |= {"form": form, "heading": "评估一个镇街", "submit": "记下评估"}
    return render(request, "records/form.html", shown)


@doors.staff
def reply(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A town answers its evaluation."""
    entry, unit = access.entry_for(request, entry_id)
    if entry.step != "evaluation":
        raise Http404
    access.evaluated_town(request, unit.code)
    form = forms.ReplyForm(pages.data_of(request))
    if pages.done(request, form, lambda: actions.answer_evaluation(entry, form.cleaned_data["text"], **pages.said_by(request))):
        messages.success(request, "回复已记下，区里能看到。")
        return redirect("guidance:detail", entry.pk)
    shown = {"unit": unit, "home": SHOWN.home, "nav_current": "register"}
    shown |= {"form": form, "heading": "回复区里的评估", "submit": "回复", "about": entry.text}
    return render(request, "records/form.html", shown)


@doors.staff
def needs(request: HttpRequest, code: str) -> HttpResponse:
    """Answer what a unit wrote under 原因或需要的帮助."""
    unit = access.to_answer(request, code)
    asked = [one for one in queries.needs([unit]) if (one.duty, str(one.from_on)) == (_of(request, "duty"), _of(request, "from_on"))]
    if not asked:
        raise Http404
    need = asked[0]
    form = forms.NeedForm(pages.data_of(request), initial={"duty": need.duty, "from_on": need.from_on})
    if unit.kind == "town":
        del form.fields["promised"], form.fields["due"]

    def act() -> None:
        data = form.cleaned_data
        more = {"promised": data.get("promised", False), "due": data.get("due")}
        actions.answer_need(unit, need.duty, need.from_on, data["text"], **more, **pages.said_by(request))

    if pages.done(request, form, act):
        messages.success(request, "回复已记下，写的单位能看到。")
        return redirect("guidance:home", doors.account_of(request).unit_code if unit.kind != "town" else code)
    shown = {"unit": unit, "home": SHOWN.home, "nav_current": "register"}
    shown |= {"form": form, "heading": f"回复：{need.what}", "submit": "回复", "about": need.text}
    return render(request, "records/form.html", shown)


def _of(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name, "")


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """A town's notes of the years before, from Excel."""
    return filled.page(request, access.town_to_write(request, code, "visit"), FILLING)
