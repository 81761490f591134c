"""Plain sheets of a workbook: what a room hands over for 导出; the file is made elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

Cell = str | int | date | time | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (at most 31 signs), its headings, its rows; cells are texts, whole numbers or days."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
