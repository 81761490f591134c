"""The matrix of places and 为什么 of one cell, from what was published."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.desk import asking, wording
from cunju.desk.law import views as laws
from cunju.desk.places import queries
from cunju.desk.places.queries import LEVEL_ZH, Shown
from cunju.duties import reading
from cunju.duties.cells import Cell
from cunju.duties.grid import BODY, OF_DISTRICT, OF_TOWN, OF_UNIT, columns
from cunju.duties.published import Figure, Place
from cunju.kernel.refusals import Refusal
from cunju.org.models import Unit
from cunju.ui import states

UNLINKED = ("na", "none", "out")
WORDS = {"met": "没有逾期", "met_late": "没有逾期"}
FIRST_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row ready to draw; ``panel`` stands below it."""

    place: Place
    name: str
    href: str
    cells: Callable[[], SafeString]
    panel: "Told | None" = None


@dataclass(frozen=True, slots=True)
class Asks:
    """A requirement: who asks it, what, by which clause, how sure, the page of the clause."""

    authority: str
    label: str
    cite: str
    doubt: str
    card: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one cell: its state, the sum in words, where the records are and the way there."""

    place: Place
    name: str
    figure: Figure
    column: Measure
    sum: str
    own: str
    home: queries.Home | None
    there: str

    @property
    def word(self) -> str:
        """The word of its state."""
        return word_of(self.figure.cell)

    @property
    def fraction(self) -> str:
        """Its figures, short."""
        return _fraction(self.figure.cell, self.place)

    @property
    def states(self) -> list[tuple[str, int]]:
        """How many units stand in each state, the worst first."""
        return queries.state_counts(dict(self.figure.states))


def matrix(request: HttpRequest, found: Shown | Unit) -> HttpResponse:
    """A place's rows, the measures across; ``?t=ROW&m=N`` opens a cell below its row."""
    if isinstance(found, Unit):
        return render(request, "desk/places/empty.html", {"unit": found, "nav_current": "matrix"})
    every, at = columns(), asking.measure(request)
    row = _row(request, found)
    if row and at is None:
        raise Refusal("要看哪一项措施没有写明，请从表里点一格。", "m")
    at = min(FIRST_SHOWN if at is None else at, len(every) - 1)
    column = next(one for one in every if one.no == at)
    shown = _about(found) | _steps(every, at) | {
        "rows": [_drawn(one, found, column, is_open=one.code == row) for one in found.rows],
        "columns": [(one, one.no in _edges() or one == BODY) for one in every],
        "late": [(sum(_cell(one, each.no).overdue for one in found.rows), each.no in _edges() or each == BODY) for each in every],
        "tasks": [(task, len(task.measures)) for task in catalogue.notice().tasks],
        "page_code": f"JZ-{found.place.code}-{found.place.on:%m%d}",
    }  # fmt: skip
    return render(request, "desk/places/matrix.html", shown)


def why(request: HttpRequest, found: Shown | Unit, measure: int) -> HttpResponse:
    """One measure of a place: the sum, the clauses, the places below, the way to the records."""
    column = next((one for one in columns() if one.no == measure), None)
    if column is None or isinstance(found, Unit):
        raise Http404
    shown = _about(found) | {
        "told": _told(found.place, found, column),
        "column": column,
        "clauses": _clauses(measure, found.place.on),
        "below": [] if found.alone else [_told(one, found, column) for one in found.rows],
        "page_code": f"WS-{found.place.code}-{measure}-{found.place.on:%m%d}",
    }
    return render(request, "desk/places/why.html", shown)


def _about(found: Shown) -> dict[str, Any]:
    """Whose page it is and of when."""
    place = found.place
    return {
        "found": found,
        "help_name": "places",
        "place": place,
        "name": wording.short(place.name),
        "row_zh": LEVEL_ZH[found.level],
        "crumbs": [(name, reverse("desk:matrix", args=[code])) for code, name in found.above],
        "home": found.home(place.code),
        "last_measure": len(catalogue.notice().measures),
        "nav_current": "matrix",
        "sheet_unit": place.name,
    }


def _row(request: HttpRequest, found: Shown) -> str:
    """The code of the row whose cell is open; Refusal for a row that is not there."""
    text = request.GET.get("t", "").strip()
    if text and text not in {one.code for one in found.rows}:
        raise Refusal(f"表里没有“{text[:30]}”这一行，请从表里点一格。", "t")
    return text


def _steps(every: tuple[Measure, ...], at: int) -> dict[str, Any]:
    place = next(number for number, one in enumerate(every) if one.no == at)
    before, after = every[place - 1], every[(place + 1) % len(every)]
    return {"at": at, "at_measure": every[place], "previous": before, "next": after, "stops": [one.no for one in every]}


def _edges() -> set[int]:
    return {task.measures[0] for task in catalogue.notice().tasks}


def _cell(place: Place, measure: int) -> Cell:
    found = place.figure(measure)
    return found.cell if found else Cell(measure, "not_applicable")


