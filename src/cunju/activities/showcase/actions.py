"""Every write of this room: texts and cases sent in, the district's posting and selection, the stages of a project."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.showcase import queries, rules
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.steps import PROJECT
from cunju.kernel import workdays
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import count_words, short_name
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import guards, reading, writing
from cunju.records.book import Book, Told

void: Callable[..., None] = partial(writing.void, BOOK)
undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)
NONE_CHOSEN = "请勾选至少一件。"


def _noting(unit: Unit, on: date, question: str, codes: Sequence[str]) -> Book:
    """The room's book, noting findings of a line by the clause of its day; without a clause nothing is concluded."""
    clause = catalogue.law(unit=unit, on=on).first(question)
    found = [ledger.Finding(one, clause.authority, clause.cite, clause.sure) for one in codes] if clause else []
    return replace(BOOK, findings=lambda *_: found)


def send_texts(town: Unit, facts: Sequence[str], reason: str = "", *, on: date, by: str, now: datetime, fact_id: Any = None) -> list[Entry]:
    """Send in conventions as they were voted on; what was sent before is not sent again."""
    if not facts:
        raise CannotBe(NONE_CHOSEN, "chosen")
    made: list[Entry] = []
    with ledger.writing([town.code, *{one.unit_code for one in map(ledger.current, facts) if one}], now=now):
        if fact_id and (before := queries.find(fact_id)):
            return [before]  # the same form sent twice
        for fact in facts:
            one = queries.text_of(fact, on=on)
            if one is None or not one.unit.startswith(town.code):
                raise CannotBe("选的文本已经更正或作废，请重新选。", "chosen")
            made.append(_send(town, one, reason, on=on, by=by, now=now, fact_id=None if made else fact_id))
    return made


def _send(town: Unit, one: rules.Text, reason: str, *, on: date, by: str, now: datetime, fact_id: Any) -> Entry:
    """Send in one text; what was sent before stands against only where it was without fault: then it was right already."""
    before = reading.live(BOOK, town.code, year=on.year, step="text").filter(said__digest=one.digest, said__from_unit=one.unit).first()
    told = Told(on, reason, "", {"from_unit": one.unit, "subject": one.subject, "digest": one.digest}, [one.fact])
    if before is None:
        book = _noting(town, on, "showcase.conventions", one.faults)
        return writing.write(book, town, told, step="text", by=by, now=now, fact_id=fact_id)  # type: ignore[no-any-return]
    if one.faults or not queries.faults_of([before])[0]:
        raise CannotBe("这个文本今年已经报送过。", "chosen")
    return mend(before, Told(on, reason or before.text, "", {}, (), "现在备案了，重新报送"), by=by, now=now, fact_id=fact_id)


def _case_book(town: Unit, told: Told) -> Book:
    most = catalogue.law(unit=town, on=told.on).first("showcase.case_length")
    long = most is not None and not most.holds(count_words(told.text))
    return _noting(town, told.on, "showcase.case_length", ["too_long"] if long else [])


