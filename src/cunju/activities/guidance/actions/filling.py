"""A town's notes of the years before from Excel (补录): rows of one day and the same units are one note; its measures on the shelf's sheet."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.guidance.actions.visiting import Finding, Help, Visit, note_visit
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, is_sample, text_of
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import filling, reading, writing
from cunju.records.backentry import Row
from cunju.records.book import Told

VISITS, MEASURES = "督促", ("measures",)
DAY, UNITS, WAYS, WITH, WORDS, WHOSE = "日期", "去了哪些村（社区）", "用了什么方式", "一起去的部门", "情况", "下面说的是哪个村（社区）"
FOUND, SETTLED, HOW = "看到什么要改的", "改好的日期", "怎么改的"
HELP, DUE, GIVEN, KEPT = "答应帮什么", "答应在哪天前", "帮助兑现的日期", "怎么帮的"
NEEDED = {VISITS: (DAY, UNITS, WAYS), filling.SHEET: (filling.DAY, filling.STEP)}
NOTES = (
    f"“{VISITS}”表一行一个问题或者一项帮助；同一次督促有几个的，几行写同样的日期和“{UNITS}”。没有问题和帮助的写一行。",
    f"“{UNITS}”和“{WAYS}”写几个的用顿号隔开；村（社区）写简称。“{WHOSE}”空着就是去了的每一个。",
    "没有的空着；还没有改好、还没有兑现的，日期空着，会列在工作台上。",
    f"“{filling.SHEET}”表写镇（街道）定的推进措施。",
    "已经登记过的同一天、去了同样地方的督促不会重复写入；要改的，作废那一条再记。",
)


def blank(town: Unit) -> bytes:
    """The empty list."""
    columns = [
        Column(DAY, 12, "day"), Column(UNITS, 24, "wrap"), Column(WAYS, 18, "wrap"), Column(WITH, 16), Column(WORDS, 30, "wrap"),
        Column(WHOSE, 18), Column(FOUND, 30, "wrap"), Column(SETTLED, 12, "day"), Column(HOW, 24, "wrap"),
        Column(HELP, 30, "wrap"), Column(DUE, 12, "day"), Column(GIVEN, 12, "day"), Column(KEPT, 24, "wrap"),
    ]  # fmt: skip
    return made([Blank(VISITS, columns), filling.sheet(BOOK, MEASURES, town)], NOTES)


@dataclass(frozen=True)
class Line:
    """What one row found or promised, for which units; ``on``: the day it was settled or kept, ``how``: in which words."""

    made: Finding | Help
    on: date | None
    how: str


@dataclass(frozen=True)
class Noted:
    """A visit as its rows say it."""

    visit: Visit
    lines: tuple[Line, ...]


def rows_of(sheets: Mapping[str, Rows], town: Unit, by: str, now: datetime) -> Generator[Row]:
    """The visits of a filled list, then the measures, each with its act."""
    units = places.units_under(town.code, on=now.date())
    read = partial(_noted, {short_name(one.name): one for one in units})
    with ledger.writing([town.code, *(one.code for one in units)], now=now):  # each unit is folded once, when all rows are through
        groups: dict[tuple[str, str], list[tuple[int, Mapping[str, Any]]]] = {}
        for line, cells in sheets.get(VISITS, ()):
            if not is_sample(cells, UNITS):
                groups.setdefault((text_of(cells.get(DAY)), text_of(cells.get(UNITS))), []).append((line, cells))
        for (_, where), lines in groups.items():
            said = f"{_said_day(lines[0][1])}到{where}"
            try:
                noted = read(lines)
            except Wrong as wrong:
                yield Row(VISITS, lines[0][0], said, fault=f"{wrong}。")
                continue
            yield Row(VISITS, lines[0][0], said, partial(_load, town, noted, by=by, now=now))
        yield from filling.rows_of(BOOK, MEASURES, {filling.SHEET: sheets.get(filling.SHEET, ())}, town, by, now)


def _said_day(cells: Mapping[str, Any]) -> str:
    try:
        return str(day_of(cells.get(DAY), DAY) or "")
    except Wrong:
        return text_of(cells.get(DAY))


def _noted(units: Mapping[str, Unit], lines: Sequence[tuple[int, Mapping[str, Any]]]) -> Noted:
    first = lines[0][1]
    on = day_of(first.get(DAY), DAY)
    if on is None:
        raise Wrong(f"“{DAY}”没有填")
    went = _units(units, first, UNITS)
    if not went:
        raise Wrong(f"“{UNITS}”没有填")
    words = {word: value for value, word in BOOK.choices("visit", "way")}
    ways = _several(first, WAYS)
    if wrong := next((one for one in ways if one not in words), "" if ways else "空的"):
        raise Wrong(f"“{WAYS}”写的是“{wrong}”，应从{'、'.join(words)}中选")
    found = tuple(line for _, cells in lines for line in _lines(units, went, cells))
    told = [text_of(cells.get(WORDS)) for _, cells in lines]
    visit = Visit(
        on, tuple(words[one] for one in dict.fromkeys(ways)), tuple(went), "\n".join(dict.fromkeys(filter(None, told))), (),
        tuple(one.made for one in found if isinstance(one.made, Finding)), tuple(one.made for one in found if isinstance(one.made, Help)),
        text_of(first.get(WITH)),
    )  # fmt: skip
    return Noted(visit, found)


def _several(cells: Mapping[str, Any], label: str) -> list[str]:
    text = text_of(cells.get(label))
    for sign in "，,；;\n ":
        text = text.replace(sign, "、")
    return [one for one in text.split("、") if one]


def _units(units: Mapping[str, Unit], cells: Mapping[str, Any], label: str) -> list[Unit]:
    names = [short_name(one) for one in _several(cells, label)]
    if lost := next((one for one in names if one not in units), ""):
        raise Wrong(f"“{label}”里的“{lost}”不在本镇（街道）的村（社区）里；请照全称或简称写，几个用顿号隔开")
    return [units[one] for one in dict.fromkeys(names)]


def _lines(units: Mapping[str, Unit], went: Sequence[Unit], cells: Mapping[str, Any]) -> list[Line]:
    whose = _units(units, cells, WHOSE) or list(went)
    if lost := next((short_name(one.name) for one in whose if one not in went), ""):
        raise Wrong(f"“{WHOSE}”写的“{lost}”没有写在“{UNITS}”里")
    codes, found = tuple(one.code for one in whose), list[Line]()
    if text := text_of(cells.get(FOUND)):
        found.append(Line(Finding(text, codes), day_of(cells.get(SETTLED), SETTLED), text_of(cells.get(HOW))))
    if text := text_of(cells.get(HELP)):
        found.append(Line(Help(text, codes, day_of(cells.get(DUE), DUE)), day_of(cells.get(GIVEN), GIVEN), text_of(cells.get(KEPT))))
    return found


def _load(town: Unit, noted: Noted, *, by: str, now: datetime) -> bool:
    """Write a note with what hangs on it; False where a note of that day and those units stands already."""
    visit = noted.visit
    if any(set(one.units) == {each.code for each in visit.units} for one in reading.live(BOOK, town.code, step="visit").filter(on=visit.on)):
        return False
    if early := next((one.on for one in noted.lines if one.on and one.on < visit.on), None):
        raise CannotBe(f"改好或兑现的日期{early}早于督促的日期{visit.on}。请核对。")
    note = note_visit(town, visit, by=by, now=now)
    for line in noted.lines:
        if line.on:
            _answer(note, line, by=by, now=now)
    return True


def _answer(note: Entry, line: Line, *, by: str, now: datetime) -> None:
    """Say of each unit that it was settled, or that the help was given."""
    step, follows = ("finding", "settled") if isinstance(line.made, Finding) else ("help", "given")
    assert line.on is not None
    write: Callable[..., Any] = partial(writing.write, BOOK, step=follows, by=by, now=now)
    for one in Entry.objects.filter(parent=note, step=step, text=line.made.text, unit_code__in=line.made.units):
        if not one.followers.filter(state="live").exists():
            write(places.units_by_code([one.unit_code])[one.unit_code], Told(line.on, line.how), parent=one)
