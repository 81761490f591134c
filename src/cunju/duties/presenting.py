"""Standing as JSON (interfaces §5)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cunju.duties.reading import Standing
from cunju.duties.status import Window


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def window_json(one: Window) -> dict[str, Any]:
    """One window."""
    return {
        "duty": one.duty,
        "measure": one.measure,
        "task": one.task,
        "label": one.label,
        "authority": one.authority,
        "cite": one.cite,
        "sure": one.sure,
        "text": one.text,
        "reading": one.reading,
        "binding": one.binding,
        "judgement": one.judgement,
        "owed_by": one.owed_by,
        "from": _iso(one.from_),
        "to": _iso(one.to),
        "due_on": _iso(one.due_on),
        "count": one.count,
        "at_least": one.at_least,
        "at_most": one.at_most,
        "over": one.over,
        "met_on": _iso(one.met_on),
        "entered_on": _iso(one.entered_on),
        "status": one.status,
        "status_zh": one.status_zh,
        "facts": list(one.facts),
        "findings": list(one.findings),
        "why": one.why,
    }


def standing_json(found: Standing, windows: Sequence[Window]) -> dict[str, Any]:
    """Schema ``cunju.standing/2``."""
    unit = found.unit
    return {
        "schema": "cunju.standing/2",
        "unit": {"code": unit.code, "name": unit.name, "kind": unit.kind, "parent": unit.parent_code},
        "on": _iso(found.on),
        "known": _iso(found.known),
        "year": found.year,
        "packs": list(found.packs),
        "notes": list(found.notes),
        "windows": [window_json(one) for one in windows],
    }
