"""Pages to look at: the list of a year, one session, what waits, papers."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju.activities.consultation import forms, papers, queries, rules
from cunju.activities.consultation.access import instant, may_lead, session_for, unit_for
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.models import Session
from cunju.activities.consultation.queries import ANSWERED
from cunju.activities.consultation.steps import STEPS
from cunju.org import access
from cunju.records import access as lines
from cunju.records import alone
from cunju.records.models import LIVE

PAGE = 30
WORDS = {ANSWERED: "答复意见"} | {name: one.label for name, one in STEPS.items()}


@access.staff
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The sessions of a unit by year, with how many count in each quarter."""
    unit = unit_for(request, code)
    today = instant(request).date()
    known = queries.years(code)
    form = forms.FilterForm(request.GET or {"year": str(today.year)}, years=known, today=today)
    asked = form.cleaned_data.get("year") if form.is_valid() else ""
    year = int(asked) if asked else today.year
    page = Paginator(queries.sessions(code, year=year), PAGE).get_page(request.GET.get("page"))
    shown = {
        "unit": unit,
        "filter": form,
        "year": year,
        "page": page,
        "rows": [(one, [WORDS[name] for name in queries.owed(one)]) for one in page],
        "alone": alone.alone(code, ["consultation.session_held"], Session, year=year),
        "quarters": queries.quarters(code, year=year),
        "each": queries.law_of(code, on=access.today_of(request)).first("consultation.each"),
        "topics": queries.topics_of(code, year=year),
        "items": queries.items_of(code, year=year),
        "tea": queries.has_pilot(code[:9]),
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
    }
    return render(request, "consultation/register.html", shown)


@access.staff
def detail(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """One session: its chain, who took part, opinions and their fate, what waits, versions and papers."""
    session, unit = session_for(request, session_id)
    held = session.state == "held"
    people, touched = queries.here(session)
    account = access.account_of(request)
    may_write = access.may_write(account, unit.code)
    page = {
        "session": session,
        "unit": unit,
        "chain": queries.progress(session),
        "people": [(one, one.person.id in touched) for one in people],
        "opinions": session.opinions.all(),
        "steps": [
            (one, queries.said_step(one), STEPS[one.step].label, lines.may_change(BOOK, account, one))
            for one in session.steps.prefetch_related("pages")
        ],
        "papers": session.papers.all(),
        "versions": queries.versions(session),
        "verdict": queries.shown(queries.lines_of(session)) if held else None,
        "unheard": queries.unheard(
            unit, on=session.day, here=people, groups=session.others_groups, women=session.women
        )
        if held
        else "",
        "owed": _owed(request, session) if may_write else [],
        "tea_day": held and queries.has_pilot(unit.code[:9]) and rules.is_tea_day(session.day),
        "may_write": may_write,
        "may_evaluate": held and not any(one.step == rules.EVALUATED and one.state == LIVE for one in session.steps.all()),
        "tell_form": _tell_form(request, session),
        "nav_current": "register",
    }
    return render(request, "consultation/detail.html", page)


def _owed(request: HttpRequest, session: Session) -> list[tuple[str, str]]:
    names = queries.owed(session)
    if not may_lead(request):
        names = [one for one in names if one != rules.COORDINATED]
    return [(WORDS[name], step_page(session, name)) for name in names]


def step_page(session: Session, name: str) -> str:
    """The page on which a step is noted."""
    if name == ANSWERED:
        return reverse("consultation:answers", args=[session.pk])
    return reverse("consultation:step", args=[session.pk, name])


def _tell_form(request: HttpRequest, session: Session) -> forms.TellForm:
    begin = {"told_on": session.told_on or instant(request).date(), "told_by": session.told_by or "phone"}
    return forms.TellForm(initial=begin)


@access.staff
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """Sessions that wait for a step; the page a line of today leads to."""
    unit = unit_for(request, code, write=True)
    what = queries.asked_by(request.GET.get("duty", ""))
    rows = [
        (one, [(WORDS[name], step_page(one, name)) for name in names if not what or name == what])
        for one, names in queries.waiting(code, what=what)
    ]
    if not may_lead(request):
        town = WORDS[rules.COORDINATED]
        rows = [(one, [pair for pair in pairs if pair[0] != town]) for one, pairs in rows]
    rows = [(one, pairs) for one, pairs in rows if pairs]
    page = {"unit": unit, "rows": rows, "what": WORDS.get(what, ""), "nav_current": "register"}
    return render(request, "consultation/waiting.html", page)


@access.staff
def sheet(request: HttpRequest, session_id: uuid.UUID, sheet: str) -> HttpResponse:
    """A paper to print: notice to participants, page of the book, result for the board."""
    if sheet not in papers.SHEETS:
        raise Http404
    session, unit = session_for(request, session_id)
    offers = sheet == "notice" and session.state == "planned"
    offers = offers and access.may_write(access.account_of(request), unit.code)
    page = {
        "paper": papers.made(request, session, unit, sheet),
        "paper_room": "consultation",
        "paper_name": f"{session.pk}/{sheet}",
        "session": session,
        "tell_form": _tell_form(request, session) if offers else None,
        "back_url": reverse("consultation:detail", args=[session.pk]),
    }
    return render(request, "consultation/print.html", page)
