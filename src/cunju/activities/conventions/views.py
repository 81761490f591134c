"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.activities.conventions import access, actions, forms, papers, queries
from cunju.activities.conventions.actions import filling
from cunju.activities.conventions.book import BOOK, called, step_of
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.rules import life
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import alone, pages
from cunju.records import backentry as filled
from cunju.records.listing import listed

FILLING = filled.Filling(
    key="conventions:fill", title="从Excel补录章程和公约", word="章程和公约台账", notes=filling.NOTES, back="conventions:home",
    blank=filling.blank, needed=filling.NEEDED, rows=filling.rows_of,
)  # fmt: skip


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's texts as they stand, what waits, what is recorded."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    shown = {
        "unit": unit, "today": today, "texts": queries.standing(unit, on=today), "may_write": access.may_write(account, "adopted"),
        **pages.desk(BOOK, unit, account),
        "rows": listed(BOOK, unit, queries.entries(code).exclude(step="c_force")[:40]), "alone": alone.of_book(BOOK, code),
        "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "conventions/home.html", shown)


@doors.staff
def put(request: HttpRequest, code: str, subject: str) -> HttpResponse:
    """Put a text in, once: pasted or from Word."""
    unit = access.to_write(request, code, subject, step=step_of(subject, "adopted"))
    form = forms.TextForm(pages.data_of(request), request.FILES or None)
    made: list[Version] = []
    if pages.done(
        request,
        form,
        lambda: made.append(actions.put(unit, subject, form.cleaned_data["body"], **pages.said_by(request))),
    ):
        messages.success(request, "文本已存下。")
        return redirect("conventions:text", made[0].pk)
    return render(
        request,
        "conventions/put.html",
        {"unit": unit, "form": form, "word": called(subject), "nav_current": "register"},
    )


@doors.staff
def text(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """A text by clause with what the reading found; here the town answers."""
    one, unit = access.version_for(request, version_id)
    account, today, voted = doors.account_of(request), doors.today_of(request), queries.adoption(one)
    answering = access.may_answer(account) and one.sent_on is not None and voted is None and not one.answer
    form = (
        forms.AnswerForm(pages.data_of(request), initial={"fact_id": identity.new_id()})
        if answering
        else None
    )
    if form is not None:
        form.of_kind(unit.kind)
        if pages.done(request, form, lambda: _answered(request, unit, one, form)):
            messages.success(request, f"意见已回给{unit.name}。")
            return redirect("conventions:text", one.pk)
    on = voted.on if voted else today
    shown = {
        "unit": unit, "one": one, "word": called(one.subject), "reading": queries.read(one, unit, on=on), "voted": voted, "form": form,
        "chain": queries.chain(unit, one.subject, one), "may_write": access.may_write(account, "adopted"), "nothing": catalogue.NOTHING,
        "standing": life.label(voted.said) if voted else "草案", "nav_current": "register", "sheet_unit": unit.name,
        "page_code": f"GY-{unit.code[6:]}-{one.number}", "answering": answering, "papers": papers.offered(one),
    }  # fmt: skip
    return render(request, "conventions/text.html", shown)


def _answered(request: HttpRequest, unit: Unit, one: Version, form: forms.AnswerForm) -> Any:
    settled = {name[2:]: str(value) for name, value in request.POST.items() if name.startswith("d-")}
    data = form.cleaned_data
    return actions.answer(
        unit, one, text=data["text"], settled=settled, fact_id=data["fact_id"], **pages.said_by(request)
    )


@doors.staff
def paper(request: HttpRequest, version_id: uuid.UUID, kind: str) -> HttpResponse:
    """A paper of a text to print."""
    name = f"{version_id}/{kind}"
    back = reverse("conventions:text", args=[version_id])
    shown = {
        "paper": papers.opened(request, name),
        "back_url": back,
        "paper_room": "conventions",
        "paper_name": name,
    }
    return render(request, "ui/print.html", shown)


@require_POST
@doors.staff
def send(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """Put a draft before the town."""
    one, _ = access.version_to(request, version_id, step="adopted")
    actions.send(one, now=doors.now_of(request))
    messages.success(request, "已送镇（街道）看。")
    return redirect("conventions:text", one.pk)


@doors.staff
def adopt(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """Record the vote on a text: the meeting's card says the rest."""
    one, unit = access.version_to(request, version_id, step="adopted")
    today = doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "body": life.ASSEMBLY}
    form = forms.VoteForm(
        pages.data_of(request), request.FILES or None, unit=unit, subject=one.subject, on=today, initial=begin
    )
    form.of_kind(unit.kind)
    made: list[Entry] = []
    if pages.done(
        request,
        form,
        lambda: made.append(actions.adopt(unit, one, form.vote(), **pages.acting(request, form))),
    ):
        _told(request, made[0])
        return redirect("conventions:home", unit.code)
    return render(request, "conventions/vote.html", {**_about(unit, one), "form": form})


def _told(request: HttpRequest, entry: Entry) -> None:
    if entry.said.get("lawful") is False:
        messages.warning(request, f"已记下表决。{entry.text}。")
    else:
        messages.success(request, "已记下表决，接着报备案。")


def _about(unit: Unit, one: Version) -> dict[str, Any]:
    law = catalogue.law(unit=unit, on=one.made_on)
    return {
        "unit": unit, "one": one, "word": called(one.subject), "party": queries.party(one), "by": law.first(life.ADOPTED_BY),
        "nav_current": "register",
    }  # fmt: skip


@doors.staff
def opinions(request: HttpRequest, code: str, subject: str) -> HttpResponse:
    """What the households said of a text to come."""
    access.to_write(request, code, subject, step="opinions")
    book = replace(BOOK, said=lambda told, step, parent: {**told.said, "subject": subject})
    return pages.line(book, request, code, "opinions")


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; a vote by its own form. What it says of its text stays."""
    entry, unit = access.to_change(request, entry_id)
    if entry.version is not None and entry.step in ("adopted", "c_adopted"):
        return _mend_vote(request, entry, unit)
    kept = {name: entry.said[name] for name in ("subject", "digest") if name in entry.said}
    book = replace(BOOK, said=lambda told, step, parent: {**kept, **told.said})
    return pages.edit(book, request, entry_id)


def _mend_vote(request: HttpRequest, entry: Entry, unit: Unit) -> HttpResponse:
    one = entry.version
    assert one is not None
    base = next(iter(ledger.chain(entry.fact)[-1].rests_on), None)
    chosen = ledger.Answer(uuid.UUID(str(base))) if base else ledger.Answer(None, entry.on)
    begin = pages.beginning(entry) | {
        "meeting": chosen, "body": entry.said.get("body", life.ASSEMBLY), "party": entry.said.get("party_clause", False),
    }  # fmt: skip
    form = forms.VoteForm(
        pages.data_of(request), request.FILES or None, unit=unit, subject=one.subject, on=entry.on, correcting=True, also=chosen.fact_id,
        initial=begin,
    )  # fmt: skip

    def act() -> None:
        data = form.cleaned_data
        told = {"reason": data["reason"], "seen": data.get("seen")}
        actions.correct_vote(unit, entry, form.vote(), **told, **pages.acting(request, form))

    return pages.mended(BOOK, request, entry, unit, form, act)


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """Texts of the years before, from Excel."""
    return filled.page(request, access.to_fill(request, code), FILLING)
