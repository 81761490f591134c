"""Pages of this room: access, form, one action, redirect or render."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.showcase import access, actions, forms, papers, queries, rules
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.steps import PROJECT, SENT, STAGES, STEPS
from cunju.kernel import workdays
from cunju.kernel.days import chinese_day
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org.models import Account, Unit
from cunju.records import alone, pages
from cunju.ui.forms import Form

NOT_KEPT = "原文没有存在这个平台上，只记了摘要值，要看请向村（社区）要。"
STEP_OF = {what: step for step, what in SENT.items()}


def _noted(entry: Any) -> list[tuple[str, str]]:
    """Whose it is, who judged, what it rests on, what stands against it."""
    found = [("村（社区）", places.unit_name(entry.said["from_unit"], on=entry.on))] if entry.said.get("from_unit") else []
    found += [("评出", "、".join(queries.titles(queries.by_ids(entry.chosen))))] if entry.chosen else []
    found += [("参加评选", entry.panel), ("回避", entry.withdrew or "没有")] if entry.panel else []
    rests = queries.rests(entry) if entry.step in STAGES else []
    found += [("依据的记录", "；".join(f"{chinese_day(day)} {title}" for title, day in rests))] if rests else []
    found += [("报送的文本", queries.bodies([entry])[0] or NOT_KEPT)] if entry.step == "text" else []
    return found + [("要注意", word) for word in queries.faults_of([entry])[0]]


SHOWN = replace(BOOK, noted=_noted)


@doors.staff
def home(request: HttpRequest, code: str) -> HttpResponse:
    """A town: what is called for and what it sent in. The district: what came, what was selected. A unit: its project, what was sent in of it."""
    unit, today = access.unit_for(request, code), doors.today_of(request)
    shown: dict[str, Any] = {"unit": unit, "today": today, "nav_current": "register", "sheet_unit": unit.name}
    made = {"town": _of_town, "county": _of_district}.get(unit.kind, _of_unit)
    return render(request, "showcase/home.html", shown | made(unit, doors.account_of(request), today))


def _of_town(town: Unit, account: Account, today: date) -> dict[str, Any]:
    sent = queries.sent(town.code, year=today.year)
    return {
        "is_town": True, "calls": [(one, STEPS[one.step]) for one in queries.calls(town, on=today)], "rows": queries.rows(sent),
        "may_write": access.may_write(account, "text"), "pilot": queries.pilot(town), "guides": queries.project(town),
        "guided": queries.entries(town.code, year=today.year, step="guided"), "projects": _projects(town.code, account, today),
        "alike": len(queries.pairs(sent)),
        "alone": alone.of_book(BOOK, town.code, year=today.year, steps=tuple(SENT)),
        "guided_alone": alone.of_book(BOOK, town.code, year=today.year, steps=("guided",)),
    }  # fmt: skip


def _projects(prefix: str, account: Account, today: date) -> list[tuple[Unit, str, str, str, str]]:
    """Named units with their project, how far it is, and the next step's page and verb where that is the office's own."""
    told = []
    for unit, project in queries.named(prefix, on=today):
        done = queries.stages(unit.code)
        last = next((STEPS[one].label for one in reversed(PROJECT) if one in done), "还没有方案")
        step = STEPS.get(rules.next_stage(done))
        own = step is not None and step.owner != "unit" and access.may_write(account, step.name)
        href, verb = (BOOK.url(step.name, unit.code), step.verb) if step and own else ("", "")
        told.append((unit, BOOK.word("plan", "project", project), last, href, verb))
    return told


def _of_district(district: Unit, account: Account, today: date) -> dict[str, Any]:
    sent = queries.sent(district.code, year=today.year)
    came = [(what, STEPS[step].label, [one for one in sent if one.step == step]) for step, what in SENT.items()]
    return {
        "is_district": True, "restraint": queries.restraint(district, on=today), "may_write": access.may_write(account, "announced"),
        "towns": len(places.towns_under(district.code, on=today)), "names": places.names({one.unit_code for one in sent}, on=today),
        "answered": [(STEPS[one.step].label, one) for one in queries.answered(district.code, on=today)],
        "came": [(what, label, queries.rows(each), len({one.unit_code for one in each})) for what, label, each in came],
        "postings": [
            (one, many, access.may_select(account, one)) for one, many in queries.selections(district.code, year=today.year)
        ], "alike": len(queries.pairs(sent)),
        "shown": queries.entries(district.code, year=today.year, step="shown"), "projects": _projects(district.code, account, today),
    }  # fmt: skip


def _of_unit(unit: Unit, account: Account, today: date) -> dict[str, Any]:
    project, done = queries.project(unit), queries.stages(unit.code)
    step = STEPS.get(rules.next_stage(done)) if project else None
    return {
        "project": BOOK.word("plan", "project", project) if project else "", "step": step, "has_plan": bool(done),
        "chain": [(STEPS[one], done.get(one), "" if one in done else "now" if STEPS[one] == step else "todo") for one in PROJECT],
        "href": BOOK.url(step.name, unit.code) if step and access.may_write(account, step.name) else "",
        "owner": BOOK.owners[step.owner] if step else "", "rows": queries.rows(queries.sent_from(unit.code, year=today.year)),
        "alone": alone.of_book(BOOK, unit.code[:9], year=today.year, steps=tuple(SENT), linked=False, attributes__from_unit=unit.code),
        "project_alone": alone.of_book(BOOK, unit.code, steps=PROJECT),
    }  # fmt: skip


def _who(request: HttpRequest, form: Form) -> dict[str, Any]:
    return {**pages.said_by(request), "fact_id": form.cleaned_data["fact_id"]}


def _warn(request: HttpRequest, entries: Sequence[Entry], word: str) -> None:
    """What was written, and what stands against it."""
    messages.success(request, word)
    for fault in dict.fromkeys(word for each in queries.faults_of(entries) for word in each):
        messages.warning(request, f"{fault}。")


@doors.staff
def texts(request: HttpRequest, code: str) -> HttpResponse:
    """Send in conventions: ticked among those that meetings voted on."""
    town, today = access.to_write(request, code, "text"), doors.today_of(request)
    choices = queries.choices(code, on=today)
    form = forms.TextsForm(pages.data_of(request), choices=choices, initial=forms.begin(today))

    def act() -> None:
        data = form.cleaned_data
        made = actions.send_texts(town, data["chosen"], data["text"].strip(), on=data["on"], **_who(request, form))
        _warn(request, made, f"已报送：{'、'.join(queries.titles(made))}。")

    asked = catalogue.law(unit=town, on=today).asked("showcase.conventions")
    about = "" if choices else "辖内还没有表决通过的村规民约、居民公约。在“章程和公约”里记了表决，文本就会列在这里。"
    return pages.asked(request, town, BOOK.home, form, act, heading=STEPS["text"].verb, submit="报送", about=about, clauses=asked)


@doors.staff
def line(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """A case, a plan, a stage, a guidance, a showing."""
    unit, today = access.to_write(request, code, step), doors.today_of(request)
    parent = queries.before(unit.code, step)
    if step in STAGES and parent is None:
        return redirect(BOOK.home, code)
    more: dict[str, Any] = {"proofs": queries.proofs(code, on=today)} if step in STAGES else {}
    if step == "case":
        most = catalogue.law(unit=unit, on=today).first("showcase.case_length")
        more = {"units": places.units_under(code, on=today), "most": most.said if most else ""}
    begin = {one.name: one.start for one in STEPS[step].asks}
    form = forms.WordsForm(pages.data_of(request), step=STEPS[step], initial=forms.begin(today, **begin), **more)

    def act() -> None:
        if step == "case":
            made = actions.send_case(unit, form.told(), **_who(request, form))
        else:
            made = actions.line(unit, form.told(), step=step, parent=parent, **_who(request, form))
        _warn(request, [made], f"已记下“{STEPS[step].label}”。")

    about = parent.text if parent else ""
    return pages.asked(request, unit, BOOK.home, form, act, heading=STEPS[step].verb, about=about)


@doors.staff
def edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Correct a line's day and words; what it was about is chosen anew by voiding it."""
    entry, unit = access.to_change(request, entry_id)
    begin = {**pages.beginning(entry), **entry.said}
    form = forms.WordsForm(pages.data_of(request), step=STEPS[entry.step], correcting=True, initial=begin)

    def act() -> None:
        actions.mend(entry, form.told(), **_who(request, form))

    return pages.mended(BOOK, request, entry, unit, form, act)


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One line with what follows it, and its papers."""
    entry, unit = access.entry_for(request, entry_id)
    ways = [(BOOK.url("entry_paper", unit.code, name, entry.pk), word) for name, word in papers.of_entry(entry)]
    if access.may_select(doors.account_of(request), entry):
        ways.insert(0, (BOOK.url("select", entry.pk), STEPS["selected"].verb))
    return pages.detail(replace(SHOWN, more=lambda *_: ways), request, entry_id)


@doors.staff
def announce(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """The district posts what it selected: by which criteria, who judged, who stepped back."""
    district, today = access.to_write(request, code, "announced"), doors.today_of(request)
    if what not in STEP_OF:
        raise Http404
    days = catalogue.law(unit=district, on=today).first("showcase.notice_days")
    until = workdays.after(today, days.number) if days else today
    begin = forms.begin(today, until=until, criteria="\n".join(queries.criteria(what)))
    sent = queries.sent(code, year=today.year, step=STEP_OF[what])
    hint = f"{days.words}（{days.cite}）" if days else ""
    form = forms.PostingForm(pages.data_of(request), choices=queries.as_choices(sent), hint=hint, initial=begin)

    def act() -> None:
        actions.announce(district, form.posting(what), **_who(request, form))
        messages.success(request, "已记下公示；公示期满以后记评选结果。")

    return pages.asked(request, district, BOOK.home, form, act, heading=STEPS["announced"].verb, submit="公示")


@doors.staff
def select(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """After the posting: which were selected."""
    entry, unit = access.to_select(request, entry_id)
    begin = forms.begin(doors.today_of(request), chosen=entry.chosen)
    form = forms.SelectForm(pages.data_of(request), choices=queries.as_choices(queries.by_ids(entry.chosen)), initial=begin)

    def act() -> None:
        data = form.cleaned_data
        made = actions.select(entry, data["chosen"], on=data["on"], **_who(request, form))
        _warn(request, made, f"已记下入选{len(made)}件。")

    return pages.asked(request, unit, BOOK.home, form, act, heading=STEPS["selected"].verb)


@doors.staff
def alike(request: HttpRequest, code: str) -> HttpResponse:
    """Submissions whose words are much alike, two side by side; no verdict."""
    unit, today = access.unit_for(request, code), doors.today_of(request)
    if unit.kind not in ("town", "county"):
        raise Http404
    found = queries.pairs(queries.sent(code, year=today.year))
    pairs = [(*queries.titles([one, other]), rate) for one, other, rate in found]
    shown: dict[str, Any] = {"unit": unit, "pairs": pairs, "nav_current": "register"}
    asked = request.GET.get("pair", "0")
    if asked.isdecimal() and int(asked) < len(found):
        at = int(asked)
        lines = rules.beside(*queries.bodies(found[at][:2]))
        shown |= {"first": pairs[at][0], "second": pairs[at][1], "lines": lines, "counted": rules.counted(lines), "at": at}
    return render(request, "showcase/alike.html", shown)


@doors.staff
def paper(request: HttpRequest, code: str, name: str, entry_id: uuid.UUID | None = None) -> HttpResponse:
    """One of the papers, to print."""
    called = f"{name}/{entry_id or code}"
    back = BOOK.url("detail", entry_id) if entry_id else BOOK.url("home", code)
    shown = {"paper": papers.opened(request, called), "back_url": back, "paper_room": BOOK.room, "paper_name": called}
    return render(request, "ui/print.html", shown)
