"""Personal data of a sheet: masked, asked about and answered, and refused before it is sent and again before it is posted."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import WHYS, LetStand, Line, Sheet
from cunju.activities.disclosure.rules import masking
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger

HIDE = "hide"
REASONS = frozenset(key for key, _ in WHYS)


class Personal(Refusal):
    """Something of a person stands on the sheet, or may stand there and nobody said."""


def refuse_personal(sheet: Sheet) -> None:
    """What may be personal stops a sheet until it is masked or answered (standards §4.2)."""
    for line in sheet.lines.all():
        texts = [text for _, text in line.cells]
        if said := masking.refusal(sheet.get_category_display(), line.place, texts, line.cleared):
            raise Personal(said)


def refuse_alone(sheet: Sheet) -> None:
    """What one person let stand is not posted before a second one has looked at it."""
    waiting = queries.unseconded([sheet])
    if waiting:
        one = waiting[0]
        raise Personal(
            f"{sheet.get_category_display()}公开表第{one.place}行的“{one.piece}”（{one.what}）由一个人定了照登，还要第二个人看过才能公布："
            "请监督委员会成员审查，或者请另一个人在这一页按“看过，同意照登”。"
        )


def second(
    sheets: Iterable[Sheet], *, by: str, on: date, now: datetime, seat: uuid.UUID | None = None, paper: bool = False
) -> int:
    """A second person looked at what stands: another account, or on paper the member of a seat. How many that settled."""
    settled = 0
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now):
            for one in queries.unseconded([sheet]):
                if one.by == by and not (paper and seat):
                    continue
                _seconded(sheet, one, by="" if paper else by, seat=seat if paper else None, on=on)
                settled += 1
    return settled


def _seconded(sheet: Sheet, one: queries.Standing, *, by: str, seat: uuid.UUID | None, on: date) -> None:
    row = one.row or LetStand(
        unit_code=sheet.issue.unit_code, category=sheet.category, text=one.text, piece=one.piece, what=one.what, why=WHYS[0][0], by="", on=on
    )
    row.second, row.seat, row.seconded_on = by, seat, on
    row.save()


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
                kept = [one for one in asked if answers.get(one.key) in REASONS and one.piece not in hide]
                keep = {one.piece for one in kept}
                if keep:
                    _let_stand(sheet, kept, answers, by=by, now=now)
                    line.cleared = sorted({*line.cleared, *keep})
                    line.save(update_fields=["cleared"])
                if hide:
                    _hide(line, also=hide)
                answered += len(hide) + len(keep)
                waiting += len(queries.questions(line))
    return answered, waiting


def _let_stand(
    sheet: Sheet, kept: Iterable[masking.Question], answers: Mapping[str, str], *, by: str, now: datetime
) -> None:
    """Who let pieces stand, and why; an answer given anew waits for a second person anew."""
    for one in kept:
        LetStand.objects.update_or_create(
            unit_code=sheet.issue.unit_code,
            category=sheet.category,
            text=one.text,
            piece=one.piece,
            defaults={"what": one.what, "why": answers[one.key], "by": by, "on": now.date(), "second": "", "seat": None, "seconded_on": None},
        )
