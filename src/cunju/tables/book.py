"""What a file of tables holds, as plain values; the form in which the child hands it over."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

Cell = str | int | float | bool | date | time | timedelta | None
# Rows and columns of a merged range, the first and the last of each, counted from nought as in ``rows``.
Area = tuple[int, int, int, int]
Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """A sheet: ``rows`` from the first row and column on, ``lines`` the number a person sees before each of them. Looks without content (a coloured
    column) are no rows; so a merged range may reach further down than ``rows``.

    Merged ranges, hidden rows and columns are told where the format says so (.xlsx), counted from nought; number formats, formulas with a
    result kept (``formulas``) and without one (``unknown``) where they were asked for. ``parted`` is the sign between the cells of a text.
    """

    name: str
    rows: Sequence[Sequence[Cell]] = ()
    lines: Sequence[int] = ()
    hidden: bool = False
    merged: Sequence[Area] = ()
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden_columns: frozenset[int] = field(default=frozenset())
    formats: Mapping[Place, str] = field(default_factory=dict)
    formulas: frozenset[Place] = field(default=frozenset())
    unknown: frozenset[Place] = field(default=frozenset())
    parted: str = ""


LINES, PLACES = ("hidden_rows", "hidden_columns"), ("formulas", "unknown")


def packed(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as JSON: days, hours and spans as an object of one member, which no cell can be."""
    return json.dumps([_plain(one) for one in sheets], ensure_ascii=False, default=_written).encode(
        "utf-8", "surrogatepass"
    )


def _plain(sheet: Sheet) -> dict[str, Any]:
    own: dict[str, Any] = {name: sorted(getattr(sheet, name)) for name in (*LINES, *PLACES)}
    own["formats"] = [[*place, text] for place, text in sheet.formats.items()]
    return {
        name: getattr(sheet, name) for name in ("name", "rows", "lines", "hidden", "merged", "parted")
    } | own


def _written(cell: object) -> dict[str, Any]:
    if isinstance(cell, datetime):
        return {"instant": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    if isinstance(cell, time):
        return {"hour": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"span": cell.total_seconds()}
    raise TypeError(type(cell).__name__)


def unpacked(data: bytes) -> list[Sheet]:
    """Sheets out of JSON."""
    return [_sheet(one) for one in json.loads(data.decode("utf-8", "replace"), object_hook=_read)]


def _sheet(told: Mapping[str, Any]) -> Sheet:
    own: dict[str, Any] = {name: frozenset(told[name]) for name in LINES}
    own |= {name: frozenset((row, column) for row, column in told[name]) for name in PLACES}
    own["formats"] = {(row, column): text for row, column, text in told["formats"]}
    own["merged"] = tuple((one[0], one[1], one[2], one[3]) for one in told["merged"])
    return Sheet(
        str(told["name"]),
        told["rows"],
        told["lines"],
        bool(told["hidden"]),
        parted=str(told["parted"]),
        **own,
    )


def _read(told: dict[str, Any]) -> Any:
    if len(told) != 1:
        return told
    kind, value = next(iter(told.items()))
    if kind == "instant":
        return datetime.fromisoformat(value)
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "hour":
        return time.fromisoformat(value)
    return timedelta(seconds=value)


def letters(column: int) -> str:
    """The name of a column counted from one: 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
