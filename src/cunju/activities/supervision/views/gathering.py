"""Pages that gather: the regular meeting, the half-year report, the four systems, the members."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.activities.supervision import access, actions, forms, queries, rules
from cunju.activities.supervision.book import BOOK
from cunju.archive.pdfs import tell
from cunju.kernel.days import add_days
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import copying, pages
from cunju.records.book import Told


@doors.staff
def meeting(request: HttpRequest, code: str) -> HttpResponse:
    """The regular meeting, prefilled from the month."""
    unit = access.unit_to_write(request, code, step="meeting")
    account, today = doors.account_of(request), doors.today_of(request)
    held = queries.month(code, on=today)
    people = queries.members(code, on=today)
    begin = {"fact_id": identity.new_id(), "on": today, "content": "disclosure" if held.sheets else "decisions"}
    last = queries.entries(code, step="meeting").filter(state="live").first()
    copy = copying.of(request, last.on if last else None)
    begin |= copy.begin({"text": last.text}) if copy and last else {}
    form = forms.MeetingForm(pages.data_of(request), request.FILES or None, meetings=held.offered, initial=begin)
    if last:
        copying.mark(request, form, {"text": last.text}, last.on)
    form.of_kind(unit.kind)
    absent = set(request.POST.getlist("absent"))
    if pages.done(request, form, lambda: _hold(request, unit, form, held=held, due=len(people), absent=len(absent))):
        return redirect("supervision:book", code)
    shown = {
        "unit": unit,
        "form": form,
        "held": held,
        "proxy": access.is_proxy(account, "meeting"),
        "before": last if last and last.on >= held.start else None,
        "copy": copy,
        "people": [
            {"value": str(seat.person_id), "label": one.name, "sub": one.role, "ticked": str(seat.person_id) in absent}
            for seat, one in people
        ],
        "waiting": queries.waiting(unit, owners=("supervisory",)),
        "nav_current": "register",
    }
    return render(request, "supervision/meeting.html", shown)


def _hold(
    request: HttpRequest, unit: Unit, form: forms.MeetingForm, *, held: queries.Month, due: int, absent: int
) -> None:
    account, data = doors.account_of(request), form.cleaned_data
    said: dict[str, Any] = {"problems": data["problems"] == "yes", "sheets": len(held.sheets)}
    said["attended"] = held.attended
    if due:
        said |= {"due": due, "present": due - absent}
    entry = actions.hold_meeting(
        unit,
        Told(data["on"], data["text"].strip(), "", said),
        attended=[uuid.UUID(one) for one in data.get("attended") or ()],
        suggestion=form.suggested(),
        proxy=access.is_proxy(account, "meeting"),
        **pages.acting(request, form),
    )
    messages.success(
        request, "已代录例会，等监督委员会成员确认。" if entry.proxy else "例会已记下，建议已送“两委”。"
        if form.suggested() else "例会已记下。"
    )  # fmt: skip
    tell(request, data.get("photos"))


@doors.staff
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The half-year report: drafted from the records, printed, and recorded once a meeting has heard it."""
    unit = access.unit_to_write(request, code, step="report")
    today = doors.today_of(request)
    half = _half(request, today)
    kept_report = queries.report(unit, half)
    drafted = queries.drafted(unit, half)
    heard = kept_report.entry if kept_report and kept_report.entry and kept_report.entry.state == "live" else None
    unheard = queries.unheard(heard)
    words = kept_report.text if kept_report and kept_report.text else drafted
    begin = {"fact_id": identity.new_id(), "text": words}
    cards = queries.hearing(code, on=today)
    form = forms.ReportForm(pages.data_of(request), cards=cards, initial=begin)
    form.of_kind(unit.kind)
    if pages.done(request, form, lambda: _reported(request, unit, form, half=half)):
        return redirect(f"{request.path}?half={half}")
    shown = {
        "unit": unit,
        "form": form,
        "half": half,
        "label": rules.half_label(half),
        "other": _other(half),
        "heard": None if unheard else heard,
        "unheard": unheard,
        "proxy": access.is_proxy(doors.account_of(request), "report"),
        "listener": queries.listener(unit),
        "rhythm": catalogue.law(unit=unit, on=rules.half_span(half).start).first("supervisory.report_each"),
        "drafted": drafted if words != drafted else "",
        "nav_current": "register",
    }
    return render(request, "supervision/report.html", shown)


