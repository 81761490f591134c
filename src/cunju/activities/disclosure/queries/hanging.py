"""A sheet as it was posted last, where a correction is under way: what hangs on the board and what shall take its place are two."""

import copy
import uuid
from collections.abc import Mapping
from typing import Any

from cunju.activities.disclosure.models import Edition, Line, Sheet
from cunju.activities.disclosure.queries.sheets import POSTED
from cunju.activities.disclosure.rules import masking
from cunju.kernel.days import parse_day
from cunju.ledger import interface as ledger

STEPS = {"disclosure.sheet_drafted": "sent_on", "disclosure.sheet_reviewed": "reviewed_on", "disclosure.plan_fixed": "fixed_on"}


def is_mending(sheet: Sheet) -> bool:
    """Whether what the sheet says now shall mend what was posted, and is not posted itself."""
    return sheet.state not in POSTED and last_edition(sheet) is not None


def last_edition(sheet: Sheet) -> Edition | None:
    """The edition posted last."""
    found = list(sheet.editions.all())
    return found[-1] if found else None


def hanging(sheet: Sheet) -> Sheet:
    """The sheet as the board shows it: itself, or in its mending a copy, never saved, that says what its last edition said."""
    edition = last_edition(sheet)
    if edition is None or not is_mending(sheet):
        return sheet
    said = edition.said
    shown = _copy(sheet, [_line(sheet, place, one) for place, one in enumerate(said.get("lines", []), start=1)])
    shown.state = "down" if edition.enough is False else "published"
    shown.way = said.get("way") or "lines"
    shown.opening, shown.income, shown.expense, shown.closing = (said.get(one) for one in ("opening", "income", "expense", "closing"))
    shown.scan = uuid.UUID(said["scan"]) if said.get("scan") else None
    shown.unsure = []
    shown.published_on, shown.platform_on, shown.down_on = edition.published_on, edition.platform_on, edition.down_on
    shown.sent_on = shown.reviewed_on = shown.fixed_on = shown.meeting = None
    return shown


def with_days(sheet: Sheet) -> Sheet:
    """The same with the days of the steps that led to it, as the ledger tells them; the sheet itself tells those of the correction."""
    shown, edition = hanging(sheet), last_edition(sheet)
    fact = ledger.fact_by_id(edition.fact) if edition else None
    if shown is sheet or fact is None:
        return shown
    wanted = (sheet.category, sheet.period)
    for one in ledger.facts_of(sheet.issue.unit_code, kinds=list(STEPS)).order_by("position"):
        if one.position < fact.position and wanted == (one.attributes.get("category"), one.attributes.get("period")):
            setattr(shown, STEPS[one.kind], one.occurred_on)
    return shown


def unposted(sheet: Sheet) -> Sheet:
    """A correction by itself: a copy, never saved, without the days of what it mends."""
    shown = _copy(sheet, list(sheet.lines.all()))
    shown.published_on = shown.platform_on = shown.down_on = None
    return shown


def _copy(sheet: Sheet, lines: list[Line]) -> Sheet:
    shown = copy.copy(sheet)
    kept = getattr(sheet, "_prefetched_objects_cache", {})
    shown.__dict__["_prefetched_objects_cache"] = {**kept, "lines": lines}
    return shown


def _line(sheet: Sheet, place: int, said: Mapping[str, Any]) -> Line:
    """A posted line; what of it was doubtful was answered before it was posted."""
    line = Line(
        sheet=sheet,
        place=place,
        flow=said.get("flow", ""),
        day=parse_day(said["day"]) if said.get("day") else None,
        title=said.get("title", ""),
        basis=said.get("basis", ""),
        amount=said.get("amount"),
    )
    line.cleared = [one.piece for one in masking.questions(0, place, line.cells, [])]
    return line
