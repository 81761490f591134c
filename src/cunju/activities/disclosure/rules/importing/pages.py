"""A table as plain values: cells by row and column, what is hidden, merged, formatted or a formula; as JSON and back."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Place = tuple[int, int]
UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SPACED, TABBED = "spaced", "tabbed"


@dataclass(frozen=True, slots=True)
class Page:
    """One worksheet, or what was pasted; rows and columns are counted from 0, said from 1.

    ``unknown`` are formulas without a result in the file, ``formulas`` those with one; ``text`` says how pasted text was parted. ``unseen``: the
    file's format does not tell what is hidden and what is a formula.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Sequence[tuple[int, int, int, int]] = ()
    formats: Mapping[Place, str] = field(default_factory=dict)
    formulas: frozenset[Place] = frozenset()
    unknown: frozenset[Place] = frozenset()
    text: str = ""
    unseen: bool = False

    def cell(self, row: int, column: int) -> Any:
        """What stands at a place; None where nothing does."""
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else None

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(one) for one in self.rows), default=0)

    @property
    def empty(self) -> bool:
        """Whether nothing stands on it."""
        return not any(plain(cell) for row in self.rows for cell in row)


def plain(cell: Any) -> str:
    """A cell as text without blanks at its ends."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell if cell is not None else "").replace("\u3000", " ").strip()


def squeezed(cell: Any) -> str:
    """A cell as text in half width without any blank, as words are compared."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", plain(cell)))


def short(cell: Any, most: int = 20) -> str:
    """A cell as it is quoted in a sentence."""
    text = UNSEEN.sub(" ", plain(cell))
    return text if len(text) <= most else f"{text[:most]}…"


def letter(column: int) -> str:
    """A column as Excel names it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = LETTERS[rest] + name
    return name


def pasted(text: str) -> Page:
    """Text copied out of a table: cells parted by tabs, else by wide gaps, else by any blank."""
    lines = text.splitlines()
    if any("\t" in one for one in lines):
        return Page("", [one.split("\t") for one in lines], text=TABBED)
    barred = [
        one.strip().strip("|") for one in lines if one.count("|") > 1 and not re.fullmatch(r"[\s|:+-]+", one)
    ]
    if len(barred) > 1:
        return Page("", [[cell.strip() for cell in one.split("|")] for one in barred], text=TABBED)
    trimmed = [unicodedata.normalize("NFKC", one).strip() for one in lines]
    wide = [re.split(r" {2,}", one) for one in trimmed]
    if sum(len(one) >= 3 for one in wide) < 2:
        wide = [re.split(r"\s+", one) for one in trimmed]
    return Page("", [row if any(row) else [] for row in wide], text=SPACED)


def to_plain(pages: Sequence[Page]) -> list[dict[str, Any]]:
    """Pages as JSON values, to be kept until a person has confirmed."""
    return [
        {
            "name": one.name,
            "rows": [[_told(cell) for cell in row] for row in one.rows],
            "hidden": one.hidden,
            "hidden_rows": sorted(one.hidden_rows),
            "hidden_columns": sorted(one.hidden_columns),
            "merged": [list(each) for each in one.merged],
            "formats": [[*place, text] for place, text in one.formats.items()],
            "formulas": [list(each) for each in sorted(one.formulas)],
            "unknown": [list(each) for each in sorted(one.unknown)],
            "text": one.text,
            "unseen": one.unseen,
        }
        for one in pages
    ]


def from_plain(data: Sequence[Mapping[str, Any]]) -> list[Page]:
    """The pages that ``to_plain`` wrote."""
    return [
        Page(
            name=one["name"],
            rows=[[_read(cell) for cell in row] for row in one["rows"]],
            hidden=one["hidden"],
            hidden_rows=frozenset(one["hidden_rows"]),
            hidden_columns=frozenset(one["hidden_columns"]),
            merged=[(top, left, bottom, right) for top, left, bottom, right in one["merged"]],
            formats={(row, column): text for row, column, text in one["formats"]},
            formulas=frozenset((row, column) for row, column in one["formulas"]),
            unknown=frozenset((row, column) for row, column in one["unknown"]),
            text=one["text"],
            unseen=bool(one.get("unseen")),
        )
        for one in data
    ]


def _told(cell: Any) -> Any:
    if isinstance(cell, date):
        return {"day": (cell.date() if isinstance(cell, datetime) else cell).isoformat()}
    return cell if isinstance(cell, str | int | float | None) else str(cell)


def _read(cell: Any) -> Any:
    return date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell
