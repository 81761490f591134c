"""One visit note for several units, with what was found where and what was promised whom; the district's word on a town."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told


@dataclass(frozen=True)
class Finding:
    """What is to be changed, where, of which measure (0: the body of the notice)."""

    text: str
    units: tuple[str, ...]
    measure: int = 0


@dataclass(frozen=True)
class Help:
    """What was promised, to whom, until when."""

    text: str
    units: tuple[str, ...]
    due: date | None = None
    measure: int = 0


@dataclass(frozen=True)
class Visit:
    """A visit as it was made; ``departments``: who came along, in words."""

    on: date
    ways: tuple[str, ...]
    units: tuple[Unit, ...]
    text: str = ""
    measures: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    helps: tuple[Help, ...] = ()
    departments: str = ""


def note_visit(
    town: Unit, visit: Visit, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:
    """The note stands with the town; each finding and promise with the unit it concerns, resting on the note."""
    brought = ready(uploads)
    guards.happened(visit.on, now, done="去过以后再记")
    _refuse(town, visit)
    lines: list[Finding | Help] = [*visit.findings, *visit.helps]
    measures = tuple(dict.fromkeys([*visit.measures, *(one.measure for one in lines if one.measure)]))
    said: dict[str, Any] = {
        "way": visit.ways[0], "ways": list(visit.ways), "units": len(visit.units), "measures": list(measures) or None,
        "found": sum(len(one.units) for one in visit.findings), "helps": sum(len(one.units) for one in visit.helps),
        "departments": len(_names(visit.departments)) or None,
    }  # fmt: skip
    codes = [one.code for one in visit.units]
    with ledger.writing([town.code, *codes], now=now):
        note: Entry = writing.write(
            BOOK, town, Told(visit.on, visit.text, "", said), step="visit", by=by, now=now, fact_id=fact_id, uploads=brought,
            more={"units": codes, "departments": visit.departments},
        )  # fmt: skip
        for one in lines:
            for unit in (each for each in visit.units if each.code in one.units):
                _line(unit, one, note, by=by, now=now)
    return note


def _refuse(town: Unit, visit: Visit) -> None:
    if not visit.units:
        raise CannotBe("请勾选去了哪些村（社区）。", "units")
    if not visit.ways:
        raise CannotBe("请勾选用了什么方式。", "ways")
    if lost := [one.name for one in visit.units if not one.code.startswith(town.code)]:
        raise CannotBe(f"{'、'.join(lost)}不是{town.name}的村（社区）。", "units")


def _line(unit: Unit, one: Finding | Help, note: Entry, *, by: str, now: datetime) -> None:
    step = "finding" if isinstance(one, Finding) else "help"
    said = {"measure": one.measure} if step == "finding" or one.measure else {}
    more = {"due": one.due} if isinstance(one, Help) else {}
    writing.write(BOOK, unit, Told(note.on, one.text, "", said), step=step, by=by, now=now, parent=note, more=more)


def _names(words: str) -> list[str]:
    return [one for one in words.replace("，", "、").replace(",", "、").split("、") if one.strip()]


def evaluate(
    town: Unit, told: Told, *, departments: str, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:
    """The district's word on a town's year; ``departments``: with whom it was made."""
    brought = ready(uploads)
    with ledger.writing([town.code], now=now):
        entry: Entry = writing.write(
            BOOK, town, told, step="evaluation", by=by, now=now, fact_id=fact_id, uploads=brought, more={"departments": departments}
        )
    return entry
