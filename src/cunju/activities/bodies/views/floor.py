"""Pages around an office: what is owed when a committee changes, early audits, demands; the list of what is handed over."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.bodies import actions, forms, papers, queries, rules
from cunju.activities.bodies.access import unit_for
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Entry
from cunju.kernel.days import short_day
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import access, alone, pages
from cunju.records.forms import LineForm
from cunju.records.listing import listed

# What is recorded from the first page, for whom it is asked by law.
BEGINS = {"village": ("handover", "early", "term", "demand", "removal"), "community": ("handover", "term")}
ASKED = ("handover.days", "audit.early_days", "audit.end_days", "audit.on_request_days", "representatives.removal_days")


@doors.staff
def terms(request: HttpRequest, code: str) -> HttpResponse:
    """What waits around an office, what may be recorded, the lines."""
    unit = unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    desk = pages.desk(BOOK, unit, account)
    own, rest = _changes(unit, account, today)
    law = catalogue.law(unit=unit, on=today)
    found = queries.entries(code)[:100]
    shown = {
        "unit": unit, "today": today, "own": [*own, *desk["own"]], "rest": [*rest, *desk["rest"]],
        "clauses": [one for name in ASKED for one in law.asked(name)[:1]],
        "begins": [(BOOK.steps[one].verb, BOOK.url(one, code)) for one in BEGINS[unit.kind] if access.may_write(BOOK, account, one)],
        "rows": listed(BOOK, unit, found), "alone": alone.of_book(BOOK, code), "nav_current": "register", "sheet_unit": unit.name,
    }  # fmt: skip
    return render(request, "bodies/terms.html", shown)


def _changes(unit: Unit, account: Any, today: Any) -> tuple[list[pages.Line], list[pages.Line]]:
    """What changes of seats leave to be done: for the account's own hand, and for others."""
    found = [("handover", one) for one in [queries.not_handed_over(unit, on=today)] if one and one.clause]
    found += [("early", one) for one in queries.not_audited(unit)]
    own, rest = list[pages.Line](), list[pages.Line]()
    for step, one in found:
        may = access.may_write(BOOK, account, step)
        word, since = rules.CHANGE_ZH[one.change.change], short_day(one.change.on)
        by = f"{since}{word}，{one.clause.cite}" if one.clause else since
        about, href = f"{rules.body_word(one.change.body, kind=unit.kind)}{word}", BOOK.url(step, unit.code) if may else ""
        (own if may else rest).append(pages.Line(BOOK.steps[step].label, about, by, href, "去记", one.due))
    return own, rest


@doors.staff
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """The committee's work was handed over."""
    unit = access.to_write(BOOK, request, code, "handover")
    today = doors.today_of(request)
    begin = {"fact_id": identity.new_id(), "on": today, "complete": False}
    form = LineForm(pages.data_of(request), request.FILES or None, book=BOOK, step=BOOK.steps["handover"], initial=begin)
    sentence = "" if queries.changed_lately(unit.code, until=today) else of_kind(actions.NOTHING_CHANGED, unit.kind)
    act = partial(_hand_over, request, unit, form)
    return _page(request, unit, form, act, "handover.days", "handover.led_by", sentence=sentence)


def _hand_over(request: HttpRequest, unit: Unit, form: LineForm) -> Entry:
    return actions.hand_over(unit, form.told(), **pages.acting(request, form))


@doors.staff
def early(request: HttpRequest, code: str) -> HttpResponse:
    """The audit of somebody who left before the term ended was published."""
    unit = access.to_write(BOOK, request, code, "early")
    gone = [(str(one.pk), f"{short_day(one.on)}{rules.CHANGE_ZH[one.change]}{one.count}人") for one in queries.early_leavings(unit)]
    begin = {"fact_id": identity.new_id(), "on": doors.today_of(request), **({"left": gone[-1][0]} if gone else {})}
    form = forms.EarlyForm(pages.data_of(request), request.FILES or None, left=gone, initial=begin)

    def act() -> Entry:
        return actions.publish_early(unit, form.told(), form.cleaned_data["left"], **pages.acting(request, form))

    sentence = "" if gone else "名册里没有任期未满离任的记录；先在名册里登记离任。"
    return _page(request, unit, form, act, "audit.early_days", "audit.by", sentence=sentence)


def _page(request: HttpRequest, unit: Unit, form: LineForm, act: Any, *questions: str, **shown: Any) -> HttpResponse:
    form.of_kind(unit.kind)
    made: list[Entry] = []
    if pages.done(request, form, lambda: made.append(act())):
        pages.written(BOOK, request, unit, made[0])
        return redirect(BOOK.home, unit.code)
    law = catalogue.law(unit=unit, on=doors.today_of(request))
    told = {"clauses": [one for name in questions for one in law.asked(name)[:1]], "heading": form.step.verb, "submit": "记下", **shown}
    return render(request, "records/form.html", {"unit": unit, "home": BOOK.home, "form": form, "nav_current": "register", **told})


@doors.staff
def handing(request: HttpRequest, code: str) -> HttpResponse:
    """The list of what is handed over, to print."""
    unit, today, office = unit_for(request, code), doors.today_of(request), doors.account_of(request).reach
    shown = {
        "paper": papers.handing(unit, on=today, office=office), "back_url": BOOK.url("terms", code),
        "paper_room": "bodies", "paper_name": f"handing-{code}",
    }  # fmt: skip
    return render(request, "ui/print.html", shown)
