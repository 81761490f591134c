"""Personal data of a sheet: masked, asked about and answered, and refused before it is sent and again before it is posted."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import Line, Sheet
from cunju.activities.disclosure.rules import masking
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger

HIDE, KEEP = "hide", "keep"


class Personal(Refusal):
    """Something of a person stands on the sheet, or may stand there and nobody said."""


def refuse_personal(sheet: Sheet) -> None:
    """What may be personal stops a sheet until it is masked or answered (standards §4.2)."""
    for line in sheet.lines.all():
        texts = [text for _, text in line.cells]
        if said := masking.refusal(sheet.get_category_display(), line.place, texts, line.cleared):
            raise Personal(said)


def mask_all(sheets: Iterable[Sheet], *, by: str, now: datetime) -> int:
    """Mask every sure finding of sheets that do not hang yet; how many lines changed."""
    changed = 0
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now):
            for line in sheet.lines.all():
                changed += _hide(line, also=())
    return changed


def _hide(line: Line, *, also: Iterable[str]) -> bool:
    pieces = set(also)
    title, basis = masking.masked(line.title, pieces)[:300], masking.masked(line.basis, pieces)[:120]
    if (title, basis) == (line.title, line.basis):
        return False
    line.title, line.basis = title, basis
    line.save(update_fields=["title", "basis"])
    return True


def answer_personal(
    sheets: Iterable[Sheet], answers: Mapping[str, str], *, by: str, now: datetime
) -> tuple[int, int]:
    """这是个人信息吗: hide a piece or let it stand, as answered; how many were answered, how many still wait."""
    answered = waiting = 0
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now):
            for line in sheet.lines.all():
                asked = queries.questions(line)
                hide = {one.piece for one in asked if answers.get(one.key) == HIDE}
                keep = {one.piece for one in asked if answers.get(one.key) == KEEP} - hide
                if keep:
                    line.cleared = sorted({*line.cleared, *keep})
                    line.save(update_fields=["cleared"])
                if hide:
                    _hide(line, also=hide)
                answered += len(hide) + len(keep)
                waiting += len(queries.questions(line))
    return answered, waiting
