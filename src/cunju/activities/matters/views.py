"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.matters import access, actions, forms, papers, queries, rules
from cunju.activities.matters.actions.filling import FILLING
from cunju.activities.matters.book import BOOK, notes_of, open_for
from cunju.activities.matters.facts import SESSION
from cunju.activities.matters.models import Entry
from cunju.archive.pdfs import tell
from cunju.kernel.days import year_span
from cunju.kernel.refusals import Refusal
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import alone, pages, printing, reading
from cunju.records import backentry as filled
from cunju.records import forms as lines
from cunju.records.book import Book
from cunju.records.models import LIVE
from cunju.records.steps import Note

PAGE = 30


def _book(unit: Unit, account: Account) -> Book:
    """The room as an account reads it: what waits is called by the words of its matter, where the account reads them."""
    known = {each.pk: one for one in queries.matters(unit.code) for each in one.lines}
    shown = access.readable(account, list({one.root.pk: one.root for one in known.values()}.values()))

    def brief(entry: Any, by: Account) -> str:
        root = known[entry.pk].root if entry.pk in known else entry
        return root.text if root.pk in shown else queries.CLOSED_WORDS if root.secret else ""

    return replace(BOOK, brief=brief)


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """What waits, what may be recorded, the year's matters as they stand."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    found = queries.matters(code, between=year_span(today.year))
    desk = _desk(unit, account, on=today)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    words = access.readable(account, [one.root for one in page])
    shown = {
        "unit": unit, "today": today, "may_write": access.may_write(account, "received"), **desk, "page": page,
        "rows": [(one, one.words if one.root.secret or one.root.pk in words else "") for one in page],
        "brought": len(queries.brought(code, on=today)) if account.role == roles.VILLAGE_CLERK else 0,
        "figures": rules.figures(one.standing for one in found), "alone": alone.of_book(BOOK, code, year=today.year),
        "nav_current": "register", "sheet_unit": unit.name,
        "papers": [(word, BOOK.url("paper", code, name)) for name, word in papers.NAMES.items()],
    }  # fmt: skip
    return render(request, "matters/home.html", shown)


def _desk(unit: Unit, account: Account, *, on: date) -> dict[str, list[pages.Line]]:
    """What waits; of what was closed long ago that nobody has asked."""
    book = _book(unit, account)
    found = book.waiting(unit)
    closed = [one for one in found if one.wait.step == "confirmed"]
    late = {book.next_url("confirmed", one.entry): word for one in closed if (word := rules.unasked(one.wait.since, on))}
    desk = {"own": pages.waiting_lines(book, unit, account, found=found), "rest": pages.others(book, unit, account, found=found)}
    return {
        name: [replace(one, by=f"{one.by}，{late[one.href]}") if one.href in late else one for one in lines] for name, lines in desk.items()
    }


@doors.staff
def town(request: HttpRequest, code: str) -> HttpResponse:
    """What units handed to a town, with receipt and return; how long matters take, of all units together."""
    place, account = access.town_for(request, code), doors.account_of(request)
    handed = queries.to_town(place, on=doors.today_of(request))
    words = access.readable(account, [one.root for one in handed])
    shown = {
        "unit": place, "today": doors.today_of(request), "nav_current": "register", "sheet_unit": place.name,
        "rows": [(one, one.root.text if one.root.pk in words else queries.CLOSED_WORDS if one.root.secret else "") for one in handed],
        "medians": queries.medians(place, on=doors.today_of(request)), "may_answer": account.role == roles.TOWN_OFFICER,
    }  # fmt: skip
    return render(request, "matters/town.html", shown)


@doors.staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Write down one matter; what may be the same stands beside it while it is typed, and before it is kept."""
    unit = access.to_write(request, code, "received")
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    begin |= lines.beginning(BOOK.steps["received"], reading.live(BOOK, code, step="received").first())
    return _matter(request, unit, forms.MatterForm(pages.data_of(request), request.FILES or None, initial=begin))


