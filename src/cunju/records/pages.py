"""The pages of a room's lines: write one, correct, void, confirm, look at a chain, see what waits. Any may be a room's own."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.archive.pdfs import tell
from cunju.catalogue import load
from cunju.kernel.days import short_day
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import access as doors
from cunju.org import kept, roles, signing
from cunju.org.models import Account, Unit
from cunju.records import access, copying, forms, reading, steps, writing
from cunju.records.book import Book, Waiting, as_id
from cunju.records.models import LIVE, Entry
from cunju.ui.forms import Form, refused


def data_of(request: HttpRequest) -> Any:
    """What a form is filled with: what was sent, or what was kept of a session that ended."""
    return request.POST if request.method == "POST" else kept.initial(request)


def done(request: HttpRequest, form: Form, act: Callable[[], Any]) -> bool:
    """Whether a form that was sent is right and its act went through; a refusal stands beside its field, nothing is lost."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        refused(form, refusal)
        return False
    return True


def asked(
    request: HttpRequest, unit: Unit, home: str, form: Form, act: Callable[[], Any], *, heading: str, submit: str = "记下", **shown: Any
) -> HttpResponse:
    """The page of a form with a heading (``records/form.html``): once its act went through, back to ``home``."""
    if done(request, form, act):
        return redirect(home, unit.code)
    told = {"unit": unit, "home": home, "form": form, "heading": heading, "submit": submit, "nav_current": "register"}
    return render(request, "records/form.html", {**told, **shown})


