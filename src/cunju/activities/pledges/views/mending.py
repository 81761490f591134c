"""Pages of corrections: a sheet, a plan, a demand, a review, what became of an item; any other line as the shelf has it."""

import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from cunju.activities.pledges import access, actions, forms, queries, rules
from cunju.activities.pledges.facts import MEETING, PROOFS
from cunju.activities.pledges.models import Entry
from cunju.activities.pledges.views.looking import SHOWN
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import pages
from cunju.ui.forms import Form

PAGE = re.compile(r"第(.+)页$")


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; the earlier version stays in the ledger."""
    entry, unit = access.to_change(request, entry_id)
    own = {"pledge": _sheet, "kept": _kept, "plan": _plan, "demand": _demand, "review": _review}.get(entry.step)
    return own(request, entry, unit) if own else pages.edit(SHOWN, request, entry_id)


def _mended(request: HttpRequest, entry: Entry, unit: Unit, form: Form, act: Callable[..., Any]) -> HttpResponse:
    """The page of a correction; ``act`` takes why, which version was seen, and who acts."""

    def acted() -> None:
        data = form.cleaned_data
        act(reason=data["reason"], seen=data.get("seen"), fact_id=data["fact_id"], **pages.said_by(request))

    return pages.mended(SHOWN, request, entry, unit, form, acted)


def _sheet(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    people = queries.members(unit.code, on=entry.on)
    have = queries.before(unit.code, on=entry.on, but=entry)
    typed = {f"text-{one.person}": "" for one in people}
    for item in entry.items.all():
        typed[f"text-{item.person}"] = f"{typed.get(f'text-{item.person}', '')}\n{item.text}".strip()
    people = [one for one in people if one.person not in have]
    begin = {**typed, **pages.beginning(entry)}
    form = forms.MendForm(pages.data_of(request), request.FILES or None, people=people, initial=begin)

    def act(**how: Any) -> None:
        actions.mend(entry, form.texts(), uploads=form.cleaned_data.get("photos") or (), **how)

    return _mended(request, entry, unit, form, act)


def _chosen(entry: Entry, *kinds: str) -> ledger.Answer:
    """The record a line rests on, else the paper it names."""
    found = actions.bases(entry, *kinds)
    page = PAGE.search(entry.text)
    return ledger.Answer(found[0]) if found else ledger.Answer(None, entry.on, page[1] if page else "")


def _kept(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    assert entry.item is not None
    shown = next(iter(actions.bases(entry, *PROOFS)), None)
    how = next((one for one in rules.HOW if one != "done" and entry.said.get(one)), "done")
    begin = {**pages.beginning(entry), "how": how, "proof": ledger.Answer(shown) if shown else None}
    between: tuple[date, date] = (entry.item.entry.on, doors.today_of(request))
    form = forms.KeptForm(pages.data_of(request), unit_code=unit.code, between=between, also=shown, mending=True, initial=begin)
    return _mended(request, entry, unit, form, lambda **how: actions.mend_kept(entry, **form.told(), **how))


def _plan(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    judged = list(entry.judged.all())
    begin = {
        **pages.beginning(entry), "review_on": entry.said["review_on"], "chair": entry.chair, "written": entry.said.get("written"),
        "posted": entry.said.get("posted"), "four": entry.four, "people": [str(one.person) for one in judged if one.person],
        "hired": "\n".join(one.name for one in judged if one.hired),
    }  # fmt: skip
    people = queries.members(unit.code, on=entry.on)
    form = forms.PlanForm(pages.data_of(request), people=people, mending=True, initial=begin)
    return _mended(request, entry, unit, form, lambda **how: actions.mend_plan(entry, form.told(), **how))


def _demand(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    book = replace(SHOWN, said=lambda told, step, parent: actions.demanded(unit, told))
    return pages.edit(book, request, entry.pk)


def _review(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    chosen, said = _chosen(entry, MEETING), entry.said
    begin = {
        **pages.beginning(entry), "meeting": chosen, "chair": said["chaired_by"], "issued": said["issued"], "ballots": said["ballots"],
        "valid": said["valid"] if said["valid"] != said["ballots"] else None, "reported": said.get("reported"), "body": said["body"],
    }  # fmt: skip
    judged = list(entry.judged.all())
    for one in judged:
        begin |= {f"{rules.BASIC}-{one.key}": one.basic, f"{rules.INCOMPETENT}-{one.key}": one.incompetent, f"grade-{one.key}": one.grade}
        begin[f"{rules.EXCELLENT}-{one.key}"] = one.excellent or 0
    form = forms.ReviewForm(
        pages.data_of(request), request.FILES or None, unit_code=unit.code, people=judged, four=entry.four, also=chosen.fact_id, mending=True,
        initial=begin,
    )  # fmt: skip

    def act(**how: Any) -> None:
        actions.mend_review(entry, form.told(), uploads=form.cleaned_data.get("photos") or (), **how)

    return _mended(request, entry, unit, form, act)
