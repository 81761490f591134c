"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.partners import access, actions, forms, papers, queries, rules
from cunju.activities.partners.actions import Line
from cunju.activities.partners.actions.filling import FILLING
from cunju.activities.partners.book import BOOK
from cunju.archive.pdfs import tell
from cunju.kernel.days import short_day
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import alone, pages, printing
from cunju.records import backentry as filled
from cunju.records import forms as lines
from cunju.records.listing import Listed, listed


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """The register by force, the mechanism, projects with their money."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    register = queries.register(code, on=today)
    shown = {
        "unit": unit, "today": today, "may_write": access.may_write(account, "partner"), "register": register,
        "there": sum(bool(found) for _, _, found in register), "mechanism": queries.mechanism(code, on=today),
        "projects": [_listed(one) for one in queries.projects(code)], "rows": listed(BOOK, unit, queries.entries(code, year=today.year)[:60]),
        "papers": [(word, BOOK.url("paper", code, name)) for name, word in papers.NAMES.items()],
        "alone": alone.of_book(BOOK, code, year=today.year), "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "partners/home.html", shown)


def _listed(one: queries.Project) -> Listed:
    """A project as a row: which forces, what came in."""
    forces = "五类力量都有" if one.five else f"{one.root.said['elements']}类力量"
    return Listed(BOOK.url("detail", one.root.pk), one.title, one.root.on, f"{forces}，收到{rules.yuan(one.money.received)}", *one.state)


def _form(request: HttpRequest, unit: Unit, step: str, begin: dict[str, Any], **more: Any) -> Any:
    """The form of a partner or a project."""
    if step == "partner":
        return forms.PartnerForm(pages.data_of(request), request.FILES or None, initial=begin, **more)
    choices = queries.choices(unit.code, on=doors.today_of(request))
    return forms.ProjectForm(pages.data_of(request), request.FILES or None, choices=choices, initial=begin, **more)


@doors.staff
def new(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Write down a partner or a project."""
    unit = access.to_write(request, code, step)
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request), **BOOK.begin(unit, BOOK.steps[step], None)}
    asked = request.GET.get("element", "")
    begin |= {"element": asked} if asked in rules.ELEMENTS else {}
    form = _form(request, unit, step, begin)
    form.of_kind(unit.kind)
    if pages.done(request, form, lambda: actions.write(unit, form.line(), step=step, **pages.acting(request, form))):
        messages.success(request, f"已记下“{BOOK.steps[step].label}”。")
        tell(request, form.cleaned_data.get("photos"))
        return redirect(BOOK.home, code)
    return _page(request, unit, step, form)


def _page(request: HttpRequest, unit: Unit, step: str, form: Any) -> HttpResponse:
    shown = {"unit": unit, "book": BOOK, "home": BOOK.home, "step": BOOK.steps[step], "form": form, "nav_current": "register"}
    return render(request, "partners/line.html", shown | {"empty": step == "project" and not form.fields["people"].choices})


