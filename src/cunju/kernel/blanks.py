"""Empty Excel templates: headings, real choices to pick from, rows that stand there already, notes on how to fill them in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

DEEP = 2000
CHOICES, NOTES = "选项", "填写说明"
FORMATS = {"text": "@", "day": "yyyy-mm-dd", "hour": "hh:mm", "number": None, "wrap": "@"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how wide in signs, what stands in it (a key of ``FORMATS``), what to pick from."""

    label: str
    width: int = 10
    look: str = "text"
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A sheet to fill in: its name, columns, rows of texts that stand there; ``sample`` says they are examples."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]] = ()
    sample: bool = False


def made(blanks: Iterable[Blank], notes: Sequence[str]) -> bytes:
    """The workbook (.xlsx); no instant of making goes into it, so the same blanks give the same bytes."""
    import xlsxwriter  # a tenth of a second that only whoever makes a file pays

    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2023, 1, 1, tzinfo=UTC)})
        looks = {name: book.add_format({"num_format": one} if one else {}) for name, one in FORMATS.items()}
        looks["wrap"].set_text_wrap()
        looks["head"] = book.add_format({"bold": True, "border": 1, "bg_color": "#E8EEF5", "text_wrap": True})
        looks["sample"] = book.add_format({"italic": True, "font_color": "#6B6B6B", "num_format": "@", "text_wrap": True})
        lists = _Lists(book)
        for one in blanks:
            _sheet(book, one, looks=looks, lists=lists)
        told = book.add_worksheet(NOTES)
        told.set_column(0, 0, 90)
        for line, text in enumerate(notes):
            told.write_string(line, 0, f"{line + 1}. {text}")
    return stream.getvalue()


class _Lists:
    """The choices, on a hidden sheet of their own, since one cell holds no more than 255 characters of them."""

    def __init__(self, book: Any) -> None:
        self.book, self.used = book, 0
        self.sheet: Any = None

    def source(self, label: str, words: Sequence[str]) -> str:
        """Write one list; gives the range a drop-down reads."""
        if self.sheet is None:
            self.sheet = self.book.add_worksheet(CHOICES)
            self.sheet.hide()
        for line, word in enumerate((label, *words)):
            self.sheet.write_string(line, self.used, word)
        letter = chr(ord("A") + self.used)
        self.used += 1
        return f"={CHOICES}!${letter}$2:${letter}${len(words) + 1}"


def _sheet(book: Any, blank: Blank, *, looks: dict[str, Any], lists: _Lists) -> None:
    sheet = book.add_worksheet(blank.name)
    sheet.freeze_panes(1, 0)
    for at, one in enumerate(blank.columns):
        sheet.set_column(at, at, one.width, looks[one.look])
        sheet.write_string(0, at, one.label, looks["head"])
        if one.choices:
            rule = {"validate": "list", "source": lists.source(one.label, one.choices), "ignore_blank": True}
            rule |= {"error_title": "请从列表中选", "error_message": f"“{one.label}”请从下拉列表中选。"}
            sheet.data_validation(1, at, DEEP, at, rule)
        elif one.look == "number":
            whole = {"validate": "decimal", "criteria": ">=", "value": 0, "ignore_blank": True}
            whole |= {"error_title": "请填数字", "error_message": "只写数字，不写单位。"}
            sheet.data_validation(1, at, DEEP, at, whole)
    for line, row in enumerate(blank.rows, start=1):
        for at, text in enumerate(row):
            sheet.write_string(line, at, text, looks["sample" if blank.sample else blank.columns[at].look])
