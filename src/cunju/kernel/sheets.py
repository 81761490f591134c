"""Plain sheets of a workbook: what a room hands over for 导出 or as a file of its own, and the one hand that writes cells."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from cunju.kernel import cleaning
from cunju.kernel.zips import settled

# What a sheet is called where it is handed out.
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula and what it comes to now, for whoever reads the file without reckoning; ``look``: its number format."""

    text: str
    value: int | float | str
    look: str = ""


Cell = str | int | date | time | Formula | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (at most 31 signs), its headings, its rows; cells are texts, whole numbers, days or formulas. ``widths`` in signs."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()

    def __post_init__(self) -> None:
        """Texts of rows kept before text was cleaned at the edge are clean here too."""
        rows = [[cleaning.safe(one) if isinstance(one, str) else one for one in row] for row in self.rows]
        object.__setattr__(self, "rows", rows)


def made(sheets: Sequence[Sheet], *, title: str, day: date, above: str = "") -> bytes:
    """The sheets as one Excel file, reckoned anew when it is opened; ``above`` is printed over each. The same sheets give the same bytes."""
    import xlsxwriter  # a tenth of a second that only whoever makes a file pays

    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime.combine(day, time())})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            put(book, sheet, one)
            sheet.set_header(f"&L{title}&R{above}".replace("\n", " "))
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
    return settled(raw.getvalue())


def put(book: Any, sheet: Any, one: Sheet) -> None:
    """Write a sheet: texts as texts (never a formula), numbers as numbers, days as days."""
    bold = _look(book, "bold")
    sheet.set_column(0, len(one.head) - 1, 14)
    for column, width in enumerate(one.widths):
        sheet.set_column(column, column, width)
    for column, name in enumerate(one.head):
        sheet.write_string(0, column, name, bold)
    for at, row in enumerate(one.rows, start=1):
        for column, value in enumerate(row):
            _cell(book, sheet, (at, column), value)
    sheet.freeze_panes(1, 1)


def _cell(book: Any, sheet: Any, at: tuple[int, int], value: Cell) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(*at, value.text, _look(book, value.look) if value.look else None, value.value)
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime.combine(value, time()), _look(book, "day"))
    elif isinstance(value, int):
        sheet.write_number(*at, value)
    elif value is not None and value != "":
        sheet.write_string(*at, value.strftime("%H:%M") if isinstance(value, time) else value)


def _look(book: Any, name: str) -> Any:
    """A format of a book, each made once."""
    known = book.__dict__.setdefault("cunju_looks", {})
    if name not in known:
        says = {"bold": {"bold": True}, "day": {"num_format": "yyyy-mm-dd", "align": "left"}}
        known[name] = book.add_format(says.get(name, {"num_format": name}))
    return known[name]
