"""What changed below the district since a day: newly overdue, done or entered late, sent in; by town in code order, never by how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cunju.desk import wording
from cunju.duties import interface as duties
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.codes import town_code
from cunju.org import queries
from cunju.org.models import Unit

LATE = "overdue"


@dataclass(frozen=True, slots=True)
class Moved:
    """One duty that moved: whose it is, what, how."""

    unit: Unit
    name: str
    measure: int
    words: str


@dataclass
class Town:
    """A town with what moved in it."""

    unit: Unit
    name: str
    late: list[Moved] = field(default_factory=list)
    done: list[Moved] = field(default_factory=list)
    sent: list[Moved] = field(default_factory=list)

    @property
    def columns(self) -> list[tuple[str, list[tuple[str, list[Moved]]]]]:
        """The three columns, each duty once with its units."""
        return [("新逾期", _by_duty(self.late)), ("办好了", _by_duty(self.done)), ("报来的", _by_duty(self.sent))]

    @property
    def still(self) -> bool:
        """Nothing moved here."""
        return not (self.late or self.done or self.sent)


def _by_duty(moved: Sequence[Moved]) -> list[tuple[str, list[Moved]]]:
    """What moved with the units it moved in, each unit once."""
    found: dict[str, dict[str, Moved]] = {}
    for one in moved:
        found.setdefault(one.words, {}).setdefault(one.unit.code, one)
    return [(words, list(units.values())) for words, units in found.items()]


def changes(prefix: str, *, since: date, on: date) -> list[Town]:
    """Every town with what moved in it since a day, that day included: due in that time and not done, or entered in it."""
    units, towns, _ = queries.addressed_under(prefix, on=on)
    found = {one.code: Town(one, wording.short(one.name)) for one in towns}
    for standing in duties.standings([*towns, *units], on=on):
        home = found.get(town_code(standing.unit.code))
        if home is not None:
            _sort(home, standing.unit, standing.windows, since)
    return list(found.values())


def _sort(home: Town, unit: Unit, windows: Iterable[Window], since: date) -> None:
    for one in windows:
        if one.owed_by not in (*OF_UNIT, *OF_TOWN):
            continue
        if one.status == LATE and one.due_on and one.due_on >= since:
            home.late.append(_moved(unit, one, ""))
        elif one.status in wording.DONE and one.entered_on and one.entered_on >= since:
            late = "，逾期完成" if one.status == "met_late" else ""
            (home.sent if unit.kind == "town" else home.done).append(_moved(unit, one, late))


def _moved(unit: Unit, one: Window, how: str) -> Moved:
    return Moved(unit, wording.short(unit.name), one.measure, f"{wording.said(one)}{how}")


def counted(towns: Sequence[Town]) -> tuple[int, int, int]:
    """How many became overdue, were done, were sent in, in all."""
    return sum(len(one.late) for one in towns), sum(len(one.done) for one in towns), sum(len(one.sent) for one in towns)
