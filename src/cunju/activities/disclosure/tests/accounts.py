"""Tables as town accountants really make them, each with what must come of it: the lines and balances, or what must be asked or said."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

MONTH = "2023-08"
# Formats of cells by the name a cell is written with: (value, name).
FORMATS = {"wan": '0.00"万元"', "scaled": '0!.0,"万"', "two": "0.00", "thousands": "#,##0.00"}


@dataclass(frozen=True)
class Case:
    """A file and what must come of it.

    ``lines`` are signed yuan (below zero went out); ``asks`` and ``says`` are words of the questions and doubts; ``refused`` of the
    refusal. Where ``asks`` or ``refused`` is given nothing may be saved at once.
    """

    name: str
    data: bytes
    file: str = "8月.xlsx"
    lines: tuple[float, ...] | None = None
    opening: float | None = None
    closing: float | None = None
    asks: str = ""
    says: tuple[str, ...] = ()
    refused: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    plain: bool = False
    pasted: bool = False


@dataclass(frozen=True)
class F:
    """A formula with what Excel stored for it; None is a result that was never stored."""

    text: str
    value: Any = None


def book(
    *sheets: tuple[str, list[list[Any]]],
    merge: tuple[str, ...] = (),
    hide: tuple[str, ...] = (),
    more: Callable[..., None] | None = None,
) -> bytes:
    """A workbook of sheets; ``merge`` are ranges of the first one, ``hide`` names of hidden sheets."""
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    days = made.add_format({"num_format": "yyyy-mm-dd"})
    shapes = {name: made.add_format({"num_format": text}) for name, text in FORMATS.items()}
    for at, (name, rows) in enumerate(sheets):
        sheet = made.add_worksheet(name)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                _write(sheet, y, x, cell, days, shapes)
        for one in merge if at == 0 else ():
            first = one.split(":")[0]
            y, x = xlsxwriter.utility.xl_cell_to_rowcol(first)
            sheet.merge_range(one, "")
            _write(sheet, y, x, rows[y][x] if y < len(rows) and x < len(rows[y]) else "", days, shapes)
        if name in hide:
            sheet.hide()
        if more and at == 0:
            more(sheet)
    if sheets[0][0] in hide:
        made.worksheets()[1].activate()
    made.close()
    return target.getvalue()


def _write(sheet: Any, y: int, x: int, cell: Any, days: Any, shapes: Any) -> None:
    shape = None
    if isinstance(cell, tuple):
        cell, shape = cell[0], shapes[cell[1]]
    if isinstance(cell, F):
        sheet.write_formula(y, x, cell.text, None, "" if cell.value is None else cell.value)
    elif isinstance(cell, date):
        sheet.write_datetime(y, x, datetime.combine(cell, time()), days)
    elif isinstance(cell, str):
        sheet.write_string(y, x, cell, shape)
    elif cell is not None:
        sheet.write(y, x, cell, shape)


HEAD = ["日期", "凭证号", "摘要", "收入", "支出", "余额"]
TITLE = ["玉峰山村2023年8月收支明细表"]
ROWS = [
    ["上月结余", None, None, None, None, 86420.35],
    ["8月3日", "8-01", "街道拨付专项经费", 6000, None, 92420.35],
    ["8月10日", "8-02", "堰塘承包费", 6600, None, 99020.35],
    ["8月14日", "8-05", "三组人行便道维修", None, 12860, 86160.35],
    ["8月22日", "8-07", "防汛沙袋", None, 5874.6, 80285.75],
]
SUM = ["本月合计", None, None, 12600, 18734.6, 80285.75]
LINES = (6000, 6600, -12860, -5874.6)
WHOLE = {"lines": LINES, "opening": 86420.35, "closing": 80285.75}


def table(*rows: list[Any]) -> list[list[Any]]:
    """A usual table with some rows after its own lines."""
    return [TITLE, HEAD, *ROWS, *rows]


def without(rows: list[list[Any]], *columns: int) -> list[list[Any]]:
    """Rows without some columns."""
    return [[cell for at, cell in enumerate(row) if at not in columns] for row in rows]


def wan(cell: Any) -> Any:
    """An amount in 万元."""
    return round(cell / 10_000, 6) if isinstance(cell, int | float) else cell
