"""Pages that show: the book with what waits, what waits alone, one chain, the book to print."""

import uuid
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cunju import catalogue
from cunju.activities.supervision import access, papers, queries, rules
from cunju.activities.supervision.models import Entry
from cunju.activities.supervision.queries import Waiting
from cunju.kernel.words import of_kind
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Account, Unit

PAGE = 10
OWED = {
    roles.SUPERVISORY_MEMBER: ("supervisory",),
    roles.VILLAGE_CLERK: ("unit", "supervisory"),
    roles.TOWN_OFFICER: ("town", "unit", "supervisory"),
    roles.DISTRICT_OFFICER: ("district",),
}
WHO_ZH = {"supervisory": "监督委员会", "unit": "村（居）民委员会", "town": "镇（街道）", "district": "区县"}
# The big buttons, in the order of a month's work.
BUTTONS = ("opinion", "suggestion", "act", "question")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits, as a line of the page; ``href`` is empty for who only reads."""

    verb: str
    object: str
    by: str
    href: str
    go: str
    due: date | None


@doors.staff
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The committee's book: what waits in order, big buttons, members, rights and contents, the lines."""
    unit = access.unit_for(request, code)
    account, today = doors.account_of(request), doors.today_of(request)
    page = Paginator(queries.entries(code), PAGE).get_page(request.GET.get("page"))
    rights, contents = queries.touched(code, year=today.year)
    shown = {
        "unit": unit,
        "today": today,
        "own": waiting_lines(unit, account),
        "rest": _rest(unit, account),
        "buttons": [(name, rules.STEPS[name].verb) for name in BUTTONS if access.may_write(account, name)],
        "may_write": access.may_write(account, "meeting"),
        "is_member": account.role == roles.SUPERVISORY_MEMBER,
        "adopted": sum(entry is not None for _, _, entry in queries.systems(code)),
        "composition": queries.composition(unit, on=today),
        "used": tuple(sum(one.times > 0 for one in found) for found in (rights, contents)),
        "rights": rights,
        "contents": contents,
        "page": page,
        "rows": [(one, rules.STEPS[one.step].label, _brief(one)) for one in page],
        "half": rules.half_label(rules.half_of(today)),
        "nav_current": "today" if account.role == roles.SUPERVISORY_MEMBER else "register",
        "page_code": f"JDB-{code[6:]}",
        "sheet_unit": unit.name,
    }
    return render(request, "supervision/book.html", shown)


def _brief(entry: Entry) -> str:
    words = "、".join(word for _, word in queries.said_words(entry.step, entry.said)[:2])
    return entry.text[:60] or words


def _said(entry: Entry) -> list[tuple[str, str]]:
    """A line's choices in words; of a report also that it counts as heard no more."""
    fault = queries.unheard(entry) if entry.step == "report" else ""
    return [*queries.said_words(entry.step, entry.said), *([("提示", fault)] if fault else [])]


def waiting_lines(unit: Unit, account: Account, *, step: str = "") -> list[Line]:
    """What waits for the account's own hand."""
    owners = OWED.get(account.role, ())
    found = queries.waiting(unit, owners=owners) if owners else []
    if account.role in roles.WRITERS:
        # What the committee owes it writes itself; clerk and town only what is theirs, the rest stands below.
        theirs = [one for one in found if one.wait.owner != "supervisory"]
        found = found if step else theirs
    return [_line(one, account, unit.kind) for one in found if not step or one.wait.step == step]


def _rest(unit: Unit, account: Account) -> list[Line]:
    """What waits for others, to read; clerk and town may write the committee's part from the signed page."""
    own = OWED.get(account.role, ())
    own = tuple(one for one in own if account.role not in roles.WRITERS or one != "supervisory")
    return [_line(one, account, unit.kind) for one in queries.waiting(unit) if one.wait.owner not in own]


