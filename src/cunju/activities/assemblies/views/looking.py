"""Pages around a meeting: the register, planning, one meeting, its notice, its papers, the chosen form."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.activities.assemblies import actions, forms, papers, queries, rules
from cunju.activities.assemblies.access import instant, meeting_for, unit_for
from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.views.recording import clauses_of, mandate_lines
from cunju.kernel.days import add_days
from cunju.org import access
from cunju.org.models import Unit
from cunju.records import alone, copying, pages
from cunju.records.asking import tapped
from cunju.tables import reading

PAGE = 30


@access.staff
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The meetings of a unit by year and body, paged."""
    unit = unit_for(request, code)
    words = rules.body_words(unit.kind)
    form = forms.FilterForm(request.GET, kind=unit.kind, years=queries.years(code))
    asked = form.cleaned_data if form.is_valid() else {}
    year = int(asked["year"]) if asked.get("year") else None
    found = queries.meetings(code, year=year, body=asked.get("body", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = {
        "unit": unit,
        "filter": form,
        "filtered": bool(year or asked.get("body")),
        "page": page,
        "alone": alone.alone(code, ["assemblies.meeting_held"], Meeting, year=year, **_of_body(asked)),
        "rows": [(one, words.get(one.body, one.body)) for one in page],
        "bodies": words.items(),
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
    }
    return render(request, "assemblies/register.html", shown)


def _of_body(asked: dict[str, str]) -> dict[str, Any]:
    return {"attributes__body": asked["body"]} if asked.get("body") else {}


@access.staff
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Arrange a meeting; one in the past goes straight on to its record."""
    unit = unit_for(request, code, write=True)
    now = instant(request)
    asked = queries.body_of_duty(request.GET.get("duty", "")) or request.GET.get("body", "")
    body = (
        asked
        if asked in rules.BODIES
        else (rules.REPRESENTATIVES if unit.kind == "village" else rules.ASSEMBLY)
    )
    before = queries.last(code, body=body)
    habits = {name: getattr(before, name) for name in ("place", "chair", "recorder")} if before else {}
    data, copy = pages.data_of(request), copying.of(request, before.day if before else None)
    items = "\n".join(one.title for one in before.items.all()) if before else ""
    if copy and before and copy.taken:
        habits |= {"begins": before.begins, "items": items}
    words, law = rules.body_words(unit.kind), catalogue.law(unit=unit, on=now.date())
    needed = rules.notice_needed(body, law=law)
    earliest = add_days(now.date(), needed.number) if needed else None
    if asked_for := [one.entry.text[:120] for one in queries.called(unit) if str(one.entry.pk) == request.GET.get("call")]:
        habits["items"] = asked_for[0]
    form = forms.PlanForm(data, kind=unit.kind, initial={"body": body, "planned_on": earliest or now.date(), **habits})
    copying.mark(request, form, {"items": items}, before.day if before else None)
    if request.method == "POST" and form.is_valid():
        names = ("body", "planned_on", "begins", "place", "chair", "recorder")
        meeting = actions.plan_meeting(
            unit,
            by=request.user.get_username(),
            now=now,
            items=form.titles,
            **{name: form.cleaned_data[name] for name in names},
        )
        past = meeting.planned_on < now.date()
        if near := _too_near(meeting, unit, today=now.date()):
            messages.warning(request, near)
        return redirect("assemblies:record" if past else "assemblies:detail", meeting.id)
    page = {
        "unit": unit,
        "form": form,
        "body": body,
        "word": words[body],
        "bodies": words.items(),
        "planned": queries.planned(code, body=body),
        "copy": copy,
        "needed": needed,
        "earliest": earliest,
        "form_word": rules.form_zh(queries.form_of(unit, body=body, on=now.date()), law),
        "nav_current": "register",
    }
    return render(request, "assemblies/plan.html", page)


@access.staff
def detail(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """One meeting: its numbers, how it compares with the clauses, its versions and papers."""
    meeting, unit = meeting_for(request, meeting_id)
    held = meeting.state == "held"
    given, shown = queries.given_of(meeting), queries.posted(meeting)
    law = catalogue.law(unit=unit, on=meeting.day)
    page = {
        "meeting": meeting,
        "unit": unit,
        "word": rules.body_words(unit.kind)[meeting.body],
        "words": rules.body_words(unit.kind),
        "heard": "、".join(queries.reports_zh(meeting)) if held else "",
        "delegates": meeting.body == rules.REPRESENTATIVES and bool(law.asked("representatives.delegation")),
        "form_word": rules.form_zh(meeting.form, law),
        **clauses_of(law),
        "items": queries.told(meeting),
        "why_none": queries.why_none(meeting) if held else "",
        "decided": bool(queries.decided(meeting)),
        "may_post": held and not queries.why_none(meeting) and (bool(queries.decided(meeting)) or not meeting.items.exists()),
        "posted": shown,
        "correction": queries.correction_of(meeting, shown),
        "stale": queries.stale(meeting, shown),
        "taken_down": queries.taken_down_zh(meeting),
        "sessions": meeting.sessions.all(),
        "papers": meeting.papers.all(),
        "reads_words": reading.reads_words(),
        "given": mandate_lines((given,)) if given else [],
        "mandates": _mandates(meeting, unit),
        "aloud": papers.aloud_of(meeting, unit),
        "versions": queries.versions(meeting),
        "verdict": queries.shown(queries.verdict_of(meeting, unit), queries.composition(meeting, unit))
        if held
        else None,
        "may_write": access.may_write(access.account_of(request), unit.code),
        "notice_form": _notice_form(request, meeting),
        "near": _too_near(meeting, unit, today=instant(request).date()),
        "rehearsal": _rehearsal(request, meeting, unit) if meeting.state == "planned" else None,
        "nav_current": "register",
    }
    return render(request, "assemblies/detail.html", page)


def _too_near(meeting: Meeting, unit: Unit, *, today: date) -> str:
    """What stands against the day of a planned meeting that is still to come: told already, or told today."""
    if meeting.state != "planned" or meeting.planned_on < today:
        return ""
    law = catalogue.law(unit=unit, on=meeting.planned_on)
    return rules.too_near(meeting.body, day=meeting.planned_on, told_on=meeting.notice_on or today, law=law)


def _rehearsal(request: HttpRequest, meeting: Meeting, unit: Unit) -> dict[str, object]:
    """Asked in the address and kept nowhere: who said they would come is nobody's record."""
    sitting, source = queries.planned_sitting(meeting, unit)
    routes = rules.routes(sitting)
    form = forms.RehearsalForm(request.GET if "coming" in request.GET else None, homes=len(routes) > 1)
    if asked := form.is_bound and form.is_valid():
        coming, homes = (form.cleaned_data.get(name) or 0 for name in ("coming", "homes"))
        numbers = replace(sitting.numbers, present=coming, households_present=homes)
        routes = rules.routes(replace(sitting, numbers=numbers))
    told = {"routes": routes, "sentence": rules.sentence(routes), "not_ours": rules.not_ours(sitting)}
    return {**told, "source": source, "form": form, "asked": asked}


def _mandates(meeting: Meeting, unit: Unit) -> list[dict[str, object]]:
    if meeting.body != rules.REPRESENTATIVES:
        return []
    return mandate_lines(queries.mandates(unit.code, on=meeting.day))


def _notice_form(request: HttpRequest, meeting: Meeting) -> forms.NoticeForm:
    before = queries.last(meeting.unit_code, body=meeting.body)
    channel = meeting.channel or (before.channel if before else "")
    return forms.NoticeForm(
        initial={"notice_on": meeting.notice_on or instant(request).date(), "channel": channel or "board"}
    )


@require_POST
@access.staff
def notice(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Mark the notice as given."""
    meeting, _ = meeting_for(request, meeting_id, write=True)
    form = forms.NoticeForm(request.POST)
    return tapped(
        request, form, lambda: actions.give_notice(meeting, **form.cleaned_data, **pages.said_by(request)),
        back=reverse("assemblies:detail", args=[meeting.id]), said="已记下告知日期和方式。", wrong="告知日期要写成年-月-日，并选一种告知方式。",
    )  # fmt: skip


@access.staff
def sheet(request: HttpRequest, meeting_id: uuid.UUID, sheet: str) -> HttpResponse:
    """A paper to print: notice, sign-in, minutes, resolution; the notice offers to be marked as given."""
    meeting, unit = meeting_for(request, meeting_id)
    if sheet not in papers.SHEETS:
        raise Http404
    if why := papers.refused(meeting, sheet):
        messages.error(request, why)
        return redirect("assemblies:detail", meeting.id)
    offers = (
        sheet == "notice"
        and meeting.state == "planned"
        and access.may_write(access.account_of(request), unit.code)
    )
    page = {
        "paper": papers.made(request, meeting, unit, sheet),
        "meeting": meeting,
        "notice_form": _notice_form(request, meeting) if offers else None,
        "paper_room": "assemblies",
        "paper_name": f"{meeting.id}/{sheet}",
        "back_url": reverse("assemblies:detail", args=[meeting.id]),
    }
    return render(request, "assemblies/print.html", page)


@access.staff
def posting(request: HttpRequest, code: str) -> HttpResponse:
    """Meetings whose decisions wait to be shown."""
    unit = unit_for(request, code, write=True)
    words = rules.body_words(unit.kind)
    rows = [(one, words[one.body]) for one in queries.unposted(code)]
    fallen = [(one, words[one.body]) for one in queries.to_take_down(code)]
    within = catalogue.law(unit=unit, on=instant(request).date()).first("disclosure.major_days")
    page = {"unit": unit, "rows": rows, "fallen": fallen, "within": within, "nav_current": "register"}
    return render(request, "assemblies/posting.html", page)


@access.staff
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """In which form a community holds its residents' assembly, with the base that follows."""
    unit = unit_for(request, code, write=True)
    if unit.kind != "community":
        raise Http404
    today = instant(request).date()
    now = queries.form_of(unit, body=rules.ASSEMBLY, on=today)
    chosen, roll = queries.choice_on(code, on=today), queries.roll_on(code, on=today)
    begin = {"form": now, "from_on": today, "base": chosen.base if chosen else None}
    law = catalogue.law(unit=unit, on=today)
    form = forms.ChoiceForm(request.POST or None, initial=begin, law=law)
    if pages.done(
        request, form,
        lambda: actions.choose_form(unit, by=request.user.get_username(), now=instant(request), **{"base": None, **form.cleaned_data}),
    ):  # fmt: skip
        messages.success(request, "已记下；这一天以前的会议不变。")
        return redirect("assemblies:choose", code)
    past = [
        (one, rules.form_zh(one.form, catalogue.law(unit=unit, on=one.from_on)) or one.form) for one in queries.choices_of(code)
    ]
    page = {
        "unit": unit,
        "form": form,
        "word": rules.form_zh(now, law),
        "needed": [(rules.form_zh(one, law), rules.threshold(rules.ASSEMBLY, law=law, route=one)) for one in rules.forms(law)],
        "base": queries.base_of(unit, body=rules.ASSEMBLY, form=now, on=today),
        "roll": roll,
        "span": rules.group_base(roll.groups, law=law) if roll and roll.groups else None,
        "past": past,
        "nav_current": "register",
    }
    return render(request, "assemblies/choose.html", page)
