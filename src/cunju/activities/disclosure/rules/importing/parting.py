"""A sum beside its parts that nothing calls a sum: a payment with its parts below, lines with their sum below; booked once."""

import re
from collections.abc import Iterator, Sequence

from cunju.activities.disclosure.rules.importing.asking import Talk, rows_zh
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.records import Record
from cunju.activities.disclosure.rules.importing.words import BALANCE
from cunju.activities.disclosure.rules.money import yuan

TAKEN_BACK = re.compile(r"冲红|红冲|红字|冲销|冲账|冲回")
CHOICES = (("parts", "是它的明细，不另记"), ("lines", "不是，各是一笔"))


def part(records: Sequence[Record], talk: Talk) -> None:
    """Asks where rows below a line, with no day or voucher of their own, make up exactly its amount; marks them as its parts."""
    for first, below in _sums(records):
        column, fen = _amount(first)
        text = f"第{first.number}行“{first.said}”的{yuan(fen)}元正好是下面{rows_zh([one.number for one in below])}之和。下面的是不是它的明细？"
        if column and talk.ask(f"r{first.row}p", text, CHOICES) == "parts":
            for one in below:
                one.label = "part"
    for sum_, above in _below(records):
        fen = _amount(sum_)[1]
        text = f"第{sum_.number}行“{sum_.said}”{yuan(fen)}元没有写日期，正好是{rows_zh([one.number for one in above])}之和。它是一笔，还是合计？"
        if talk.ask(f"r{sum_.row}s", text, (("line", "是一笔收支"), ("sum", "是合计，不另记"))) == "sum":
            sum_.label = "total"
    for one in records:
        column, fen = _amount(one)
        if column and fen > 0 and not one.label and TAKEN_BACK.search(one.title):
            text = f"第{one.number}行“{one.said}”写的是冲销，金额{yuan(fen)}元却没有负号（红色的字这里看不出）。怎样记？"
            if talk.ask(f"r{one.row}n", text, (("minus", "是红字，按负数记"), ("plain", "照表里记"))) == "minus":
                one.cells[column] = -fen


def _below(records: Sequence[Record]) -> Iterator[tuple[Record, list[Record]]]:
    """Rows without a day that make up the lines with one right above them; a second one may be of a single line."""
    above: list[Record] = []
    found = False
    for one in records:
        column, fen = _amount(one)
        if one.day.day and column and not one.label:
            above.append(one)
            continue
        same = [each for each in above if _amount(each)[0] == column]
        if one.label or not column or one.basis or not one.no_day or not one.title:
            above = []
        elif sum(_amount(each)[1] for each in same) == fen and len(same) == len(above) >= (1 if found else 2):
            yield one, above
            above, found = [], True


def _sums(records: Sequence[Record]) -> Iterator[tuple[Record, list[Record]]]:
    for at, first in enumerate(records):
        column, fen = _amount(first)
        if first.label or not column or not fen:
            continue
        below: list[Record] = []
        for one in records[at + 1 :]:
            mine, part_ = _amount(one)
            if mine != column or not part_ or one.label not in ("", "part") or not _hangs(one, first):
                break
            below.append(one)
            if len(below) > 1 and sum(_amount(each)[1] for each in below) == fen:
                if any(not each.label for each in below):
                    yield first, below
                break


def _hangs(one: Record, first: Record) -> bool:
    """Whether a row has no day and no voucher of its own."""
    return one.day.day is None and one.basis in ("", first.basis)


def _amount(record: Record) -> tuple[Column | None, int]:
    """The one amount of a row and its column; none where there are several, or it is no line."""
    cells = [(column, fen) for column, fen in record.cells.items() if column.role != BALANCE and fen and not column.summed]
    return cells[0] if len(cells) == 1 else (None, 0)
