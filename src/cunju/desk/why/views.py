"""为什么, down to clause and record; the page of a unit; a person's judgement."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.desk import asking, misses, telling, wording
from cunju.desk.asking import Asked
from cunju.desk.law import views as laws
from cunju.desk.matrix import panels
from cunju.desk.matrix.views import crumbs, late_misses
from cunju.desk.places import access as places
from cunju.desk.places import views as of_places
from cunju.desk.today import queries as owed
from cunju.desk.why import undone as undoing
from cunju.desk.why.clauses import FIRST, MANY, Laid, Told, laid
from cunju.duties import interface as duties
from cunju.duties import reading
from cunju.duties.cells import Cell
from cunju.duties.grid import OF_TOWN, OF_UNIT, Row, town_cell_of, with_standings
from cunju.duties.reading import Standing
from cunju.duties.status import Window
from cunju.duties.why import unbound
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import access, queries, roles
from cunju.org.models import Account, Unit
from cunju.org.renaming import named

# Units of a town, or towns of the district, in one line each: how many are read at once.
ROWS, LATE = 12, "overdue"
Rowed = tuple[Row, str, Cell, str]

GROUPS = (
    ("本单位应办", OF_UNIT),
    ("镇街应办，不计入本单位", OF_TOWN),
    ("区里应办", ("district",)),
)

@access.looking
@asking.answered
def why(request: HttpRequest, code: str, measure: int) -> HttpResponse:
    """Clause, sum and records of one measure of a unit; of a town, its units too; of the district, its towns; of a place above, the sum."""
    if (place := places.place_for(request, code)) is not None:
        return of_places.why(request, place, measure)
    return _page(request, code, measure)


def _page(request: HttpRequest, code: str, measure: int, typed: dict[str, str] | None = None) -> HttpResponse:
    unit, asked = access.unit_for(request, code, roles.LOOKERS), asking.asked(request)
    unit = named(unit, on=asked.on)
    measures = {one.no: one for one in catalogue.notice().measures}
    if measure not in measures and measure != 0:
        raise Http404
    account = access.account_of(request)
    shown: dict[str, Any] = {
        "unit": unit,
        "measure": measures.get(measure),
        "number": measure,
        "typed": typed or {},
        "asked": asked,
        "may_judge": account.role in (roles.TOWN_OFFICER, roles.DISTRICT_OFFICER)
        and not (account.role == roles.TOWN_OFFICER and code == account.unit_code),
        "may_weigh": (account.role, unit.kind)
        in ((roles.TOWN_OFFICER, "town"), (roles.DISTRICT_OFFICER, "town"), (roles.DISTRICT_OFFICER, "county")),
        "crumbs": crumbs(unit, asked, account),
        "nav_current": "matrix",
        "page_code": f"WS-{code}-{measure}-{asked.on:%m%d}",
        "sheet_unit": unit.name,
    }
    if unit.kind in ("village", "community"):
        standing = duties.standings([unit], on=asked.on, known=asked.known)[0]
        shown["groups"] = _groups(standing, measure, account, asked)
    else:
        shown |= _of_many(unit, measures.get(measure), measure, account, asked)
    codes = [code] if unit.kind in ("village", "community") else [one.code for one in queries.units_under(code, on=asked.on)]
    shown["figures"] = telling.figures(measure, codes, on=asked.on)
    return render(request, "desk/why/why.html", shown)


def _groups(
    standing: Standing, measure: int, account: Account, asked: Asked
) -> list[tuple[str, Laid]]:
    windows = [one for one in standing.windows if one.measure == measure]
    facts = telling.facts_behind(windows)
    sentences = telling.sentences(windows, on=asked.on, facts=facts)
    code = standing.unit.code
    missed = misses.misses({code: windows}, on=asked.on, known=asked.known).get(code, {})
    undone = undoing.undone(standing.unit, windows, on=asked.on, known=asked.known)
    told = {
        id(one): _told(
            one, standing.unit, account, sentences, facts, missed.get(wording.key(one), []), undone.get(wording.key(one))
        )
        for one in windows
    }
    return [
        (title, laid([told[id(one)] for one in windows if one.owed_by in owed_by]))
        for title, owed_by in GROUPS
        if any(one.owed_by in owed_by for one in windows)
    ]


def _told(
    one: Window,
    unit: Unit,
    account: Account,
    sentences: dict[str, str],
    facts: dict[str, Fact],
    missed: list[misses.Miss],
    undone: tuple[str, str, str] | None,
) -> Told:
    behind = [facts[uid] for uid in one.facts if uid in facts]
    todo, href = _todo(one, unit, account)
    return Told(
        window=one,
        period=wording.period(one),
        authority=wording.AUTHORITY_ZH[one.authority],
        doubt=wording.marks(one.text, one.reading),
        sentence=sentences[wording.key(one)],
        facts=[
            (each, ledger.title_of(each.kind, each.attributes, unit.kind), ledger.entered(each))
            for each in behind
        ],
        misses=missed,
        todo=todo,
        href=href,
        undone=undone,
        card=laws.address(reading.duties_by_id()[one.duty].pack, one.cite),
    )


def _todo(one: Window, unit: Unit, account: Account) -> tuple[str, str]:
    """What to do next, and the page for it where this account records."""
    if one.status in (*wording.DONE, *wording.ASIDE):
        return "", ""
    if one.status == "reference":
        return f"{unbound(one)}，供参考；区里采用之后才算应办。", ""
    if one.status == "no_room":
        return "这项工作还没有开通登记；线下照常办理，开通后补录。", ""
    judge = "镇街" if one.owed_by in OF_UNIT else "区里"
    if one.status == "needs_person":
        return f"由{judge}按实际情况研判，写明理由。", ""
    if one.judged_on:
        return f"{one.verb}{one.own_object}；做到了以后，由{judge}再研判一次，不再算逾期。", ""
    who = {"unit": of_kind("村（社区）经办人", unit.kind), "supervisory": "监督委员会成员", "town": "镇街经办人"}.get(
        one.owed_by, "区里"
    )
    may = access.may_write(account, unit.code) or account.role == roles.SUPERVISORY_MEMBER
    home = owed.record_page(one, unit.code) if may else ""
    return f"{one.verb}{one.own_object}，由{who}登记；已经办过的，登记时写实际发生日。", home


def _of_many(
    unit: Unit, column: Measure | None, measure: int, account: Account, asked: Asked
) -> dict[str, Any]:
    """Of a town its units, of the district its towns: each one's cell of this measure, in code order."""
    found, behind = with_standings(unit.code, on=asked.on, known=asked.known)
    home, *_ = behind.all([unit.code, *(row.code for row in found.rows if row.code != unit.code)])
    shown: dict[str, Any] = {"groups": _groups(home, measure, account, asked)}
    if column is None:
        return shown
    rows = [
        (row, wording.short(row.name), row.cells[measure - 1], _brief(behind[row.code], measure))
        for row in found.rows
        if row.code != unit.code
    ]
    if unit.kind == "town":
        below = behind.all(row.code for row in found.rows if row.code != unit.code)
        cell = town_cell_of(home, below, measure)
        missed = late_misses(below, measure, asked)
        panel = panels.of_town(home, below, cell, column, asked.query(), missed)
        shown["panel"] = replace(panel, sum=panel.sum + _open_sum(home, below, measure))
    return shown | _listed([one for one in rows if one[2].state != "not_applicable"]) | {"below": found.level}