@doors.staff
def line(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Write a later step, or how the forces work together."""
    unit = access.to_write(request, code, step)
    return pages.line(actions.hand(unit.code, **pages.said_by(request)), request, code, step)


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line; of a partner and a project in its own form."""
    entry, unit = access.to_change(request, entry_id)
    begin = {**lines.begin(BOOK.step(entry), entry.said), **pages.beginning(entry), "named": entry.named, "people": entry.people}
    own = entry.step in ("partner", "project")
    if own:
        form = _form(request, unit, entry.step, begin, correcting=True)
    else:
        form = lines.LineForm(
            pages.data_of(request), request.FILES or None, book=BOOK, step=BOOK.step(entry), correcting=True, initial=begin
        )  # fmt: skip

    def act() -> None:
        actions.correct(entry, form.line() if own else Line(form.told()), **pages.acting(request, form))

    return pages.mended(BOOK, request, entry, unit, form, act)


@doors.staff
def void(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Say that a line was never so."""
    return pages.void(BOOK, request, entry_id, act=actions.void)


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One partner or project with what follows it, its money and its papers."""
    entry, _ = access.entry_for(request, entry_id)
    project = queries.project_of(entry)
    may = access.may_write(doors.account_of(request), "project")
    ways = [*_sheets(project), *(_back(project) if may else [])]
    shown = replace(BOOK, noted=lambda one: _noted(one, project), more=lambda *asked: [*BOOK.more(*asked), *ways])
    return pages.detail(shown, request, entry_id)


def _noted(entry: Any, project: queries.Project | None) -> list[tuple[str, str]]:
    """What a line says beyond its choices: whether its name is public; who takes part, what came in."""
    if entry.step == "partner":
        return [("名称", "可以公开" if entry.named else "不公开，公开栏只写数量")]
    if project is None or entry.step != "project":
        return []
    came = "\n".join(one.told for one in project.gifts)
    return [*((force, names or "没有") for force, names in project.forces), ("收到的钱", came or "还没有")]


def _sheets(project: queries.Project | None) -> list[tuple[str, str]]:
    return [(BOOK.url("sheet", project.root.pk, name), word) for name, word in papers.OF_PROJECT.items()] if project else []


def _back(project: queries.Project | None) -> list[tuple[str, str]]:
    """Money that was written down wrongly is taken back."""
    gifts = project.gifts if project else ()
    return [(BOOK.url("unreceived", one.pk), f"作废{short_day(one.on)}的{rules.yuan(one.amount)}") for one in gifts]


@doors.staff
def gift(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Write down money that came in for a project."""
    project, unit = access.to_receive(request, entry_id)
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request)}
    form = forms.GiftForm(pages.data_of(request), initial=begin)

    def act() -> None:
        actions.receive(project, form.came(), fact_id=form.cleaned_data["fact_id"], **pages.said_by(request))
        messages.success(request, "已记下收到的钱。贴出来以后记一次“公布资金”。")

    about = project.text.splitlines()[0]
    return pages.asked(request, unit, BOOK.home, form, act, heading="记收到的钱", about=about)


@doors.staff
def unreceived(request: HttpRequest, gift_id: uuid.UUID) -> HttpResponse:
    """Say that money never came."""
    one, unit = access.to_take_back(request, gift_id)
    form = lines.VoidForm(pages.data_of(request))
    reason = form.data.get("reason", "")
    if pages.done(request, form, lambda: actions.take_back(one, reason=reason, now=doors.now_of(request))):
        messages.success(request, "已作废这笔收入。")
        return redirect(BOOK.url("detail", one.project_id))
    shown = {
        "unit": unit, "form": form, "title": f"作废这笔{rules.yuan(one.amount)}？", "submit": "作废", "nav_current": "register",
        "sentence": "作废表示这笔钱没有收到过。", "cancel": BOOK.url("detail", one.project_id),
    }  # fmt: skip
    return render(request, "records/confirm.html", shown)


@doors.staff
def paper(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The unit's register as a paper."""
    return _paper(request, f"{name}/{code}", "home", code)


@doors.staff
def sheet(request: HttpRequest, entry_id: uuid.UUID, name: str) -> HttpResponse:
    """A project's sheet, or the sheet of its money for the board: where no record says what was spent, that is asked before it is printed."""
    entry, unit = access.entry_for(request, entry_id)
    project = queries.project_of(entry)
    if name == "funds" and project is not None and project.spent is None:
        return _funds(request, project, unit)
    return _paper(request, f"{name}/{entry_id}", "detail", entry_id)


def _funds(request: HttpRequest, project: queries.Project, unit: Unit) -> HttpResponse:
    """The sheet of money that waits for what was spent; told to be nothing, it is printed with that left blank."""
    key, told = project.root.pk, request.GET.get("spent")
    if request.method != "POST" and told is not None:
        return _paper(request, f"funds/{key}/{told}" if told else f"funds/{key}", "detail", key)
    form = forms.SpentForm(pages.data_of(request), received=project.money.received)
    if request.method == "POST" and form.is_valid():
        spent = form.cleaned_data["spent"]
        return redirect(f"{BOOK.url('sheet', key, 'funds')}?spent={'' if spent is None else spent}")
    about = f"{project.title}\n收到{rules.yuan(project.money.received)}，还没有登记支出。"
    shown = {"heading": "打印资金公布单", "submit": "去打印", "about": about, "back": BOOK.url("detail", key), "nav_current": "register"}
    return render(request, "records/form.html", {"unit": unit, "form": form, "home": BOOK.home, **shown})


def _paper(request: HttpRequest, called: str, page: str, of: Any) -> HttpResponse:
    return printing.printed(BOOK, request, papers.opened(request, called), called, BOOK.url(page, of))


@doors.staff
def fill(request: HttpRequest, code: str) -> HttpResponse:
    """The register of earlier years, from Excel."""
    return filled.page(request, access.to_write(request, code, "partner"), FILLING)