def line(book: Book, request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Write one line; ``after`` names the line it follows."""
    unit = access.to_write(book, request, code, step)
    account, asked = doors.account_of(request), book.steps[step]
    parent = _parent(book, request, unit, step)
    if parent is None and not asked.begins:
        return redirect(f"{book.url('waiting', code)}?step={step}")
    offered = book.offered(account, step)
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    last = reading.live(book, code, step=step).first()
    copy = copying.line(request, asked, last)
    begin |= forms.beginning(asked, last) | (copy.begin(copying.said(asked, last)) if copy else {})
    begin |= {name: values[0] for name, values in offered.items() if len(values) == 1} | book.begin(unit, asked, parent)
    form = forms.LineForm(data_of(request), request.FILES or None, book=book, step=asked, offered=offered, initial=begin)
    if asked.recurs and last:
        copying.mark(request, form, copying.said(asked, last), last.on)
    form.of_kind(unit.kind)
    if done(request, form, lambda: _written(book, request, unit, form, parent)):
        return redirect(book.home, code)
    proxy = access.is_proxy(book, account, step, {one.fills: one.start for one in asked.asks})
    shown = {
        "unit": unit, "book": book, "step": asked, "form": form, "parent": parent, "proxy": proxy,
        "parent_label": book.step(parent).label if parent else "", "nav_current": "register", "copy": copy,
    }  # fmt: skip
    return render(request, book.template("line"), {**shown, "home": book.home, **book.page(request, unit, asked, parent)})


def _parent(book: Book, request: HttpRequest, unit: Unit, step: str) -> Any:
    given = request.GET.get("after", "")
    if not given:
        return None
    uid = as_id(given)
    found = reading.find(book, uid) if uid else None
    if found is None or found.unit_code != unit.code or found.step not in book.steps[step].follows:
        raise Http404
    if not book.may(doors.account_of(request), step, found):
        raise Http404
    return found


def _written(book: Book, request: HttpRequest, unit: Unit, form: forms.LineForm, parent: Any) -> None:
    told, step = form.told(), form.step.name
    proxy = access.is_proxy(book, doors.account_of(request), step, told.said)
    entry = writing.write(book, unit, told, step=step, parent=parent, proxy=proxy, **acting(request, form))
    written(book, request, unit, entry)
    tell(request, form.cleaned_data.get("photos"))


def written(book: Book, request: HttpRequest, unit: Unit, entry: Entry) -> None:
    """Say that a line is written, and what it leaves open."""
    label = book.step(entry).label
    messages.success(request, f"已代录“{label}”，等监督委员会成员确认。" if entry.proxy else f"已记下“{label}”。")
    for left in book.after(unit, entry):
        messages.warning(request, left)


def edit(book: Book, request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; the earlier version stays in the ledger."""
    entry, unit = access.to_change(book, request, entry_id)
    step = book.step(entry)
    form = forms.LineForm(
        data_of(request), request.FILES or None, book=book, step=step, correcting=True,
        offered=book.offered(doors.account_of(request), entry.step), initial={**forms.begin(step, entry.said), **beginning(entry)},
    )  # fmt: skip
    return mended(book, request, entry, unit, form, lambda: writing.correct(book, entry, form.told(), **acting(request, form)))


def beginning(entry: Entry) -> dict[str, Any]:
    """What the form of a correction begins with: the line as it stands, and which version that is."""
    seen = ledger.standing_id(entry.fact)
    return {"text": entry.text, "who": entry.who, "on": entry.on, "fact_id": identity.new_id(), "seen": seen}


def said_by(request: HttpRequest) -> dict[str, Any]:
    """By whom and when, as actions take it."""
    return {"by": doors.account_of(request).username, "now": doors.now_of(request)}


def acting(request: HttpRequest, form: Form) -> dict[str, Any]:
    """By whom, when, under which id, with which pages: what every act of a form takes beside what was told."""
    data = form.cleaned_data
    return {**said_by(request), "fact_id": data["fact_id"], "uploads": data.get("photos") or ()}


def mended(
    book: Book, request: HttpRequest, entry: Entry, unit: Unit, form: Form, act: Callable[[], Any]
) -> HttpResponse:
    """The page of a correction with its form: once right, back to the chain; else the form as typed."""
    form.of_kind(unit.kind)
    if done(request, form, act):
        tell(request, form.cleaned_data.get("photos") or ())
        messages.success(request, "已更正；原来的记录在总账里还能看到。")
        return redirect(book.url("detail", entry.pk))
    shown = {"unit": unit, "book": book, "home": book.home, "step": book.step(entry), "form": form, "entry": entry}
    return render(request, book.template("line"), {**shown, "nav_current": "register"})


def void(book: Book, request: HttpRequest, entry_id: uuid.UUID, *, act: Callable[..., Any] | None = None) -> HttpResponse:
    """Say that a line was never so; ``act``: the room's own verb, where more follows from it."""
    entry, unit = access.to_change(book, request, entry_id)
    form = forms.VoidForm(data_of(request))
    reason, verb = form.data.get("reason", ""), act or partial(writing.void, book)
    if done(request, form, lambda: verb(entry, reason=reason, **said_by(request))):
        messages.success(request, "已作废；原来的记录在总账里还能看到。")
        return redirect(book.home, unit.code)
    label = book.step(entry).label
    shown = {
        "unit": unit, "entry": entry, "form": form, "title": f"作废这条“{label}”？", "submit": "作废", "nav_current": "register",
        "sentence": "作废表示这件事没有发生过；接着它的记录也不再计算，原文还能看到。", "cancel": book.url("detail", entry.pk),
    }  # fmt: skip
    return render(request, "records/confirm.html", shown)


def confirm(book: Book, request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """A member confirms a line written by proxy."""
    entry, unit = access.to_confirm(book, request, entry_id)
    try:
        writing.confirm(book, entry, **said_by(request))
        messages.success(request, f"已确认“{book.step(entry).label}”。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(book.home, unit.code)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chain as its page shows it; addresses are empty for who may not."""

    entry: Any
    label: str
    who: str
    words: list[tuple[str, str]]
    edit: str = ""
    void: str = ""
    hand: str = ""


def row(book: Book, account: Account, entry: Any, *, hand: str = "") -> Row:
    """A line as a page shows it to an account; ``hand`` wrote it."""
    step, words = book.step(entry), [*book.words(entry), *book.noted(entry)]
    ways = (book.url("edit", entry.pk), book.url("void", entry.pk)) if access.may_change(book, account, entry) else ()
    edit, void = ways or ("", "")
    return Row(entry, step.label, step.who, words, edit, void, f"{hand}代录" if hand and entry.proxy else hand)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits, as a line of a page; ``href`` is empty for who only reads."""

    verb: str
    object: str
    by: str
    href: str
    go: str
    due: date | None


def waiting_lines(
    book: Book, unit: Unit, account: Account, *, step: str = "", found: Sequence[Waiting] | None = None
) -> list[Line]:
    """What waits for the account's own hand."""
    owners = book.owed.get(account.role, ())
    found = [one for one in (book.waiting(unit) if found is None else found) if one.wait.owner in owners] if owners else []
    if account.role in roles.WRITERS and not step:
        # What the committee owes it writes itself; clerk and town only what is theirs, the rest stands below.
        found = [one for one in found if one.wait.owner != "supervisory"]
    return [to_line(book, one, account, unit) for one in found if not step or one.wait.step == step]


def desk(book: Book, unit: Unit, account: Account) -> dict[str, list[Line]]:
    """What waits on a unit's first page, read once: ``own`` for the account's own hand, ``rest`` for others."""
    found = book.waiting(unit)
    return {"own": waiting_lines(book, unit, account, found=found), "rest": others(book, unit, account, found=found)}


def others(book: Book, unit: Unit, account: Account, *, found: Sequence[Waiting] | None = None) -> list[Line]:
    """What waits for others, to read; clerk and town may write the committee's part from the signed page."""
    own = [one for one in book.owed.get(account.role, ()) if account.role not in roles.WRITERS or one != "supervisory"]
    return [to_line(book, one, account, unit) for one in (book.waiting(unit) if found is None else found) if one.wait.owner not in own]


def to_line(book: Book, one: Waiting, account: Account, unit: Unit) -> Line:
    """What waits, in words: what to do, on which line, whose it is, since when, by which clause."""
    entry, wait = one.entry, one.wait
    head, said = book.step(entry).label, book.brief(entry, account)
    text = said[:40] + ("…" if len(said) > 40 else "")
    since = f"{short_day(wait.since)}{head}"
    by = "，".join(filter(None, (f"由{of_kind(book.owners[wait.owner], unit.kind)}办", since, wait.cite)))
    if wait.step == steps.CONFIRM:
        href = book.url("detail", entry.pk) if account.role == roles.SUPERVISORY_MEMBER else ""
        return Line("确认", f"代录的{head}：{text}", by, href, "去看看", None)
    step = book.steps[wait.step]
    may = access.may_write(book, account, wait.step, entry) and not (
        wait.owner == "unit" and account.role == roles.SUPERVISORY_MEMBER
    )
    return Line(step.verb, text, by, book.next_url(step.name, entry) if may else "", f"去{step.verb[:2]}", wait.due_on)


def waiting(book: Book, request: HttpRequest, code: str) -> HttpResponse:
    """What waits on a unit's lines, of one requirement or step where asked; a single thing opens at once."""
    unit = access.unit_for(book, request, code)
    account = doors.account_of(request)
    step = request.GET.get("step", "") or _step_of(book, request.GET.get("duty", ""))
    lines = waiting_lines(book, unit, account, step=step)
    if step and len(lines) == 1 and lines[0].href:
        return redirect(lines[0].href)
    shown = {
        "unit": unit, "book": book, "home": book.home, "lines": lines, "rest": [] if step else others(book, unit, account),
        "what": book.steps[step].label if step in book.steps else book.name, "today": doors.today_of(request), "nav_current": "register",
    }  # fmt: skip
    more = book.page(request, unit, book.steps[step], None) if step in book.steps else {}
    return render(request, book.template("waiting"), {**shown, **more, "beside": any(more.values())})


def _step_of(book: Book, duty: str) -> str:
    """The step a requirement waits for: that of the first kind that answers it."""
    asked = next((one for one in load().duties if one.id == duty), None)
    kind = asked.facts[0] if asked and asked.facts else ""
    if kind == f"{book.room}.confirmed" and all(one.kind != "confirmed" for one in book.steps.values()):
        return steps.CONFIRM
    return steps.step_of(book.steps, kind, lambda says: asked is not None and all(one.holds(says) for one in asked.where))


def detail(book: Book, request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One chain from its first line on, with what may be done."""
    entry, unit = access.entry_for(book, request, entry_id)
    account, lines, root = doors.account_of(request), reading.chain(entry), reading.root_of(entry)
    ids = {one.pk for one in lines}
    here = [one for one in book.waiting(unit) if one.entry.pk in ids]
    hands = signing.hands([one.by for one in lines])
    following = [to_line(book, one, account, unit) for one in here if one.wait.step != steps.CONFIRM]
    shown = {
        "unit": unit, "book": book, "home": book.home, "entry": entry, "title": book.step(root).label,
        "rows": [row(book, account, one, hand=hands.get(one.by, "")) for one in lines],
        "next": [one for one in following if one.href],
        "more": book.more(request, unit, entry, [one.wait for one in here]),
        "confirms": [
            {"confirm_url": book.url("confirm", one.pk), "void_url": book.url("void", one.pk)}
            for one in lines if one.waits_for_a_member and one.state == LIVE
        ],
        "is_member": account.role == roles.SUPERVISORY_MEMBER,
        "today": doors.today_of(request), "nav_current": "register", "page_code": f"{book.code}-{str(root.pk)[:8]}", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, book.template("detail"), shown)
