"""Plain sheets of a workbook: what a room hands over for 导出; the file is made elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from cunju.kernel import cleaning

Cell = str | int | date | time | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (at most 31 signs), its headings, its rows; cells are texts, whole numbers or days."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def __post_init__(self) -> None:
        """Texts of rows kept before text was cleaned at the edge are clean here too."""
        rows = [[cleaning.safe(one) if isinstance(one, str) else one for one in row] for row in self.rows]
        object.__setattr__(self, "rows", rows)