def _open_sum(town: Standing, below: Sequence[Standing], measure: int) -> str:
    """What waits without a due day, which no figure of what was due counts."""
    places = (("村（社区）", below, OF_UNIT), ("镇街", [town, *below], OF_TOWN))
    waiting = [
        (who, sum(one.status == "open" for each in where for one in panels.applicable(each, measure, owed_by)))
        for who, where, owed_by in places
    ]
    words = "，".join(f"{who}还有{n}项待办" for who, n in waiting if n)
    return f"{words}，没有规定期限，不算在上面的数里。" if words else ""


def _listed(rows: list[Rowed]) -> dict[str, Any]:
    """What is late is read at once, and of what else is to be done as much as one screen holds; the rest folds. All in code order."""
    urgent = sorted((one for one in rows if one[2].state in FIRST), key=lambda one: FIRST.index(one[2].state))
    first = {one[0].code for at, one in enumerate(urgent) if at < ROWS or one[2].state == LATE}
    waiting = [one for one in rows if one[0].code in first] or (rows if len(rows) <= MANY else [])
    rest = [one for one in rows if one not in waiting]
    return {"rows": waiting, "rest": rest, "rest_tally": Counter(one[2].state for one in rest).most_common()}


def _brief(standing: Standing, measure: int) -> str:
    """What is not done yet in one unit, in a few words."""
    if standing.unit.kind == "town":
        return ""
    return wording.waiting(panels.applicable(standing, measure, OF_UNIT))


@require_POST
@access.staff
def judge(request: HttpRequest, code: str, measure: int) -> HttpResponse:
    """A person's judgement of a window without a number."""
    found = access.unit_for(request, code, {roles.TOWN_OFFICER, roles.DISTRICT_OFFICER})
    account = access.account_of(request)
    duty = reading.duties_by_id().get(request.POST.get("duty", ""))
    # Nobody judges what is on his own desk: a town its units, the district its towns.
    own = found.code == account.unit_code and account.role == roles.TOWN_OFFICER
    if duty is None or duty.judgement != "person" or own:
        raise Http404
    try:
        from_on = parse_day(request.POST.get("from", ""))
    except ValueError:
        raise Http404 from None
    try:
        if request.POST.get("holds") not in ("yes", "no"):
            raise Refusal("请选“做到了”或“没有做到”，再写理由。", "holds")
        duties.judging.judge(
            code,
            duty.id,
            from_on,
            holds=request.POST.get("holds") == "yes",
            reason=request.POST.get("reason", ""),
            by=account.username,
            now=access.now_of(request),
        )
        messages.success(request, "研判已记录。")
    except Refusal as refusal:
        typed = {name: request.POST.get(name, "") for name in ("duty", "from", "holds", "reason")}
        return _page(request, code, measure, {**typed, "wrong": refusal.message})
    return redirect("desk:why", code=code, measure=measure)
