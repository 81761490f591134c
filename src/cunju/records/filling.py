"""补录 by Excel for the lines of a room: one sheet, a row a line, its columns from the table of steps."""

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, text_of, whole_of
from cunju.kernel.kinds import Field
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records import reading, writing
from cunju.records.backentry import Filling, Row
from cunju.records.book import Book, Told
from cunju.records.steps import Ask, Step

SHEET, DAY, STEP, AFTER, WORDS = "补录", "日期", "事项", "接着哪一天的", "写了什么"
YES, NO = "是", "否"
MONEY = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
NOTES = (
    "一行一件事，按时间先后写；“事项”从下拉列表里选，用不到的列空着。",
    "接着另一件事的（例如报告走访的意见），在“接着哪一天的”写那件事的日期；那件事可以在这张表前面的行，也可以已经登记过。",
    "已经有的同一天、同样内容的记录不会重复写入；要改的，到那条记录的页面更正。",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it was read."""

    step: Step
    told: Told
    after: date | None


def of(book: Book, names: Sequence[str], *, word: str) -> Filling:
    """The list of a room for these steps of its table."""
    return Filling(
        key=f"{book.room}:fill", title=f"从Excel补录{word}", word=word, notes=NOTES, back=book.home,
        blank=lambda unit: blank(book, names, unit), needed={SHEET: (DAY, STEP)}, rows=partial(rows_of, book, names),
    )  # fmt: skip


def _asks(book: Book, names: Sequence[str]) -> dict[str, tuple[Ask, Field]]:
    """The questions of all these steps by their heading; the same heading is the same question."""
    found: dict[str, tuple[Ask, Field]] = {}
    for step in (book.steps[name] for name in names):
        known = book.fields(step)
        for one in step.asks:
            found.setdefault(_heading(one, known[one.fills]), (one, known[one.fills]))
    return found


def _heading(ask: Ask, kind: Field) -> str:
    return ask.label or kind.label


def blank(book: Book, names: Sequence[str], unit: Unit) -> bytes:
    """The empty list, with what may be picked."""
    return made([sheet(book, names, unit)], NOTES)


def sheet(book: Book, names: Sequence[str], unit: Unit) -> Blank:
    """Its sheet, for a room that has others beside it."""
    steps = [of_kind(book.steps[name].label, unit.kind) for name in names]
    asked = [_column(heading, kind) for heading, (_, kind) in _asks(book, names).items()]
    columns = [Column(DAY, 12, "day"), Column(STEP, 18, choices=steps), Column(AFTER, 14, "day"), Column(WORDS, 40, "wrap"), *asked]
    return Blank(SHEET, columns)


def _column(heading: str, kind: Field) -> Column:
    if kind.values:
        return Column(heading, 16, choices=[kind.word(one) for one in kind.values])
    if kind.type == "bool":
        return Column(heading, 12, choices=(YES, NO))
    return Column(heading, 12, {"int": "number", "money": "number", "date": "day"}.get(kind.type, "text"))


def rows_of(
    book: Book, names: Sequence[str], sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime
) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    read = partial(_read, book, names, unit)
    load = partial(_load, book, unit, by=by, now=now)
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        yield from filled.rows_of(SHEET, sheets[SHEET], named=STEP, said=_said, written=read, load=load)


def _said(cells: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (text_of(cells.get(one)) for one in (DAY, STEP, WORDS))))


def _read(book: Book, names: Sequence[str], unit: Unit, cells: Mapping[str, Any]) -> Written:
    by_label = {of_kind(book.steps[name].label, unit.kind): book.steps[name] for name in names}
    step = by_label.get(text_of(cells.get(STEP)))
    if step is None:
        raise Wrong(f"“{STEP}”写的是“{text_of(cells.get(STEP))}”，应从{'、'.join(by_label)}中选")
    on, after = day_of(cells.get(DAY), DAY), day_of(cells.get(AFTER), AFTER)
    if on is None:
        raise Wrong(f"“{DAY}”没有填")
    if step.text_needed and not text_of(cells.get(WORDS)):
        raise Wrong(f"“{WORDS}”没有填：{step.ask}")
    known, said = book.fields(step), {}
    for ask in step.asks:
        heading = _heading(ask, known[ask.fills])
        value = _value(cells.get(heading), heading, known[ask.fills])
        if value is None and ask.required and known[ask.fills].type != "bool":
            if ask.start is None:
                raise Wrong(f"“{heading}”没有填")
            value = ask.start
        if value is not None:
            said[ask.fills] = value
    return Written(step, Told(on, text_of(cells.get(WORDS)), "", said), after)


def _value(cell: Any, heading: str, kind: Field) -> Any:
    text = text_of(cell)
    if not text:
        return False if kind.type == "bool" else None
    if kind.values:
        words = {kind.word(one): one for one in kind.values}
        if text not in words:
            raise Wrong(f"“{heading}”写的是“{text}”，应从{'、'.join(words)}中选")
        return words[text]
    if kind.type == "bool":
        if text not in (YES, NO):
            raise Wrong(f"“{heading}”写的是“{text}”，应写{YES}或者{NO}")
        return text == YES
    if kind.type == "date":
        day = day_of(cell, heading)
        return day.isoformat() if day else None
    if kind.type == "money":
        return _money(text, heading)
    return whole_of(cell, heading) if kind.type == "int" else text


def _money(text: str, heading: str) -> str:
    plain = text.replace(",", "").replace("，", "").removesuffix("元")
    if not MONEY.fullmatch(plain):
        raise Wrong(f"“{heading}”写的是“{text}”，不是金额；只写数字，最多两位小数，单位元")
    return f"{Decimal(plain):.2f}"


def _load(book: Book, unit: Unit, row: Written, *, by: str, now: datetime) -> bool:
    """Write the line; False where it stands already."""
    there = reading.live(book, unit.code, step=row.step.name).filter(on=row.told.on, text=row.told.text)
    if any(row.told.said.items() <= one.said.items() for one in there):
        return False
    writing.write(book, unit, row.told, step=row.step.name, by=by, now=now, parent=_parent(book, unit, row))
    return True


def _parent(book: Book, unit: Unit, row: Written) -> Any:
    """The line it follows, by its day; of several the first that nothing of the kind has followed."""
    if not row.step.follows:
        return None
    if row.after is None:
        if row.step.begins:
            return None
        raise CannotBe(f"请在“{AFTER}”写它接着的那件事的日期。")
    found = [one for name in row.step.follows for one in reading.live(book, unit.code, step=name).filter(on=row.after)]
    free = [one for one in found if not one.followers.filter(step=row.step.name, state="live").exists()]
    if not free:
        heads = "、".join(book.steps[name].label for name in row.step.follows)
        raise CannotBe(f"没有找到{row.after}的{heads}，或者它后面已经登记过“{row.step.label}”。请核对“{AFTER}”。")
    return free[0]
