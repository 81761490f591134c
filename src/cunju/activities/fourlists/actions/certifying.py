"""A certificate decided: by the lists in force on its day; what was given beyond them is kept as it was, and said."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from cunju import catalogue
from cunju.activities.fourlists import queries, rules
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Book, Told

BEYOND = "outside_list"
QUESTION = "certificate.by_list"


@dataclass(frozen=True)
class Asked:
    """A certificate somebody asked for and what became of it; ``who`` stays with the unit."""

    on: date
    words: str
    verdict: rules.Verdict
    who: str = ""


def beyond(unit: Unit, asked: Asked) -> bool:
    """Whether a certificate was given that no list in force on its day allows; a list posted later changes nothing of it."""
    if asked.verdict.result != "issued":
        return False
    allowed = {(one.code, one.title) for one in queries.items_on(unit.code, on=asked.on) if one.use == rules.ISSUE}
    return (asked.verdict.item, asked.verdict.title) not in allowed


def _noting(unit: Unit, on: date) -> Book:
    """The room's book, noting that a certificate was given beyond the lists; without a clause of the day nothing is concluded."""
    clause = catalogue.law(unit=unit, on=on).first(QUESTION)
    found = [ledger.Finding(BEYOND, clause.authority, clause.cite, clause.sure)] if clause else []
    return replace(BOOK, findings=lambda *_: found)


def certify(unit: Unit, asked: Asked, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Write down what became of a certificate, with the next number of its year."""
    verdict = asked.verdict
    with ledger.writing([unit.code], now=now):
        same = Entry.objects.filter(unit_code=unit.code, step="certificate", on__year=asked.on.year)
        number = (same.aggregate(last=Max("number"))["last"] or 0) + 1
        outside = beyond(unit, asked)
        more = {
            "number": number, "title": verdict.title, "office": verdict.office, "phone": verdict.phone, "applicant": asked.who, "beyond": outside,
        }  # fmt: skip
        book, told = _noting(unit, asked.on) if outside else BOOK, Told(asked.on, asked.words, "", verdict.said)
        entry: Entry = writing.write(book, unit, told, step="certificate", by=by, now=now, fact_id=fact_id, more=more)
    return entry


def recertify(
    unit: Unit, entry: Entry, asked: Asked, *, reason: str, by: str, now: datetime, seen: Any = None, fact_id: Any = None
) -> Entry:  # fmt: skip
    """Say how a certificate was instead: the number stays, what follows is found again by the lists of its day."""
    if asked.on.year != entry.on.year:
        raise CannotBe(f"登记号是{entry.on.year}年的，更正不能换年份。年份写错了的，作废这条再记一条。", "on")
    verdict = asked.verdict
    with ledger.writing([unit.code], now=now, superseding=[entry.fact]):
        outside = beyond(unit, asked)
        more = {"title": verdict.title, "office": verdict.office, "phone": verdict.phone, "applicant": asked.who, "beyond": outside}

        def keep(line: Entry) -> None:
            for name, value in more.items():
                setattr(line, name, value)
            line.save(update_fields=list(more))

        told = Told(asked.on, asked.words, "", verdict.said, (), reason, seen)
        book = replace(_noting(unit, asked.on) if outside else BOOK, kept=keep)
        mended: Entry = writing.correct(book, entry, told, by=by, now=now, fact_id=fact_id)
    return mended
