"""The matrix of a lake as JSON and CSV: the shapes of interfaces §6."""

import csv
import io
from typing import Any

from cunju.duties.cells import Cell
from cunju.scale.matrix import Shown

HEADS = (
    "code", "name", "kind", "measure", "state", "n", "of", "overdue", "judge", "judge_with_records", "own_n", "own_of", "own_overdue",
)  # fmt: skip


def as_json(found: Shown, prefix: str) -> dict[str, Any]:
    """Schema ``cunju.matrix/2``."""
    return {
        "schema": "cunju.matrix/2",
        "prefix": prefix,
        "on": found.on.isoformat(),
        "known": found.known.isoformat(),
        "year": found.year,
        "level": found.level,
        "columns": [{"measure": one.no, "task": one.task, "title": one.title} for one in found.columns],
        "rows": [{"code": row.code, "name": row.name, "kind": row.kind, "cells": [_cell(one) for one in row.cells]} for row in found.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    figures = ("measure", "state", "n", "of", "overdue", "judge", "judge_with_records")
    own = {"n": cell.own.n, "of": cell.own.of, "overdue": cell.own.overdue}
    return {**{name: getattr(cell, name) for name in figures}, "own": own}


def as_csv(found: Shown) -> str:
    """One line a cell, with BOM, RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for row in found.rows:
        for cell in row.cells:
            own = (cell.own.n, cell.own.of, cell.own.overdue)
            counts = (cell.n, cell.of, cell.overdue, cell.judge, cell.judge_with_records)
            writer.writerow([row.code, row.name, row.kind, cell.measure, cell.state, *counts, *own])
    return "\ufeff" + out.getvalue()
