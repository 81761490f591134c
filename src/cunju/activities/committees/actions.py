"""Every write of this room, one verb each."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.committees import rules
from cunju.activities.committees.book import BOOK
from cunju.activities.committees.models import Entry
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Told

write: Callable[..., Entry] = partial(writing.write, BOOK)
correct: Callable[..., Entry] = partial(writing.correct, BOOK)
void: Callable[..., None] = partial(writing.void, BOOK)
undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)


@dataclass(frozen=True)
class Vote:
    """Which meeting voted: a record of it, or the day of a paper one and which body it was; how many were for it."""

    body: str
    passed: int
    meeting: uuid.UUID | None = None
    day: date | None = None
    page: str = ""
    at: str = ""
    text: str = ""


def vote(
    unit: Unit, told: Vote, *, by: str, now: datetime, fact_id: Any = None, uploads: Sequence[Any] | Ready = ()
) -> Entry:  # fmt: skip
    """A meeting voted on the members of a sub-committee; day and body are the meeting's."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now):
        held = ledger.current(told.meeting) if told.meeting else None
        if told.meeting and (held is None or held.unit_code != unit.code):
            raise CannotBe("选的会议已经作废，请重新选。", "meeting")
        said = held.attributes if held else {"body": told.at}
        on = held.occurred_on if held else told.day
        if on is None or said.get("body") not in (rules.ASSEMBLY, rules.REPRESENTATIVES):
            raise CannotBe(of_kind("请选表决的村（居）民会议或代表会议，或填纸上记录的日期。", unit.kind), "meeting")
        present = said.get("present")
        if isinstance(present, int) and told.passed > present:
            raise CannotBe(f"通过{told.passed}人，多于到会的{present}人。请核对。", "passed")
        words = told.text + (f"（纸上的记录，第{told.page}页）" if told.page else "")
        line = Told(on, words, "", {"body": told.body, "at": said["body"], "passed": told.passed}, [held.uid] if held else ())
        return write(unit, line, step="voted", by=by, now=now, fact_id=fact_id, uploads=brought)


__all__ = ["Told", "Vote", "correct", "undo", "undoes", "void", "vote", "write"]
