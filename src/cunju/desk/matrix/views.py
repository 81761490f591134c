"""The page of the matrix: district → town → unit, and 为什么 of the open cell below its row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from cunju import catalogue
from cunju.desk import asking, misses, telling, wording
from cunju.desk.asking import Asked
from cunju.desk.matrix import drawing, panels
from cunju.desk.places import access as places
from cunju.desk.places import views as of_places
from cunju.duties import covering, gridpresenting, published, reading
from cunju.duties import interface as duties
from cunju.duties.cells import Cell
from cunju.duties.grid import BODY, Behind, Matrix, Row, with_standings
from cunju.duties.reading import Standing
from cunju.kernel.days import short_day
from cunju.kernel.refusals import Refusal
from cunju.org import access, queries, roles
from cunju.org.models import Account, Unit
from cunju.org.renaming import named
from cunju.ui import states

FIRST_SHOWN = 3
UNLINKED = ("na", "none", "out")
OWN_ZH = {"town": "镇街应办", "county": "区里应办"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row ready to draw; ``first`` draws the rule between streets and towns; ``panel`` stands below it; ``cells`` draws them."""

    code: str
    name: str
    href: str
    units: int
    cells: Callable[[], SafeString]
    first: bool = False
    late: bool = False
    panel: panels.Panel | None = None


@access.looking
@asking.answered
def matrix(request: HttpRequest, code: str) -> HttpResponse:
    """The signature page; the same address with ``?t=ROW&m=N`` opens a cell. Above the districts it is the page of a place."""
    if (place := places.place_for(request, code)) is not None:
        return of_places.matrix(request, place)
    unit = access.unit_for(request, code, roles.LOOKERS)
    asked, at = asking.asked(request), asking.measure(request)
    unit = named(unit, on=asked.on)
    if request.GET.get("format") == "csv":
        return _csv(unit, asked, request.GET.get("level", ""))
    units, towns, off = queries.addressed_under(code, on=asked.on)
    found, behind = with_standings(code, on=asked.on, known=asked.known, under=(units, towns), office=unit)
    opened = _opened(request, found)
    if opened and at is None:
        raise Refusal("要看哪一项措施没有写明，请从表里点一格。", "m")
    only_late = request.GET.get("late") == "1"
    stops = _stops(found, only_late)
    first = stops[0] if only_late else FIRST_SHOWN
    at = min(first if at is None else at, len(found.columns))
    account = access.account_of(request)
    shown = _rows(found, behind, asked, opened=opened, at=at, page="desk:matrix" if account.role in roles.UPPER else "desk:unit")
    if only_late:
        shown = [one for one in shown if one.panel or one.late]
    context = _context(found, unit, asked, at) | _steps(found, stops, at) | {
        "rows": shown,
        "panel": next((one.panel for one in shown if one.panel), None),
        "left_out": _left_out(towns, off) if found.level == "town" else {},
        "only_late": only_late,
        "uncovered": covering.note(asked.on),
        "crumbs": crumbs(unit, asked, account),
    }
    return render(request, "desk/matrix/matrix.html", context)


def _stops(found: Matrix, only_late: bool) -> list[int]:
    """The measures a narrow page steps through, one at a time: all, or those of which something is overdue."""
    late = {cell.measure for row in found.rows for cell in row.cells if cell.overdue}
    every = [one.no for one in found.columns]
    return [one for one in every if one in late] or every if only_late else every


def _steps(found: Matrix, stops: list[int], at: int) -> dict[str, Any]:
    by_number = {one.no: one for one in found.columns}
    place = stops.index(at) if at in stops else -1
    before, after = (stops[(place + way) % len(stops)] for way in (-1, 1))
    return {"previous": by_number[before], "next": by_number[after], "stops": stops}


