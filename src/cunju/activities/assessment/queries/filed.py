"""A town's windows as they count: as known on the day of the notice, what came later only by decision, what a check found."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from cunju.activities.assessment import rules
from cunju.activities.assessment.models import Entry
from cunju.activities.assessment.queries import schemes
from cunju.activities.assessment.rules import COUNTS, DONE, OUT, UNDONE, Item, Piece, Result
from cunju.duties import interface as duties
from cunju.duties import openings
from cunju.duties.status import Window
from cunju.kernel.words import short_name
from cunju.org import queries as places
from cunju.org.models import Unit

OWED = ("unit", "supervisory", "town")
WHY = {
    "needs_person": "待研判", "reference": "参考", "not_assessable": "不纳入评价", "not_applicable": "不适用", "no_room": "暂未开通登记",
    "open": "没有期限还在办", "due_soon": "还没有到期", "not_due": "还没有到期",
}  # fmt: skip
BY_DECISION = {"done": (DONE, "异议后按完成计"), "out": (OUT, "异议后不计分")}
LATER = {"counted": "通知发出后登记，决定计入", "left": "通知发出后登记，决定不计入", "": "通知发出后登记，还没有决定"}
FALSE = "抽查不属实"


@dataclass(frozen=True)
class File:
    """A town's file: the rubric, its windows as they count, those that came later and wait for a decision; ``digest`` once it is closed."""

    town: Unit
    scheme: Entry
    on: date
    items: tuple[Item, ...]
    pieces: tuple[Piece, ...]
    undecided: tuple[str, ...] = ()
    digest: str = ""

    @cached_property
    def result(self) -> Result:
        """What it comes to."""
        return rules.result(self.items, self.pieces)

    def of(self, item: str) -> list[Piece]:
        """The windows of one item."""
        return [one for one in self.pieces if one.item == item]

    def piece(self, key: str) -> Piece | None:
        """One window."""
        return next((one for one in self.pieces if one.key == key), None)

    @property
    def inputs(self) -> dict[str, Any]:
        """All it was made of, as it is frozen: the same records give the same."""
        return {
            "town": self.town.code, "year": self.scheme.year, "on": self.on.isoformat(), "notice_on": str(self.scheme.notice_on or ""),
            "rubric": [asdict(one) for one in self.items], "windows": [asdict(one) for one in self.pieces],
        }  # fmt: skip


def file_of(town: Unit, scheme: Entry, *, on: date) -> File:
    """A town's file: as it was frozen where the year is closed, else from the ledger."""
    closing = schemes.closing_of(scheme)
    if closing and (kept := thawed(closing, town)):
        return kept
    return made([town], scheme, on=on)[0]


def thawed(closing: Entry, town: Unit) -> File | None:
    """A town's file as it was at a closing."""
    row = schemes.frozen(closing, town.code)
    if row is None or closing.scheme is None:
        return None
    told = row.inputs
    items = [Item(**{**one, "measures": tuple(one["measures"]), "duties": tuple(one["duties"])}) for one in told["rubric"]]
    pieces = [Piece(**{**one, "facts": tuple(one["facts"])}) for one in told["windows"]]
    return File(town, closing.scheme, date.fromisoformat(told["on"]), tuple(items), tuple(pieces), (), row.digest)


def made(towns: Sequence[Unit], scheme: Entry, *, on: date) -> list[File]:
    """The files of towns from the ledger, in the order of the towns."""
    units = {town.code: [town, *places.units_under(town.code, on=on)] for town in towns}
    every = [one for found in units.values() for one in found]
    live = _windows(every, scheme, on, on)
    known = _windows(every, scheme, on, min(scheme.notice_on or on, on))
    decided = {(one.town_code, one.key): one.holds_as for one in schemes.decisions(scheme)}
    checked = {(one.town_code, one.key): one.holds for one in schemes.checks(scheme)}
    making = [_Making(schemes.items(scheme), town, units[town.code], live, known, decided, checked) for town in towns]
    return [File(one.town, scheme, on, tuple(one.items), *one.pieces()) for one in making]


Windows = dict[str, dict[str, Any]]


def _windows(units: Sequence[Unit], scheme: Entry, on: date, known: date) -> Windows:
    """The windows of units that somebody under the district owes, by unit and key."""
    found = duties.standings(units, on=on, known=known, year=scheme.year)
    return {
        each.unit.code: {key_of(each.unit.code, one): one for one in each.windows if one.owed_by in OWED} for each in found
    }


def key_of(unit: str, window: Any) -> str:
    """What names a window for good: unit, duty, first day, the record that opened it."""
    return "|".join((unit, window.duty, window.from_.isoformat(), *filter(None, (window.opening,))))


@dataclass(frozen=True, slots=True)
class _Opened:
    """What names the record that opened a window."""

    duty: str
    opening: str


def which(pieces: Sequence[Piece], *, office: str) -> dict[str, str]:
    """By key what the record that opened a window says to an office, where one did and it says something."""
    opened = {one.key: _Opened(one.key.split("|")[1], one.key.split("|")[3]) for one in pieces if one.key.count("|") == 3}
    said = openings.words(cast("Iterable[Window]", opened.values()), office=office)
    return {key: said[one.opening] for key, one in opened.items() if one.opening in said}


@dataclass
class _Making:
    """One town's pieces from windows at hand."""

    items: list[Item]
    town: Unit
    units: list[Unit]
    live: Windows
    known: Windows
    decided: dict[tuple[str, str], str]
    checked: dict[tuple[str, str], bool | None]

    def pieces(self) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
        """The pieces by item and place, and the keys of those that wait for a decision."""
        found: list[Piece] = []
        waiting: list[str] = []
        for item in self.items:
            for unit in self.units:
                for key, window in sorted(self.live[unit.code].items()):
                    if item.reads(window.measure, window.duty):
                        piece, waits = self._piece(item, unit, key, window)
                        found.append(piece)
                        waiting += [key] if waits else []
        return tuple(found), tuple(waiting)

    def _piece(self, item: Item, unit: Unit, key: str, window: Any) -> tuple[Piece, bool]:
        before = self.known[unit.code].get(key)
        said = self.decided.get((self.town.code, key), "")
        counts, why = _counts(window)
        later = before is None or _counts(before)[0] != counts
        if later and said != "counted":
            counts = _counts(before)[0] if before else OUT
        if later:
            why = LATER[said if said in LATER else ""]
        if said in BY_DECISION:
            counts, why = BY_DECISION[said]
        found = self.checked.get((self.town.code, key))
        if found is False and said not in BY_DECISION:
            counts, why = UNDONE, FALSE
        piece = Piece(
            key, item.key, unit.code, short_name(unit.name), window.measure, window.label, window.from_.isoformat(), str(window.due_on or ""),
            str(window.met_on or ""), window.status_zh, counts, why, bool(found), tuple(window.facts),
        )  # fmt: skip
        return piece, later and not said


def _counts(window: Any) -> tuple[str, str]:
    """As what a window counts by its status, and why not where it does not."""
    if not window.binding:
        return OUT, WHY["reference"]
    return COUNTS.get(window.status, OUT), WHY.get(window.status, "")


def later(file: File) -> list[Piece]:
    """Windows that stood otherwise when the notice of assessment went out: what counts of them a named person decides."""
    return [one for one in file.pieces if one.key in file.undecided or one.why in LATER.values()]
