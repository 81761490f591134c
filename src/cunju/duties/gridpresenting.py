"""The matrix as JSON and CSV (interfaces §6), one shape for command and page."""

import csv
import io
from typing import Any

from cunju.duties.cells import Cell
from cunju.duties.grid import Matrix

HEADS = (
    "code", "name", "kind", "measure", "state", "n", "of", "overdue", "judge", "judge_with_records", "own_n", "own_of",
    "own_overdue",
)  # fmt: skip


def as_json(found: Matrix) -> dict[str, Any]:
    """Schema ``cunju.matrix/2``."""
    return {
        "schema": "cunju.matrix/2",
        "prefix": found.prefix,
        "on": found.on.isoformat(),
        "known": found.known.isoformat(),
        "year": found.year,
        "level": found.level,
        "columns": [{"measure": one.no, "task": one.task, "title": one.title} for one in found.columns],
        "rows": [
            {
                "code": row.code,
                "name": row.name,
                "kind": row.kind,
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in found.rows
        ],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "measure": cell.measure,
        "state": cell.state,
        "n": cell.n,
        "of": cell.of,
        "overdue": cell.overdue,
        "judge": cell.judge,
        "judge_with_records": cell.judge_with_records,
        "own": {"n": cell.own.n, "of": cell.own.of, "overdue": cell.own.overdue},
    }


def as_csv(found: Matrix) -> str:
    """One line a cell, with BOM, RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for row in found.rows:
        for cell in row.cells:
            counts = [cell.n, cell.of, cell.overdue, cell.judge, cell.judge_with_records]
            own = [cell.own.n, cell.own.of, cell.own.overdue]
            writer.writerow([row.code, row.name, row.kind, cell.measure, cell.state, *counts, *own])
    return "\ufeff" + out.getvalue()