def _csv(unit: Unit, asked: Asked, level: str) -> HttpResponse:
    found = duties.matrix(
        unit.code, on=asked.on, known=asked.known, level=level if level in ("town", "unit") else None
    )
    response = HttpResponse(gridpresenting.as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="matrix-{unit.code}-{asked.on}.csv"'
    return response


def _opened(request: HttpRequest, found: Matrix) -> str:
    """The code of the row whose cell is open; Refusal for a row that is not there."""
    text = request.GET.get("t", "").strip()
    if not text:
        return ""
    theirs = [row.code for row in found.rows if not is_own(row, found)]
    code = next((code for code in theirs if text in (code, code[-3:])), "")
    if not code:
        raise Refusal(f"表里没有“{text[:30]}”这一行，请从表里点一格。", "t")
    return code


def _rows(found: Matrix, behind: Behind, asked: Asked, *, opened: str, at: int, page: str) -> list[Drawn]:
    """``page``: where a unit's name leads."""
    edges = _edges()
    drawn, before = [], False
    for row in found.rows:
        own = is_own(row, found)
        street = row.kind == "town" and "街道" in row.name
        first, before = own or (before and row.kind == "town" and not street), street
        is_open = row.code == opened
        drawn.append(
            Drawn(
                code=row.code,
                name=OWN_ZH[row.kind] if own else wording.short(row.name),
                href=reverse("desk:matrix" if row.kind == "town" and not own else page, args=[row.code]),
                units=row.units,
                cells=partial(_cells, row, asked, own=own, edges=edges, opened=at if is_open else None),
                first=first,
                late=any(one.overdue for one in row.cells),
                panel=_panel(row, found, behind, asked, at) if is_open else None,
            )
        )
    return drawn


def is_own(row: Row, found: Matrix) -> bool:
    """Whether a row is what an office owes itself, below the units it stands over."""
    return row.kind == "county" or (row.kind == "town" and found.level == "unit")


def _cells(row: Row, asked: Asked, *, own: bool, edges: set[int], opened: int | None) -> SafeString:
    query = asked.query() if own else _kept(asked)
    return drawing.joined(
        [
            _cell(row, one, query, on=asked.on, own=own, edges=edges, is_open=one.measure == opened)
            for one in row.cells
        ]
    )


def _cell(row: Row, cell: Cell, query: str, *, on: date, own: bool, edges: set[int], is_open: bool) -> str:
    look = states.look(cell.state)
    link = ""
    if look.css not in UNLINKED and own:
        link = drawing.why_address(row.code, cell.measure, query)
    elif look.css not in UNLINKED:
        link = f"?t={row.code[-3:]}&m={cell.measure}{query}#why"
    return drawing.cell(
        cell,
        css=look.css,
        word=_word(cell, on),
        edge=cell.measure in edges or not cell.measure,
        owner=row.code,
        own=own,
        link=link,
        is_open=is_open,
    )


def _kept(asked: Asked) -> str:
    """The day asked about, as the rest of an address."""
    return asked.query().replace("?", "&")


def _word(cell: Cell, on: date) -> str:
    """The word of the state; of what cannot be recorded yet with the day the notice sets for it."""
    word = states.matrix_word(cell.state)
    day = reading.fixed_days().get(cell.measure) if cell.state == "no_room" else None
    return f"{word}，{short_day(day)}{'已过' if day < on else '到期'}" if day else word


def _edges() -> set[int]:
    return {task.measures[0] for task in catalogue.notice().tasks}


def _panel(row: Row, found: Matrix, behind: Behind, asked: Asked, at: int) -> panels.Panel:
    column, cell, standing = found.columns[at - 1], row.cells[at - 1], behind[row.code]
    if row.kind == "town" and found.level == "town":
        units = behind.below(row.code)
        missed = late_misses(units, at, asked)
        return panels.of_town(standing, units, cell, column, asked.query(), missed)
    windows = [one for one in standing.windows if one.measure == at]
    return panels.of_unit(standing, cell, column, telling.sentences(windows, on=asked.on), asked.query())


def late_misses(units: Sequence[Standing], measure: int, asked: Asked) -> panels.Missed:
    """Of units late with a measure, the records that did not count; two queries however many units."""
    late = {
        one.unit.code: windows
        for one in units
        if (windows := [w for w in one.windows if w.measure == measure and w.status == "overdue"])
    }
    return misses.misses(late, on=asked.on, known=asked.known)


def _left_out(towns: Sequence[Unit], off: Sequence[Unit]) -> dict[str, Any]:
    """Streets that are switched off, and those whose belonging is to be confirmed."""
    notice = catalogue.notice()
    out = sorted([*off, *(one for one in towns if one.code in notice.switched_off)], key=lambda one: one.code)
    doubtful = [one for one in towns if one.code in notice.unconfirmed and one not in out]
    return {
        "off": [(one.code, wording.short(one.name)) for one in off],
        "off_names": "、".join(wording.short(one.name) for one in out),
        "why": notice.unaddressed,
        "doubtful": "、".join(wording.short(one.name) for one in doubtful),
    }


def _context(found: Matrix, unit: Unit, asked: Asked, at: int) -> dict[str, Any]:
    notice = catalogue.notice()
    theirs = [row for row in found.rows if not is_own(row, found)]
    cells = [cell for row in theirs for cell in row.cells if cell.measure]
    columns = [(one, one.no in _edges() or one == BODY) for one in found.columns]
    sums = [
        (sum(row.cells[n].n for row in theirs), sum(row.cells[n].of for row in theirs), edge)
        for n, (_, edge) in enumerate(columns)
    ]
    return {
        "matrix": found,
        "theirs": len(theirs),
        "last_measure": len(notice.measures),
        "unit": unit,
        "asked": asked,
        "kept": _kept(asked),
        "at": at,
        "at_measure": found.columns[at - 1],
        "columns": columns,
        "tasks": [(task, len(task.measures)) for task in notice.tasks],
        "sums": sums,
        "judging": sum(bool(cell.judge) for cell in cells),
        "counts": {state: sum(cell.state == state for cell in cells) for state in states.WINDOW},
        "nav_current": "matrix",
        "page_code": page_code(unit, asked.on),
        "sheet_unit": unit.name,
    }


def crumbs(unit: Unit, asked: Asked, account: Account) -> list[tuple[str, str]]:
    """The matrices above a unit that the account reaches; for who reads from above, the places above its district too."""
    names, upper = {6: "全区", 9: "镇街"}, account.role in roles.UPPER
    above = [(name, reverse("desk:matrix", args=[code])) for code, name in published.names_above(unit.code[:6])] if upper else []
    return above + [
        (names[len(code)], reverse("desk:matrix", args=[code]) + asked.query())
        for code in (unit.code[:6], unit.code[:9])
        if len(code) < len(unit.code) and (upper or code.startswith(account.reach))
    ]


def page_code(unit: Unit, on: date) -> str:
    """The short code a printed sheet carries back here."""
    return f"JZ-{unit.code}-{on:%m%d}"
