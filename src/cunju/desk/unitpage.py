"""The page of a unit on a day: who is in office, the year, every requirement with its status."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.desk import asking, panels, tables, wording, years
from cunju.desk.asking import Asked
from cunju.desk.whys import GROUPS
from cunju.duties import interface as duties
from cunju.duties.grid import OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.words import of_kind
from cunju.org import access, bodies, queries, roles
from cunju.org.models import Seat
from cunju.org.renaming import named

FOLDED = ("no_room", "not_assessable", "needs_person", "reference")


@access.staff
@asking.answered
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit on a day: who is in office, the year, every requirement with its status."""
    found, asked = access.unit_for(request, code), asking.asked(request)
    found = named(found, on=asked.on)
    standing = duties.standings([found], on=asked.on, known=asked.known)[0]
    windows = [one for one in standing.windows if one.status != "not_applicable"]
    measures = {one.no: one for one in catalogue.notice().measures}
    account = access.account_of(request)
    shown = {
        "unit": found,
        "asked": asked,
        "standing": standing,
        "counts": _counts(windows),
        "people": _people(code, found.kind, asked),
        "roll": queries.roll_on(code, on=asked.on),
        "lanes": years.lanes(code, [one for one in windows if one.owed_by in OF_UNIT]),
        "groups": [
            (title, *_requirements([one for one in windows if one.owed_by in owed_by], measures))
            for title, owed_by in GROUPS
            if any(one.owed_by in owed_by for one in windows)
        ],
        "crumbs": tables.crumbs(found, asked, account),
        "may_adopt": found.kind == "county" and account.role == roles.DISTRICT_OFFICER,
        "nav_current": "matrix",
        "page_code": f"DW-{code}-{asked.on:%m%d}",
        "sheet_unit": found.name,
    }
    return render(request, "desk/unit.html", shown)


def _counts(windows: list[Window]) -> dict[str, int]:
    own = [one for one in windows if one.owed_by in OF_UNIT] or windows
    return {
        state: sum(one.status == state for one in own) for state in ("overdue", "due_soon", "open", "met")
    }


def _people(code: str, kind: str, asked: Asked) -> list[tuple[str, int, int]]:
    """How many sit in each body on the day, and how many of them are women; never who."""
    seats = Seat.objects.filter(unit_code=code, from_on__lte=asked.on).exclude(to_on__lt=asked.on)
    rows = seats.order_by().values_list("body", "person__sex").annotate(n=Count("id"))
    found: dict[str, list[int]] = {}
    for body, sex, n in rows:
        each = found.setdefault(body, [0, 0])
        each[0] += n
        each[1] += n if sex == "f" else 0
    words = bodies.BODY_ZH
    order = [*words, *sorted(set(found) - set(words))]
    return [
        (of_kind(words.get(body, body), kind), found[body][0], found[body][1]) for body in sorted(found, key=order.index)
    ]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of a unit's year: its windows side by side, those alike in one."""

    number: int
    title: str
    first: Window
    layer: str
    spots: tuple[panels.Spot, ...]


def _requirements(
    windows: list[Window], measures: dict[int, Measure]
) -> tuple[list[Requirement], list[Requirement]]:
    """Requirements with something to do or done, and those that wait, are not recorded here, or do not count."""
    found: dict[str, list[Window]] = {}
    for one in windows:
        found.setdefault(one.duty, []).append(one)
    shown: list[Requirement] = []
    folded: list[Requirement] = []
    for each in found.values():
        number = each[0].measure
        title = measures[number].title if number in measures else wording.beside(each[0].authority)
        row = Requirement(number, title, each[0], wording.AUTHORITY_ZH[each[0].authority], _spots(each))
        home = folded if all(one.status in FOLDED for one in each) else shown
        home.append(row)
    return shown, folded


def _spots(windows: list[Window]) -> tuple[panels.Spot, ...]:
    """Each window in a few words; where all stand alike without a record, one for all."""
    if len(windows) > 1 and len({one.status for one in windows}) == 1 and windows[0].status in FOLDED:
        return (panels.Spot(windows[0].status, f"{len(windows)}期，{windows[0].status_zh}"),)
    return tuple(panels.Spot(one.status, _spot_word(one)) for one in windows)


def _spot_word(one: Window) -> str:
    """第三季度，已有1，应有2，9月30日到期."""
    words = [wording.period(one), wording.progress(one)]
    if one.status in ("overdue", "due_soon", "not_due") and one.due_on:
        words.append(f"{one.due_on.month}月{one.due_on.day}日到期")
    if one.status in ("overdue", "due_soon") and one.at_least > 1:
        words.append(one.status_zh)
    if one.status == "met":
        words[1] += "办成"
    if one.status == "met_late":
        words[1] += "办成，逾期完成"
    return "，".join(words)
