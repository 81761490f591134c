"""The tasks of the notice folded: each says how its measures stand before it opens; every measure leads to its 为什么."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.desk import wording
from cunju.duties import cells
from cunju.duties.cells import Cell
from cunju.duties.grid import BODY, OF_DISTRICT, OF_TOWN, OF_UNIT, Parties, parties
from cunju.duties.reading import Standing
from cunju.duties.status import Window
from cunju.ui import states

OWN = {"county": OF_DISTRICT, "town": OF_TOWN}
OTHERS = (("镇街应办，不计入本单位", OF_TOWN), ("区里应办，不计入本单位", OF_DISTRICT))
ORDINALS = "零一二三四五六七八九十"
KEPT_UP = "没有逾期"
NOT_OWN = "由村（社区）办，本级不涉及"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: its number, its name, what of it is open or on record, how it stands."""

    number: int
    title: str
    said: str
    css: str
    word: str
    fraction: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A task with its measures; ``stands``: look, word and number of measures, the worst first."""

    ordinal: str
    title: str
    rows: tuple[Row, ...]

    @property
    def stands(self) -> list[tuple[str, str, int]]:
        """How its measures stand, said once a state."""
        counts = Counter((one.css, one.word) for one in self.rows)
        return [(css, word, n) for (css, word), n in counts.items()]


def own_of(kind: str) -> tuple[str, ...]:
    """Whose duties are a unit's own: its committees', a town's, the district's."""
    return OWN.get(kind, OF_UNIT)


def shelves(standing: Standing) -> list[Shelf]:
    """All tasks, what stands beside every measure, and what others owe in this unit; an office's own first, what is not its own in one fold."""
    own = own_of(standing.unit.kind)
    mine = parties(standing, own)
    measures = {one.no: one for one in catalogue.notice().measures}
    found = [
        _shelf(_ordinal(task.no), task.title, [measures[no] for no in task.measures], mine, standing)
        for task in catalogue.notice().tasks
    ]
    found.append(_shelf("", wording.BODY_ZH, [BODY], mine, standing))
    for title, owed_by in OTHERS:
        if owed_by != own and (theirs := _others(standing, owed_by)):
            shown = [measures.get(no, BODY) for no in theirs]
            found.append(_shelf("", title, shown, parties(standing, owed_by), standing))
    return found if own == OF_UNIT else _own_first(found)


def _own_first(found: Sequence[Shelf]) -> list[Shelf]:
    """The shelves without what the office has nothing to do with, which stands below them, folded as one."""
    kept = [replace(one, rows=tuple(row for row in one.rows if row.css != "na")) for one in found]
    rest = tuple(row for one in found for row in one.rows if row.css == "na")
    return [*(one for one in kept if one.rows), *([Shelf("", NOT_OWN, rest)] if rest else [])]


def _ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else str(number)


def _others(standing: Standing, owed_by: tuple[str, ...]) -> list[int]:
    """Measures of which somebody else owes something here."""
    return sorted({one.measure for one in standing.windows if one.owed_by in owed_by and one.status != "not_applicable"})


def _shelf(ordinal: str, title: str, measures: Iterable[Measure], owed: Parties, standing: Standing) -> Shelf:
    made = [(one, owed.party(one.no)) for one in measures]
    rows = [
        _row(one, cells.unit_cell(one.no, party, standing.on), cast(Sequence[Window], party.windows)) for one, party in made
    ]
    return Shelf(ordinal, title, tuple(rows))


def _row(measure: Measure, cell: Cell, windows: Sequence[Window]) -> Row:
    title = measure.title if measure.no else "通知正文、法律法规的要求"
    css, word = _standing(cell)
    return Row(measure.no, title, _said(cell, windows), css, word, f"{cell.n}/{cell.of}" if cell.of else "")


def _standing(cell: Cell) -> tuple[str, str]:
    """Look and word; what was due and is all done is kept up, whatever falls due later."""
    if cell.state == "not_due" and cell.of:
        return states.look("met").css, KEPT_UP
    return states.look(cell.state).css, states.matrix_word(cell.state)


def _said(cell: Cell, windows: Sequence[Window]) -> str:
    """What is open of a measure, in a few words; else how much is on record."""
    brief = wording.waiting(windows)
    records = len({uid for one in windows for uid in one.facts})
    if brief and cell.state != "needs_person":
        return brief
    return f"有{records}条记录" if records else ""
