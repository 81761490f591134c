"""Rolls from a table: each row a day with its numbers, recorded as the page of the roll would."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.bodies import queries
from cunju.activities.bodies.actions.rolls import Counts, record_roll
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, text_of, whole_of
from cunju.kernel.refusals import CannotBe
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records.backentry import Filling, Row

SHEET, DAY = "名册", "日期"
HEADS = {"adults": "十八周岁以上人数", "households": "户数", "groups": "小组数", "party_members": "有表决权的党员数"}
NOTES = ("一行是一天的名册；不知道的数空着。那一天已经有名册、数字不一样的，到名册页更正。",)


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it was read."""

    on: date
    counts: Counts


def said(cells: Mapping[str, Any]) -> str:
    """The row in a few words."""
    return "，".join(f"{one}{text_of(cells.get(one))}" for one in (DAY, *HEADS.values()) if text_of(cells.get(one)))


def written(cells: Mapping[str, Any]) -> Written:
    """The cells of a row; Wrong with what to do."""
    on = day_of(cells.get(DAY), DAY)
    if on is None:
        raise Wrong("请写是哪一天的名册")
    adults, households, groups, members = (whole_of(cells.get(head), head) for head in HEADS.values())
    return Written(on, Counts(adults, households, groups, members))


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    load = partial(_load, unit, by=by, now=now)
    return filled.rows_of(SHEET, sheets[SHEET], named=DAY, said=said, written=written, load=load)


def _load(unit: Unit, row: Written, *, by: str, now: datetime) -> bool:
    """Record the roll; False where the newest of that day says the same, or nothing else."""
    before = queries.roll_on(unit.code, on=row.on)
    told = {name: value for name in HEADS if (value := getattr(row.counts, name)) is not None}
    if before is not None and all(getattr(before, name) == value for name, value in told.items()):
        return False
    if before is not None and before.on == row.on:
        raise CannotBe("这一天已经有名册，数字和表里的不一样；哪个对，请到名册页核对，要改的按“更正”。")
    record_roll(unit.code, row.counts, on=row.on, by=by, now=now)
    return True


FILLING = Filling(
    key="bodies:roll_fill", title="从Excel补录名册", word="名册", notes=NOTES, back="bodies:people", blank=lambda unit: made(
        [Blank(SHEET, [Column(DAY, 12, "day"), *(Column(one, 14, "number") for one in HEADS.values())])], NOTES
    ), needed={SHEET: (DAY,)}, rows=rows_of,
)  # fmt: skip


def fills() -> Sequence[Any]:
    """The lists of this room that other tables come in through."""
    return (FILLING,)
