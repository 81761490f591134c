"""The page of the matrix: district → town → unit, and 为什么 of the open cell below its row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cunju import catalogue, duties
from cunju.desk import asking, misses, panels, presenting, telling, wording
from cunju.desk.asking import Asked
from cunju.duties import Cell, Matrix, Row, Standing, covering
from cunju.duties.grid import OF_TOWN, town_cell, unit_cell, with_standings
from cunju.kernel.refusals import Refusal
from cunju.org import access, queries
from cunju.org.models import Account, Unit
from cunju.org.renaming import named
from cunju.ui import states

UNLINKED = ("na", "none", "out")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell ready to draw: its look, whether it begins a task, whether its 为什么 is open."""

    cell: Cell
    css: str
    word: str
    edge: bool
    linked: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row ready to draw; ``first`` draws the rule between streets and towns; ``panel`` stands below it."""

    code: str
    name: str
    href: str
    key: str
    units: int
    places: tuple[Place, ...]
    first: bool = False
    panel: panels.Panel | None = None


@access.staff
@asking.answered
def matrix(request: HttpRequest, code: str) -> HttpResponse:
    """The signature page; the same address with ``?t=ROW&m=N`` opens a cell."""
    unit = access.unit_for(request, code)
    asked, at = asking.asked(request), asking.measure(request)
    unit = named(unit, on=asked.on)
    if request.GET.get("format") == "csv":
        return _csv(unit, asked, request.GET.get("level", ""))
    units, towns, off = queries.addressed_under(code, on=asked.on)
    found, by_code = with_standings(code, on=asked.on, known=asked.known, under=(units, towns))
    opened = _opened(request, found)
    if opened and at is None:
        raise Refusal("要看哪一项措施没有写明，请从表里点一格。", "m")
    shown = _rows(found, by_code, asked, opened=opened, at=at or 3)
    if only_late := request.GET.get("late") == "1":
        shown = [one for one in shown if one.panel or any(each.cell.overdue for each in one.places)]
    context = _context(found, unit, asked, at or 3) | {
        "rows": shown,
        "panel": next((one.panel for one in shown if one.panel), None),
        "owed": _owed_by_town(found, by_code),
        "left_out": _left_out(towns, off) if found.level == "town" else {},
        "only_late": only_late,
        "uncovered": covering.note(asked.on),
        "crumbs": crumbs(unit, asked, access.account_of(request)),
    }
    return render(request, "desk/matrix.html", context)


def _csv(unit: Unit, asked: Asked, level: str) -> HttpResponse:
    found = duties.matrix(
        unit.code, on=asked.on, known=asked.known, level=level if level in ("town", "unit") else None
    )
    response = HttpResponse(presenting.as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="matrix-{unit.code}-{asked.on}.csv"'
    return response


def _opened(request: HttpRequest, found: Matrix) -> str:
    """The code of the row whose cell is open; Refusal for a row that is not there."""
    text = request.GET.get("t", "").strip()
    if not text:
        return ""
    code = next((row.code for row in found.rows if text in (row.code, row.code[-3:])), "")
    if not code:
        raise Refusal(f"表里没有“{text[:30]}”这一行，请从表里点一格。", "t")
    return code


def _rows(found: Matrix, by_code: dict[str, Standing], asked: Asked, *, opened: str, at: int) -> list[Drawn]:
    edges = _edges()
    drawn, before = [], False
    for row in found.rows:
        street = row.kind == "town" and "街道" in row.name
        first, before = before and row.kind == "town" and not street, street
        is_open = row.code == opened
        drawn.append(
            Drawn(
                code=row.code,
                name=wording.short(row.name),
                href=reverse("desk:matrix" if row.kind == "town" else "desk:unit", args=[row.code]),
                key=row.code[-3:],
                units=row.units,
                places=tuple(
                    _place(cell, edge=cell.measure in edges, is_open=is_open and cell.measure == at)
                    for cell in row.cells
                ),
                first=first,
                panel=_panel(row, found, by_code, asked, at) if is_open else None,
            )
        )
    return drawn


def _place(cell: Cell, *, edge: bool, is_open: bool = False) -> Place:
    look = states.look(cell.state)
    return Place(cell, look.css, states.matrix_word(cell.state), edge, look.css not in UNLINKED, is_open)


def _edges() -> set[int]:
    return {task.measures[0] for task in catalogue.notice().tasks}


def _panel(row: Row, found: Matrix, by_code: dict[str, Standing], asked: Asked, at: int) -> panels.Panel:
    column, cell, standing = found.columns[at - 1], row.cells[at - 1], by_code[row.code]
    if row.kind == "town":
        units = [one for code, one in by_code.items() if code.startswith(row.code) and code != row.code]
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


def _owed_by_town(found: Matrix, by_code: dict[str, Standing]) -> tuple[str, tuple[Place, ...]] | None:
    """What the town owes, at home and in these units: a row of its own, never part of a unit's cell."""
    town = next((one for one in by_code.values() if one.unit.kind == "town"), None)
    if found.level != "unit" or town is None:
        return None
    rows = {row.code for row in found.rows}
    windows = [
        one
        for code, standing in by_code.items()
        if code in rows or code == town.unit.code
        for one in standing.windows
        if one.owed_by in OF_TOWN
    ]
    edges = _edges()
    places = tuple(
        _place(
            unit_cell(column.no, [one for one in windows if one.measure == column.no], found.on),
            edge=column.no in edges,
        )
        for column in found.columns
    )
    return town.unit.code, places