def _half(request: HttpRequest, today: Any) -> str:
    asked = request.GET.get("half", "") or rules.half_of(today)
    try:
        rules.half_span(asked)
    except ValueError:
        raise Http404 from None
    return asked


def _other(half: str) -> tuple[str, str]:
    """The half-year before."""
    before = rules.half_of(add_days(rules.half_span(half).start, -1))
    return before, rules.half_label(before)


def _reported(request: HttpRequest, unit: Unit, form: forms.ReportForm, *, half: str) -> None:
    account, data, said = doors.account_of(request), form.cleaned_data, pages.said_by(request)
    if request.POST.get("do") != "heard":
        actions.keep_report(unit, half, text=data["text"], **said)
        messages.success(request, "报告稿已保存。在会上报告以后，再来登记。")
        return
    actions.hear_report(
        unit,
        half,
        actions.Heard.of(data.get("meeting"), body=data.get("body") or ""),
        text=data["text"],
        proxy=access.is_proxy(account, "report"),
        fact_id=data["fact_id"],
        **said,
    )
    messages.success(request, f"已登记{rules.half_label(half)}报告由会议听取。")


@doors.staff
def systems(request: HttpRequest, code: str) -> HttpResponse:
    """The four written systems, each with its text and rhythm."""
    unit = access.unit_for(request, code)
    shown = {
        "unit": unit,
        "clause": catalogue.law(unit=unit, on=doors.today_of(request)).first("supervisory.systems"),
        "rows": [
            (value, word, entry, BOOK.word("system", "rhythm", entry.said.get("rhythm", "")) if entry else "")
            for value, word, entry in queries.systems(code)
        ],
        "may_write": access.may_write(doors.account_of(request), "system"),
        "nav_current": "register",
    }
    return render(request, "supervision/systems.html", shown)


@doors.staff
def system(request: HttpRequest, code: str, system: str) -> HttpResponse:
    """Adopt one system, or a new text of it."""
    unit = access.unit_to_write(request, code, step="system")
    account, words = doors.account_of(request), dict(BOOK.choices("system", "system"))
    if system not in words:
        raise Http404
    now = next(entry for value, _, entry in queries.systems(code) if value == system)
    offered = rules.SYSTEMS[system]
    begin = {
        "fact_id": identity.new_id(),
        "on": doors.today_of(request),
        "text": now.text if now else of_kind(offered.text, unit.kind),
        "rhythm": now.said.get("rhythm") if now else offered.rhythm,
    }
    form, proxy = forms.SystemForm(pages.data_of(request), initial=begin), access.is_proxy(account, "system")

    def adopt() -> None:
        data = form.cleaned_data
        told = Told(data["on"], data["text"].strip(), "", {"system": system, "sound": True, "rhythm": data["rhythm"]})
        actions.write(unit, told, step="system", proxy=proxy, **pages.acting(request, form))

    if pages.done(request, form, adopt):
        messages.success(request, f"已记下{words[system]}。")
        return redirect("supervision:systems", code)
    shown = {"unit": unit, "form": form, "word": words[system], "proxy": proxy, "nav_current": "register"}
    return render(request, "supervision/system.html", shown)


@doors.staff
def members(request: HttpRequest, code: str) -> HttpResponse:
    """Who sits there and does what, and what the register of people says of the composition."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    people = queries.members(code, on=today)
    begin: dict[str, Any] = {"on": today}
    begin |= {f"share-{seat.person_id}": one.share for seat, one in people}
    rows = [(seat.person_id, f"{one.name}（{one.role}）") for seat, one in people]
    form = forms.MembersForm(request.POST or None, people=rows, initial=begin)
    if request.method == "POST":
        access.unit_to_write(request, code, step="meeting")
        if form.is_valid():
            _assign(request, unit, form, before={seat.person_id: one.share for seat, one in people})
            messages.success(request, "分工已记下。")
            return redirect("supervision:members", code)
    shown = {
        "unit": unit,
        "people": [one for _, one in people],
        "form": form if access.may_write(account, "meeting") and rows else None,
        "composition": queries.composition(unit, on=today),
        "nav_current": "register",
    }
    return render(request, "supervision/members.html", shown)


def _assign(request: HttpRequest, unit: Unit, form: forms.MembersForm, *, before: dict[uuid.UUID, str]) -> None:
    """Only what is another than it was."""
    for person, share in form.given():
        if share != before.get(person, ""):
            actions.assign(unit, person, share, on=form.cleaned_data["on"], now=doors.now_of(request))
