"""A unit's register of earlier years from Excel (补录): a row a partner, with the day it left where it has left."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.partners.actions import Line, Told, write
from cunju.activities.partners.book import BOOK
from cunju.activities.partners.models import Entry
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, text_of
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records.backentry import Filling, Row
from cunju.records.filling import NO, YES
from cunju.records.models import LIVE

SHEET = "联动力量"
SINCE, FORCE, NAME, CONTACT, CONSENT, LEFT = "登记日期", "哪一类", "名称", "谁负责联系", "同意公开名称", "退出日期"
NOTES = (
    "一行一个。还在册的，“退出日期”空着。联系人写岗位，不写电话。",
    f"捐赠的没有同意公开，“{CONSENT}”写{NO}，名称不保存。",
    "已经在名册上的同一类、同一天、同样名称的不会重复写入。",
)


@dataclass(frozen=True)
class Written:
    """A row as it was read."""

    line: Line
    left: date | None


def _forces() -> dict[str, str]:
    return {word: value for value, word in BOOK.choices("partner", "element")}


def blank(unit: Unit) -> bytes:
    """The empty list."""
    columns = [
        Column(SINCE, 12, "day"), Column(FORCE, 16, choices=list(_forces())), Column(NAME, 34), Column(CONTACT, 20),
        Column(CONSENT, 14, choices=(YES, NO)), Column(LEFT, 12, "day"),
    ]  # fmt: skip
    return made([Blank(SHEET, columns)], NOTES)


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        load = partial(_load, unit, by=by, now=now)
        yield from filled.rows_of(SHEET, sheets[SHEET], named=FORCE, said=_said, written=_read, load=load)


def _said(cells: Mapping[str, Any]) -> str:
    return "　".join(filter(None, (text_of(cells.get(one)) for one in (SINCE, FORCE, NAME))))


def _read(cells: Mapping[str, Any]) -> Written:
    force, consent = text_of(cells.get(FORCE)), text_of(cells.get(CONSENT))
    if force not in _forces():
        raise Wrong(f"“{FORCE}”写的是“{force}”，应从{'、'.join(_forces())}中选")
    if consent not in ("", YES, NO):
        raise Wrong(f"“{CONSENT}”写的是“{consent}”，应写{YES}或者{NO}")
    since, left = day_of(cells.get(SINCE), SINCE), day_of(cells.get(LEFT), LEFT)
    if since is None:
        raise Wrong(f"“{SINCE}”没有填")
    told = Told(since, text_of(cells.get(NAME)), text_of(cells.get(CONTACT))[:60], {"element": _forces()[force]})
    found = Line(told, consent == YES)
    if not found.kept("partner").text:
        raise Wrong(f"“{NAME}”没有填")
    return Written(found, left)


def _load(unit: Unit, row: Written, *, by: str, now: datetime) -> bool:
    """Put it on the register, and off it; False where it stands already."""
    told = row.line.kept("partner")
    same = Entry.objects.filter(unit_code=unit.code, step="partner", on=told.on, text=told.text, state=LIVE)
    if same.filter(said__element=told.said["element"]).exists():
        return False
    partner = write(unit, row.line, step="partner", by=by, now=now)
    if row.left:
        write(unit, Line(Told(row.left)), step="left", parent=partner, by=by, now=now)
    return True


FILLING = Filling(
    key="partners:fill", title="从Excel补录联动力量", word="联动力量", notes=NOTES, back=BOOK.home, blank=blank, rows=rows_of,
    needed={SHEET: (SINCE, FORCE)},
)  # fmt: skip