def send_case(town: Unit, told: Told, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Send in a case of one unit; its first line is its title."""
    if not str(told.said.get("from_unit", "")).startswith(town.code):
        raise CannotBe("请选是哪个村（社区）的案例。", "from_unit")
    entry: Entry = writing.write(_case_book(town, told), town, told, step="case", by=by, now=now, fact_id=fact_id)
    return entry


def line(unit: Unit, told: Told, *, step: str, by: str, now: datetime, parent: Entry | None = None, fact_id: Any = None) -> Entry:
    """Plan a project, reach a stage of it, guide one, show what was selected."""
    if step in ("plan", "guided"):
        told = replace(told, said={"project": queries.project(unit), **told.said})
    with ledger.writing([unit.code], now=now):
        if step in PROJECT and step in queries.stages(unit.code):
            raise CannotBe(f"已经记过“{BOOK.steps[step].label}”；要改就更正那一条。", "on")
        entry: Entry = writing.write(BOOK, unit, told, step=step, parent=parent, by=by, now=now, fact_id=fact_id)
    return entry


def mend(entry: Entry, told: Told, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Correct a line's day and words; what it was about stays."""
    told = replace(told, said={**entry.said, **told.said})
    unit = Unit.objects.get(code=entry.unit_code)
    found: Entry = writing.correct(_book_of(entry, unit, told), entry, told, by=by, now=now, fact_id=fact_id)
    return found


def _book_of(entry: Entry, unit: Unit, told: Told) -> Book:
    """The room's book with what the corrected day and words come to."""
    if entry.step == "case":
        return _case_book(unit, told)
    if entry.step == "text":
        one = queries.text_of(ledger.chain(entry.fact)[-1].rests_on[0], on=told.on)
        return _noting(unit, told.on, "showcase.conventions", one.faults if one else [])
    return _notice_book(unit, entry.parent.on, told.on) if entry.step == "selected" and entry.parent else BOOK


def _notice_book(unit: Unit, posted: date, on: date) -> Book:
    days = catalogue.law(unit=unit, on=on).first("showcase.notice_days")
    short = days is not None and not days.holds(workdays.between(posted, on))
    return _noting(unit, on, "showcase.notice_days", ["notice_short"] if short else [])


@dataclass(frozen=True)
class Posting:
    """What the district posts as the result of a selection: which, by which criteria, who judged, who stepped back, until when."""

    what: str
    on: date
    until: date
    chosen: tuple[str, ...]
    criteria: str
    panel: str
    withdrew: str = ""


def announce(district: Unit, told: Posting, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Post a selection. Who judges steps back from what its own office sent in."""
    lines = queries.by_ids(told.chosen)
    if not lines:
        raise CannotBe(NONE_CHOSEN, "chosen")
    if told.until < told.on:
        raise CannotBe("公示到的日子早于公示的日子。请核对。", "until")
    names = places.names({code for one in lines for code in (one.unit_code, one.said["from_unit"])}, on=told.on)
    if missing := rules.conflicts(told.panel, told.withdrew, [short_name(one) for one in names.values()]):
        raise CannotBe(f"{'、'.join(missing)}有人参加评选，又有自己报送的；请在“回避”里写明谁回避了什么。", "withdrew")
    said: Mapping[str, Any] = {
        "what": told.what, "count": len(lines), "withdrew": len(rules.lines(told.withdrew)),
        "until": told.until.isoformat(),
    }  # fmt: skip
    more = {"chosen": [str(one.pk) for one in lines], "panel": told.panel, "withdrew": told.withdrew}
    with ledger.writing([district.code, *{one.unit_code for one in lines}], now=now):
        line = Told(told.on, told.criteria, "", said, [one.fact for one in lines])
        entry: Entry = writing.write(BOOK, district, line, step="announced", by=by, now=now, fact_id=fact_id, more=more)
    return entry


def select(posting: Entry, chosen: Sequence[str], *, on: date, by: str, now: datetime, fact_id: Any = None) -> list[Entry]:
    """After the posting: which were selected; a notice shorter than the working days asked is noted on each."""
    unit = Unit.objects.get(code=posting.unit_code)
    lines = [one for one in queries.by_ids(chosen) if str(one.pk) in posting.chosen]
    if not lines:
        raise CannotBe(NONE_CHOSEN, "chosen")
    with ledger.writing([unit.code, *{one.unit_code for one in lines}], now=now):
        posting.refresh_from_db()
        guards.stands(posting)
        if before := list(posting.followers.filter(state="live")):
            return before
        book, made = _notice_book(unit, posting.on, on), list[Entry]()
        for one in lines:
            told = Told(on, "", "", {"from_unit": one.said["from_unit"]}, [one.fact])
            key = (fact_id or identity.new_id()) if not made else None
            more = {"chosen": [str(one.pk)]}
            made.append(writing.write(book, unit, told, step="selected", parent=posting, by=by, now=now, fact_id=key, more=more))
    return made