def _matter(request: HttpRequest, unit: Unit, form: forms.MatterForm) -> HttpResponse:
    form.of_kind(unit.kind)
    if request.GET.get("part") == "alike":
        return render(request, "matters/alike.html", {"alike": _alike(request, unit)})
    alike = _alike(request, unit) if request.method == "POST" else []
    told = set(request.POST.getlist("alike"))
    unseen = bool(alike) and not {str(one.root.pk) for one in alike} <= told

    def act() -> None:
        actions.receive(unit, form.matter(), **pages.acting(request, form))

    if not unseen and pages.done(request, form, act):
        messages.success(request, "已记下。")
        tell(request, form.cleaned_data.get("photos"))
        return redirect(BOOK.home, unit.code)
    shown = {"unit": unit, "form": form, "alike": alike, "held": unseen and form.is_valid(), "nav_current": "register"}
    return render(request, "matters/new.html", shown)


def _alike(request: HttpRequest, unit: Unit, but: Any = None) -> list[queries.Matter]:
    text, place = request.POST.get("text", ""), request.POST.get("place", "")
    return queries.alike(unit.code, text, place, on=doors.today_of(request), but=but)


@doors.staff
def walk(request: HttpRequest, code: str) -> HttpResponse:
    """Ten matters of one walk in one form; what walks brought back only needs a tick."""
    unit = access.to_write(request, code, "received")
    today = doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "on": today, "channel": request.GET.get("channel", "visit")}
    form = forms.WalkForm(pages.data_of(request), brought=queries.brought(code, on=today)[: forms.MOST], initial=begin)
    form.of_kind(unit.kind)
    made: list[Any] = []

    def act() -> None:
        made.extend(actions.receive_all(unit, form.matters(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request)))

    twice = form.twice(partial(queries.open_alike, code, today)) if request.method == "POST" else ""
    if (not twice or request.POST.get("twice") == twice) and pages.done(request, form, act):
        messages.success(request, f"已记下{len(made)}件。")
        return redirect(BOOK.home, code)
    return render(request, "matters/walk.html", {"unit": unit, "form": form, "twice": twice, "nav_current": "register"})


