"""The matrix as JSON and CSV (interfaces §6), one shape for command and page."""

import csv
import io
from typing import Any

from cunju.duties import Matrix


def as_json(found: Matrix) -> dict[str, Any]:
    """Schema ``cunju.matrix/1``."""
    return {
        "schema": "cunju.matrix/1",
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
                "cells": [
                    {
                        "measure": cell.measure,
                        "state": cell.state,
                        "n": cell.n,
                        "of": cell.of,
                        "overdue": cell.overdue,
                    }
                    for cell in row.cells
                ],
            }
            for row in found.rows
        ],
    }


def as_csv(found: Matrix) -> str:
    """One line a cell, with BOM, RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["code", "name", "kind", "measure", "state", "n", "of", "overdue"])
    for row in found.rows:
        for cell in row.cells:
            writer.writerow(
                [row.code, row.name, row.kind, cell.measure, cell.state, cell.n, cell.of, cell.overdue]
            )
    return "\ufeff" + out.getvalue()
