"""The register, one matter, its sheets, the list of what is a major matter."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju import catalogue
from cunju.activities.decisions import papers, queries, rules
from cunju.activities.decisions.access import instant, matter_for, unit_for
from cunju.org import access

PAGE = 30


@access.staff
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The major matters of a unit with what each waits for, and decided items that are no matter yet."""
    unit = unit_for(request, code)
    page = Paginator(queries.matters(code), PAGE).get_page(request.GET.get("page"))
    steps = queries.steps_of_all(list(page))
    waits = {one.pk: queries.missing(one, steps[one.pk]) for one in page}
    rows = [(one, [rules.STEPS[each] for each in waits[one.pk][:1]], len(waits[one.pk])) for one in page]
    may_write = access.may_write(access.account_of(request), code)
    offered = [(card, name, rules.CLASSES[name]) for card, name in queries.unmatched(code)] if may_write else []
    shown = {"unit": unit, "page": page, "rows": rows, "offered": offered, "may_write": may_write, "nav_current": "register"}
    return render(request, "decisions/register.html", shown)


@access.staff
def detail(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """One matter with its six steps, its money, how it stands and its papers."""
    found, unit = matter_for(request, matter_id)
    matter = queries.matters(unit.code).get(pk=found.pk)
    steps = queries.steps_of(matter)
    waits = queries.missing(matter, steps)
    page = {
        "matter": matter,
        "unit": unit,
        "chain": queries.progress(matter, steps),
        "steps": [(one, queries.counts(one, matter)) for one in steps],
        "gone": [one for one in matter.steps.all() if one.void],
        "spending": matter.spending.all(),
        "changes": matter.changes.all(),
        "waits": [(number, rules.STEPS[number]) for number in waits] if matter.state != "void" else [],
        "closed": queries.is_closed(matter, steps),
        "sheets": [(f"s{number}", name) for number, name in rules.STEPS.items()],
        "verdict": queries.shown(queries.case(matter, steps=steps)) if matter.state != "void" else None,
        "may_write": access.may_write(access.account_of(request), unit.code) and matter.state != "void",
        "nav_current": "register",
    }
    return render(request, "decisions/detail.html", page)


@access.staff
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What counts as a major matter here: by law and regulation, and by the unit's own list."""
    unit = unit_for(request, code)
    law = queries.law_of(code)(on=instant(request).date())
    page = {
        "unit": unit,
        "law": queries.by_law(law),
        "nothing": catalogue.NOTHING,
        "owners": law.first("matter.owners"),
        "own": queries.listed(code),
        "may_write": access.may_write(access.account_of(request), code),
        "nav_current": "register",
    }
    return render(request, "decisions/listed.html", page)


@access.staff
def sheet(request: HttpRequest, matter_id: uuid.UUID, sheet: str) -> HttpResponse:
    """One of the six sheets, to print."""
    matter, unit = matter_for(request, matter_id)
    if sheet not in papers.SHEETS:
        raise Http404
    page = {
        "paper": papers.sheet(matter, unit, number=papers.SHEETS[sheet]),
        "paper_room": "decisions",
        "paper_name": f"{matter.pk}/{sheet}",
        "back_url": reverse("decisions:detail", args=[matter.pk]),
    }
    return render(request, "ui/print.html", page)
