"""Pages on which a meeting is written down, corrected, voided, and its decisions are posted."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju.activities.assemblies import actions, forms, queries, rules
from cunju.activities.assemblies.access import instant, meeting_for, unit_for
from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.views import signing
from cunju.activities.assemblies.views.sheet import Sheet, live
from cunju.archive.pdfs import tell
from cunju.catalogue import Law
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.org import access, drafts, kept
from cunju.records.drafting import begun, put_by
from cunju.records.related import known
from cunju.ui.forms import refused, typed_of

MORE_AREAS = 2


@access.staff
def record(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Write down what happened at a planned meeting, or correct a record."""
    meeting, unit = meeting_for(request, meeting_id, write=True)
    if meeting.state == "void":
        raise Http404
    return _page(request, Sheet(meeting, unit))


@access.staff
def new(request: HttpRequest, code: str, body: str) -> HttpResponse:
    """Write down in one go a meeting nobody planned here: the quick form of a joint, Party or group meeting."""
    unit = unit_for(request, code, write=True)
    if body not in rules.BODIES:
        raise Http404
    today = instant(request).date()
    before = queries.last(code, body=body) if request.method == "GET" else None
    habits = {name: getattr(before, name) for name in ("place", "chair", "recorder")} if before else {}
    meeting = Meeting(id=identity.new_id(), unit_code=code, body=body, planned_on=today, arranged=False, **habits)
    known(meeting, **dict.fromkeys(("items", "sessions", "absences", "papers", "versions"), ()))
    return _page(request, Sheet(meeting, unit, is_new=True))


