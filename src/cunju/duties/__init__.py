"""Duties: what is due, met, late; joins the catalogue and the ledger; it must know no activity."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cunju.duties import judging, remarks
    from cunju.duties.cells import Cell
    from cunju.duties.grid import Matrix, Row, matrix
    from cunju.duties.reading import Standing, standing, standings
    from cunju.duties.status import Window

# Names are loaded on first use: Django reads this package before its models may be imported.
_HOMES = {
    "Cell": "cells", "Matrix": "grid", "Row": "grid", "matrix": "grid",
    "Standing": "reading", "standing": "reading", "standings": "reading", "Window": "status",
}  # fmt: skip
__all__ = [
    "Cell",
    "Matrix",
    "Row",
    "Standing",
    "Window",
    "judging",
    "matrix",
    "remarks",
    "standing",
    "standings",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in ("judging", "remarks"):
        return import_module(f"cunju.duties.{name}")
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"cunju.duties.{_HOMES[name]}"), name)