def _drawn(place: Place, found: Shown, column: Measure, *, is_open: bool) -> Drawn:
    return Drawn(
        place=place,
        name=wording.short(place.name),
        href="" if found.alone else reverse("desk:matrix", args=[place.code]),
        cells=partial(_cells, place, found, column.no if is_open else None),
        panel=_told(place, found, column) if is_open else None,
    )


def _cells(place: Place, found: Shown, opened: int | None) -> SafeString:
    return mark_safe("".join(_drawn_cell(_cell(place, one.no), place, found, is_open=one.no == opened) for one in columns()))


def _drawn_cell(cell: Cell, place: Place, found: Shown, *, is_open: bool) -> str:
    """A ``td``: of what is late how many units; the whole fraction on a phone and to the ear."""
    look, home = states.look(cell.state), found.home(place.code)
    edge = " g" if cell.measure in _edges() or not cell.measure else ""
    begin = (
        f'<td class="{look.css}{edge}" data-unit="{place.code}" data-measure="{cell.measure}"'
        f' data-state="{cell.state}" data-n="{cell.n}" data-of="{cell.of}">'
    )
    word = f"<b>{escape(word_of(cell))} </b>"
    if look.css in UNLINKED:
        return f"{begin}&#32;{word}</td>"
    link = f"?t={place.code}&m={cell.measure}#why"
    if place.level == "unit" and home and home.site:
        link = queries.why_there(home, place.code, cell.measure)
    gap = f'<span class="gap">{cell.overdue}</span>' if cell.overdue and place.level != "unit" else ""
    opened = ' aria-expanded="true"' if is_open else ""
    return f'{begin}<a href="{escape(link)}"{opened}>{word}{gap}<span class="frac">{_fraction(cell, place)}</span></a></td>'


def word_of(cell: Cell) -> str:
    """The word of a cell that counts units."""
    return WORDS.get(cell.state) or states.matrix_word(cell.state)


def _fraction(cell: Cell, place: Place) -> str:
    """Units without anything overdue of those with something due; of a unit, what it did of what was due."""
    if cell.of:
        return f"{cell.n if place.level == 'unit' else queries.not_late(cell)}/{cell.of}"
    return str(cell.judge) if cell.judge else "参考" if cell.state == "reference" else ""


def _told(place: Place, found: Shown, column: Measure) -> Told:
    figure = place.figure(column.no) or Figure(_cell(place, column.no))
    home = found.home(place.code)
    there = queries.why_there(home, place.code, column.no) if home and home.site else ""
    return Told(place, wording.short(place.name), figure, column, _sum(place, figure.cell), _own(place, figure.cell), home, there)


def _sum(place: Place, cell: Cell) -> str:
    """What was due, what of it is done, what is late, what waits for a person; of units, or of one unit."""
    of_unit = place.level == "unit"
    words = []
    if cell.of and of_unit:
        late = f"，{cell.overdue}项逾期" if cell.overdue else ""
        words.append(f"到这一天应办{cell.of}项，已办{cell.n}项{late}。")
    elif cell.of:
        late = f"{cell.overdue}个有逾期" if cell.overdue else "没有一个逾期"
        words.append(f"到这一天{place.units}个村（居）里有{cell.of}个应办，{cell.n}个都办到了，{late}。")
    if cell.judge:
        held = f"，其中{cell.judge_with_records}{'项' if of_unit else '个'}有记录" if cell.judge_with_records else "，都还没有记录"
        words.append(f"{cell.judge}{'项' if of_unit else '个村（居）'}待研判{held}。")
    return "".join(words) or "到这一天没有到期的要求。"


def _own(place: Place, cell: Cell) -> str:
    """What the office of a town or a district owes itself."""
    if not cell.own.of:
        return ""
    late = f"，{cell.own.overdue}项逾期" if cell.own.overdue else ""
    return f"{'镇街本级' if place.level == 'town' else '区里'}到期{cell.own.of}项，已办{cell.own.n}项{late}。"


def _clauses(measure: int, on: date) -> list[tuple[str, list[Asks]]]:
    """Each party's requirements of a measure that are in force on a day, the highest layer first."""
    mine = [one for one in reading.duties_by_id().values() if one.measure == measure and one.valid_from <= on <= one.valid_to]
    order = list(wording.AUTHORITY_ZH)
    mine.sort(key=lambda one: (order.index(one.authority), one.id))
    parties = (("村（居）应办", OF_UNIT), ("镇街应办", OF_TOWN), ("区里应办", OF_DISTRICT))
    return [
        (
            title,
            [
                Asks(wording.AUTHORITY_ZH[one.authority], one.label, one.cite, wording.marks(one.text, one.reading), laws.address(one.pack, one.cite))
                for one in mine
                if one.owed_by in owed_by
            ],
        )
        for title, owed_by in parties
        if any(one.owed_by in owed_by for one in mine)
    ]