def _page(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if request.method == "POST":
        return _posted(request, sheet)
    again = kept.initial(request)
    if again is not None:
        sheet.typed = typed_of(again)
        return _render(request, sheet, sheet.form())
    form, key = sheet.draft
    stored = drafts.sections(sheet.unit.code, form=form, key=key)
    for data in stored.values():
        sheet.typed |= {name: values for name, values in data.items() if isinstance(values, list)}
    return _render(request, sheet, sheet.form(), drafted=bool(stored))


def _posted(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    sheet.typed = typed_of(request.POST)
    part, do = request.GET.get("part"), request.POST.get("do", "save")
    if part:
        return _part(request, sheet, people=part == "people")
    if do == "people":
        return _people(request, sheet)
    if do in signing.STEPS and sheet.photographed:
        return signing.step(request, sheet, do) or _render(request, sheet, sheet.form())
    if do in ("refresh", "add_area", "add_items"):
        _unfold(sheet, do)
        return _render(request, sheet, sheet.form())
    if do in ("draft", "drop"):
        return put_by(request, sheet.unit.code, sheet.draft, lambda: _keep(request, sheet, sheet.form(request.POST)))
    form = sheet.form(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _save(request, sheet, form=form)
        except actions.SameDay as refusal:
            sheet.twin = True
            form = sheet.form(request.POST, request.FILES)
            form.other = refusal.other
            refused(form, refusal)
        except Refusal as refusal:
            refused(form, refusal)
    return _render(request, sheet, form)


def _people(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Who did not come, on a page of its own; what was typed goes along and comes back."""
    members = sheet.members()
    form = sheet.form(request.POST)
    page = sheet.page | {"members": members, "seen": live(sheet, form), **clauses_of(sheet.law)}
    return render(request, "assemblies/attendance.html", page)


def _unfold(sheet: Sheet, do: str) -> None:
    """One more row of sittings, or the lines of 补充议题 as items with numbers of their own."""
    typed = sheet.typed
    if do == "add_area":
        rows = typed.get("area_rows", ["0"])[-1]
        typed["area_rows"] = [str((int(rows) if rows.isdecimal() else 0) + MORE_AREAS)]
    if do == "add_items":
        at = len(sheet.items())
        typed.setdefault("item_rows", [str(at)])
        for title in forms.lines(typed.pop("more_items", [""])[-1]):
            typed[f"item{at}_title"], typed[f"item{at}_matter"] = [title], [rules.matter_of(title)]
            at += 1
        typed["item_rows"] = [str(at)]


def _part(request: HttpRequest, sheet: Sheet, *, people: bool) -> HttpResponse:
    """While typing: the draft is kept; the list of another day, or the verdict with what goes with it."""
    form = sheet.form(request.POST)
    _keep(request, sheet, form)
    page = {"sheet": sheet, "form": form, "unit": sheet.unit, "now": instant(request), **clauses_of(sheet.law)}
    if people:
        page |= {"form": sheet.form(), "members": sheet.members(), "seen": live(sheet, form)}
        return render(request, "assemblies/people.html", page)
    return render(request, "assemblies/live.html", page | {"seen": live(sheet, form), "oob": True})


def _keep(request: HttpRequest, sheet: Sheet, form: forms.RecordForm) -> None:
    name, key = sheet.draft
    actions.keep_draft(
        sheet.unit.code,
        form=name,
        key=key,
        sections=sheet.sections(form),
        by=request.user.get_username(),
        now=instant(request),
    )


def _render(
    request: HttpRequest, sheet: Sheet, form: forms.RecordForm, *, drafted: bool = False
) -> HttpResponse:
    meeting, unit = sheet.meeting, sheet.unit
    today = instant(request).date()
    law = sheet.law
    representatives = meeting.body == rules.REPRESENTATIVES and bool(law.asked("representatives.delegation"))
    page = {
        "sheet": sheet,
        "meeting": meeting,
        "unit": unit,
        "form": form,
        "word": sheet.word,
        "members": sheet.members(),
        "seen": live(sheet, form if form.is_bound else begun(sheet.form)),
        "brought": sheet.brought,
        "late": (today - sheet.on).days,
        "drafted": drafted,
        "words": rules.body_words(unit.kind),
        "delegates": representatives,
        **clauses_of(law),
        "mandates": mandate_lines(queries.mandates(unit.code, on=sheet.on)) if representatives else [],
        "base": queries.base_of(unit, body=meeting.body, form=sheet.assembly, on=sheet.on),
        "back": reverse("assemblies:register", args=[unit.code])
        if sheet.is_new
        else reverse("assemblies:detail", args=[meeting.id]),
        "nav_current": "register",
    }
    return render(request, "assemblies/record.html", page)


def clauses_of(law: Law) -> dict[str, Any]:
    """The clauses the pages of a meeting name: on mandates, on who sets the representatives up, on who is not counted."""
    asked = law.asked("representatives.delegation")
    terms = next((one for one in asked if "matters_and_term" in one.choices), next(iter(asked), None))
    return {
        "delegation": terms,
        "not_counted": law.first("assembly.not_counted"),
    }


def mandate_lines(found: tuple[rules.Mandate, ...]) -> list[dict[str, Any]]:
    """Mandates as the pages show them: day, whether it set the body up, matters, term."""
    return [
        {
            "on": one.on,
            "sets_up": one.sets_up,
            "matters": [rules.BY_CODE[each].text for each in one.matters if each in rules.BY_CODE],
            "term": one.term,
        }
        for one in found
    ]


def _save(request: HttpRequest, sheet: Sheet, *, form: forms.RecordForm) -> HttpResponse:
    meeting, fact_id = sheet.meeting, form.cleaned_data["fact_id"]
    uploads = form.cleaned_data.get("photos") or []
    papers = bool(uploads) or meeting.papers.exists()
    wanted = form.record(sorted(sheet.absent), has_papers=papers, counted=meeting.counted)
    again = meeting.state == "held"
    act = actions.correct_meeting if again else actions.hold_meeting
    act(
        meeting,
        wanted,
        by=request.user.get_username(),
        now=instant(request),
        unit=sheet.unit,
        fact_id=fact_id,
        uploads=uploads,
    )
    name, key = sheet.draft
    actions.drop_draft(sheet.unit.code, form=name, key=key)
    messages.success(request, "已更正，原记录留在台账里。" if again else "已记录。")
    tell(request, uploads)
    return redirect("assemblies:detail", meeting.id)