def _left_out(towns: Sequence[Unit], off: Sequence[Unit]) -> dict[str, Any]:
    """Streets that are switched off, and those whose belonging is to be confirmed."""
    notice = catalogue.notice()
    out = sorted([*off, *(one for one in towns if one.code in notice.switched_off)], key=lambda one: one.code)
    doubtful = [one for one in towns if one.code in notice.unconfirmed and one not in out]
    return {
        "off": [(one.code, wording.short(one.name)) for one in off],
        "off_names": "、".join(wording.short(one.name) for one in out),
        "doubtful": "、".join(wording.short(one.name) for one in doubtful),
    }


def _context(found: Matrix, unit: Unit, asked: Asked, at: int) -> dict[str, Any]:
    notice = catalogue.notice()
    cells = [cell for row in found.rows for cell in row.cells]
    last = len(notice.measures)
    columns = [(one, one.no in _edges()) for one in found.columns]
    sums = [
        (sum(row.cells[n].n for row in found.rows), _linked_sum(found, n), edge)
        for n, (_, edge) in enumerate(columns)
    ]
    return {
        "matrix": found,
        "unit": unit,
        "asked": asked,
        "kept": asked.query().replace("?", "&"),
        "at": at,
        "at_measure": notice.measures[at - 1],
        "previous": notice.measures[(at - 2) % last],
        "next": notice.measures[at % last],
        "columns": columns,
        "tasks": [(task, len(task.measures)) for task in notice.tasks],
        "sums": sums,
        "counts": {state: sum(cell.state == state for cell in cells) for state in states.WINDOW},
        "nav_current": "matrix",
        "page_code": page_code(unit, asked.on),
        "sheet_unit": unit.name,
    }


def town_cell_of(town: Standing, below: Sequence[Standing], measure: int) -> Cell:
    """A town's cell of one measure from standings at hand."""
    own = [one for one in town.windows if one.owed_by in OF_TOWN and one.measure == measure]
    theirs = [[one for one in each.windows if one.measure == measure] for each in below]
    return town_cell(measure, own, theirs)


def _linked_sum(found: Matrix, column: int) -> int:
    """The sum below a column; nothing where no cell of it has a number to show."""
    cells = [row.cells[column] for row in found.rows]
    return sum(cell.of for cell in cells if states.look(cell.state).css not in UNLINKED)


def crumbs(unit: Unit, asked: Asked, account: Account) -> list[tuple[str, str]]:
    """The matrices above a unit that the account reaches."""
    names = {6: "全区", 9: "镇街"}
    return [
        (names[len(code)], reverse("desk:matrix", args=[code]) + asked.query())
        for code in (unit.code[:6], unit.code[:9])
        if len(code) < len(unit.code) and code.startswith(account.reach)
    ]


def page_code(unit: Unit, on: date) -> str:
    """The short code a printed sheet carries back here."""
    return f"JZ-{unit.code}-{on:%m%d}"