def _line(one: Waiting, account: Account, unit_kind: str) -> Line:
    entry, wait = one.entry, one.wait
    head = rules.STEPS[entry.step].label
    text = entry.text[:40] + ("…" if len(entry.text) > 40 else "")
    since = f"{wait.since.month}月{wait.since.day}日{head}"
    by = "，".join(filter(None, (f"由{of_kind(WHO_ZH[wait.owner], unit_kind)}办", since, wait.cite)))
    if wait.step == "confirm":
        may = account.role == roles.SUPERVISORY_MEMBER
        href = reverse("supervision:detail", args=[entry.pk]) if may else ""
        return Line("确认", f"代录的{head}：{text}", by, href, "去看看", None)
    step = rules.STEPS[wait.step]
    may = access.may_write(account, wait.step) and not (
        wait.owner == "unit" and account.role == roles.SUPERVISORY_MEMBER
    )
    may = may and (wait.step != "ruling" or access.may_rule(account, entry.said.get("to")))
    href = f"{reverse(f'supervision:{step.name}', args=[entry.unit_code])}?after={entry.pk}" if may else ""
    return Line(step.verb, text, by, href, f"去{step.verb[:2]}", wait.due_on)


@doors.staff
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """What waits on a unit's lines, of one requirement or step where asked; a single thing opens at once."""
    unit = access.unit_for(request, code)
    account = doors.account_of(request)
    step = request.GET.get("step", "") or _step_of(request.GET.get("duty", ""))
    lines = waiting_lines(unit, account, step=step)
    if step and len(lines) == 1 and lines[0].href:
        return redirect(lines[0].href)
    shown = {
        "unit": unit,
        "lines": lines,
        "rest": [] if step else _rest(unit, account),
        "what": rules.STEPS[step].label if step in rules.STEPS else "监督工作",
        "questions": queries.asked(code) if step == "referral" else [],
        "nav_current": "register",
    }
    return render(request, "supervision/waiting.html", shown)


def _step_of(duty: str) -> str:
    """The step a requirement waits for: that of the first kind that answers it."""
    asked = next((one for one in catalogue.load().duties if one.id == duty), None)
    kind = asked.facts[0] if asked and asked.facts else ""
    return "confirm" if kind == "supervision.confirmed" else queries.step_of(kind)


@doors.staff
def detail(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One chain from its first line on, with what may be done."""
    entry, unit = access.entry_for(request, entry_id)
    account = doors.account_of(request)
    lines = queries.chain(entry)
    root = queries.root_of(entry)
    may = [one for one in queries.waiting(unit) if one.entry.pk in {line.pk for line in lines}]
    next_lines = [line for line in (_line(one, account, unit.kind) for one in may if one.wait.step != "confirm") if line.href]
    more = []
    if root.step == "question" and entry.state == "live" and access.may_write(account, "referral"):
        query = urlencode({"after": root.pk})
        more.append((f"{reverse('supervision:referral', args=[unit.code])}?{query}", "不同意答复，向上反映"))
    if root.step == "opinion" and root.state == "live" and any(one.wait.step == "suggestion" for one in may):
        query = urlencode({"after": root.pk})
        more.append((f"{reverse('supervision:settled', args=[unit.code])}?{query}", "不用提建议，当场办结"))
    shown = {
        "unit": unit,
        "entry": entry,
        "title": rules.STEPS[root.step].label,
        "rows": [(one, rules.STEPS[one.step], _said(one), _may(account, one)) for one in lines],
        "next": next_lines,
        "more": more,
        "confirms": [
            one for one in lines if one.proxy and not one.confirmed_on and one.state == "live"
        ],
        "is_member": account.role == roles.SUPERVISORY_MEMBER,
        "nav_current": "register",
        "page_code": f"JD-{str(root.pk)[:8]}",
        "sheet_unit": unit.name,
    }
    return render(request, "supervision/detail.html", shown)


def _may(account: Account, entry: Entry) -> bool:
    return access.may_change(account, entry)


@doors.staff
def paper(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The book of a year to print."""
    unit = access.unit_for(request, code)
    if not papers.is_year(year):
        raise Http404
    back = reverse("supervision:book", args=[code])
    made = papers.workbook(unit, year, today=doors.today_of(request))
    return render(request, "ui/print.html", {"paper": made, "back_url": back, **_word(code, year)})


def _word(code: str, year: int) -> dict[str, str]:
    return {"paper_room": "supervision", "paper_name": f"{code}/{year}"}


@doors.staff
def report_paper(request: HttpRequest, code: str, half: str) -> HttpResponse:
    """The report of a half-year to print, as kept or as the records draft it."""
    unit = access.unit_for(request, code)
    try:
        text = queries.report_text(unit, half)
    except ValueError:
        raise Http404 from None
    back = f"{reverse('supervision:report', args=[code])}?half={half}"
    made = papers.report(unit, half, text, today=doors.today_of(request))
    return render(request, "ui/print.html", {"paper": made, "back_url": back})