@doors.staff
def line(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Write one of the later steps."""
    unit, account = access.to_write(request, code, step), doors.account_of(request)
    uid = forms.id_of(request.GET.get("after", ""))
    parent = queries.find(uid) if uid else None
    if parent is not None and parent.unit_code == unit.code and not open_for(account, step, parent) and request.method == "GET":
        return redirect(BOOK.url("detail", parent.pk))
    kept = actions.hand(now=doors.now_of(request)).kept
    return pages.line(replace(_book(unit, account), page=_beside, kept=kept), request, code, step)


def _beside(request: HttpRequest, unit: Unit, step: Any, parent: Any) -> dict[str, Any]:
    """The matter a step belongs to, and what a consultation made of it."""
    if parent is None:
        return {}
    root = reading.root_of(parent)
    return {"matter": root, "sittings": queries.sittings(root, unit)}


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One matter from its first line on, with what may be done."""
    entry, unit = access.entry_for(request, entry_id)
    account, root = doors.account_of(request), reading.root_of(entry)
    chain = _in_order(root)
    book = _book(unit, account)
    ids = {one.pk for one in chain}
    here = [one for one in book.waiting(unit) if one.entry.pk in ids]
    following = [pages.to_line(book, one, account, unit) for one in here]
    may_read = access.may_read(account, root)
    stands = rules.standing(notes_of(root)) if root.state == LIVE else None
    shown = {
        "unit": unit, "root": root, "may_read": may_read, "next": [one for one in following if one.href], "today": doors.today_of(request),
        "more": book.more(request, unit, root, ()), "rows": [pages.row(book, account, one) for one in chain],
        "standing": stands, "size": BOOK.word("received", "size", stands.size if stands else root.said["size"]),
        "sittings": queries.sittings(root, unit), "consult": _consult(account, unit, root),
        "receipts": {one.pk for one in chain if _may_receipt(account, one)}, **_same(account, root, on=doors.today_of(request)),
        "nav_current": "register", "page_code": f"{BOOK.code}-{str(root.pk)[:8]}", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "matters/detail.html", shown)


def _same(account: Account, root: Any, *, on: date) -> dict[str, Any]:
    """What it was put together with; what may be the same, for who may say so."""
    first = root.same or root
    group = [one for one in (first, *first.others.all()) if one.pk != root.pk]
    may = account.role == roles.VILLAGE_CLERK and root.state == LIVE and not root.secret and not rules.standing(notes_of(root)).closed
    known = {root.pk, *(one.pk for one in group)}
    found = queries.alike(root.unit_code, root.text, root.place, on=on, but=root.pk) if may and root.same is None else []
    return {
        "group": group if access.may_read(account, root) else [], "apart": may and root.same is not None,
        "candidates": [one for one in found if one.root.pk not in known and not one.standing.closed],
    }  # fmt: skip


def _in_order(root: Any) -> list[Any]:
    """All lines of a matter, by day and as they follow each other."""
    known = {one.pk: one for one in reading.chain(root)}
    notes = [Note(one.pk, one.step, one.on, one.parent_id, one.said) for one in known.values()]
    return [known[one.id] for each in rules.chains(notes).values() for one in each]


def _consult(account: Account, unit: Unit, root: Any) -> str:
    """The page on which a consultation on this matter is arranged, whatever room has it; empty for who may not, or where it is closed."""
    page = ledger.record_page(SESSION, unit.code)
    return f"{page}?matter={root.fact}" if page and root.state == LIVE and account.role == roles.VILLAGE_CLERK else ""


def _may_receipt(account: Account, entry: Any) -> bool:
    """The town confirms that it has what was handed to it; of what went elsewhere the clerk notes it."""
    if entry.step != "referred" or entry.state != LIVE or entry.receipt_on:
        return False
    own = roles.TOWN_OFFICER if entry.said["to"] == rules.TOWN else roles.VILLAGE_CLERK
    return account.role == own


@doors.staff
def receipt(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """It is there."""
    entry, _ = access.entry_for(request, entry_id)
    if request.method != "POST":
        return redirect(BOOK.url("detail", entry.pk))
    if not _may_receipt(doors.account_of(request), entry):
        raise Http404
    return _done(request, entry, "已记下收到。", lambda: actions.receipt(entry, on=doors.today_of(request), **pages.said_by(request)))


def _done(request: HttpRequest, entry: Entry, words: str, act: Callable[[], object]) -> HttpResponse:
    """One press: done and said, or refused in words; either way back at the line."""
    try:
        act()
        messages.success(request, words)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(BOOK.url("detail", entry.pk))


@doors.staff
def together(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A person says that another matter is the same, or that it is another after all."""
    if request.method != "POST":
        return redirect(BOOK.url("detail", access.entry_for(request, entry_id)[0].pk))
    entry, _ = access.to_change(request, entry_id)
    uid = forms.id_of(request.POST.get("with", ""))
    other = access.to_change(request, uid)[0] if uid else None
    if other is None:
        return _done(request, entry, "已分开，各办各的。", lambda: actions.apart(entry, **pages.said_by(request)))
    return _done(request, entry, "已合并：一起办，两边的文字和时间都在。", lambda: actions.together(entry, other, **pages.said_by(request)))


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; a matter's first with its own form."""
    entry, unit = access.to_change(request, entry_id)
    if entry.step != "received":
        return pages.edit(BOOK, request, entry_id)
    begin = {**lines.begin(BOOK.steps["received"], entry.said), **pages.beginning(entry), **forms.begun(entry)}
    form = forms.MatterForm(pages.data_of(request), request.FILES or None, correcting=True, initial=begin)
    return pages.mended(
        replace(BOOK, templates=BOOK.templates | {"line"}), request, entry, unit, form,
        lambda: actions.correct(entry, form.matter(), **pages.acting(request, form)),
    )  # fmt: skip


@doors.staff
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """What waits on a unit's matters."""
    unit = access.unit_for(request, code)
    return pages.waiting(_book(unit, doors.account_of(request)), request, code)


@doors.staff
def paper(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """One of the unit's papers."""
    return _print(request, f"{name}/{code}", BOOK.url("home", code))


@doors.staff
def sheet(request: HttpRequest, entry_id: uuid.UUID, name: str) -> HttpResponse:
    """The slip of a matter, or the sheet that goes along with one handed on."""
    return _print(request, f"{name}/{entry_id}", BOOK.url("detail", entry_id))


def _print(request: HttpRequest, called: str, back: str) -> HttpResponse:
    return printing.printed(BOOK, request, papers.opened(request, called), called, back)


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """The matters of the years before, from Excel."""
    return filled.page(request, access.to_write(request, code, "received"), FILLING)
