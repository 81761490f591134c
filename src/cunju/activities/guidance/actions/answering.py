"""Answers: a town's to its evaluation; to what a unit wrote under 原因或需要的帮助, with a promise where one is made."""

from datetime import date, datetime

from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry, Reply
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told


def answer_evaluation(entry: Entry, text: str, *, by: str, now: datetime) -> Reply:
    """What a town says to its evaluation; no fact, for nothing is owed by it."""
    with ledger.writing([entry.unit_code], now=now):
        entry.refresh_from_db()
        guards.stands(entry)
        if not text.strip():
            raise CannotBe("请写一句回复。", "text")
        return Reply.objects.create(entry=entry, unit_code=entry.unit_code, text=text.strip(), on=now.date(), by=by)


def answer_need(
    unit: Unit, duty: str, from_on: date, text: str, *, by: str, now: datetime, promised: bool = False, due: date | None = None
) -> Reply:
    """Answer what a unit wrote about a late duty; ``promised``: a help it may wait for, which stands on the town's desk."""
    with ledger.writing([unit.code], now=now):
        if not text.strip():
            raise CannotBe("请写一句回复。", "text")
        line = None
        if promised:
            line = writing.write(BOOK, unit, Told(now.date(), text.strip(), "", {}), step="help", by=by, now=now, more={"due": due})
        return Reply.objects.create(
            unit_code=unit.code, duty=duty, from_on=from_on, text=text.strip(), on=now.date(), by=by, help=line
        )
