"""A text put in, sent and answered; the vote on it; the lines that follow."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.conventions import queries
from cunju.activities.conventions.book import BOOK, called, step_of
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.rules import life
from cunju.activities.conventions.steps import CHARTERS
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.kernel.verdicts import finding
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import sittings, writing
from cunju.records.book import Book, Told
from cunju.records.texts import clauses

write: Callable[..., Entry] = partial(writing.write, BOOK)
correct: Callable[..., Entry] = partial(writing.correct, BOOK)
void = partial(writing.void, BOOK)
undo, undoes = partial(writing.undo, BOOK), partial(writing.undoes, BOOK)
BODIES = (life.ASSEMBLY, life.REPRESENTATIVES)


def put(unit: Unit, subject: str, body: str, *, by: str, now: datetime, on: date | None = None) -> Version:
    """Keep a text; the same words again are the text that stands. ``on``: the day a text of earlier years is of, from its paper."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    with ledger.writing([unit.code], now=now):
        there = queries.history(unit.code, subject)
        if same := next((one for one in (there if on else there[:1]) if one.digest == digest), None):
            return same
        if not body.strip():
            raise CannotBe("请贴上文本，或选一个 Word 文件。", "body")
        day = on or now.date()
        number = queries.next_number(unit.code, subject, day.year)
        return Version.objects.create(
            unit_code=unit.code,
            subject=subject,
            number=number,
            body=body,
            digest=digest,
            made_on=day,
            by=by,
        )


def send(one: Version, *, now: datetime) -> None:
    """Put a draft before the town; a second time changes nothing."""
    with ledger.writing([one.unit_code], now=now):
        one.refresh_from_db()
        if one.sent_on is None:
            one.sent_on = now.date()
            one.save(update_fields=["sent_on"])


def answer(
    unit: Unit,
    one: Version,
    *,
    text: str,
    settled: Mapping[str, str],
    by: str,
    now: datetime,
    fact_id: Any = None,
) -> Entry:
    """The town says what it thinks of a draft: what must change, in words; nothing to change where nothing is named."""
    with ledger.writing([unit.code], now=now):
        one.refresh_from_db()
        if one.sent_on is None or queries.adoption(one):
            raise WrongMoment("这份草案还没有送来，或者已经表决，请重新打开。")
        change = "change" in settled.values()
        if change and not text.strip():
            raise CannotBe("有要改的，请写明改哪里。", "text")
        said = {"subject": one.subject, "result": "returned" if change else "passed"}
        told = Told(now.date(), text.strip() or "没有修改意见。", "", said)
        entry = write(unit, told, step="consulted", by=by, now=now, fact_id=fact_id, more={"version": one})
        one.settled, one.answer = dict(settled), told.text
        one.save(update_fields=["settled", "answer"])
    return entry


@dataclass(frozen=True)
class Vote(sittings.Vote):
    """Which meeting voted, and what a person says of the text."""

    delegated: bool = False
    party: bool = False


def adopt(
    unit: Unit,
    one: Version,
    vote: Vote,
    *,
    by: str,
    now: datetime,
    fact_id: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:
    """A meeting voted on a text. Its verdict binds: what the wrong body or a short meeting passed is recorded, and is not in force."""
    brought, step = ready(uploads), step_of(one.subject, "adopted")
    with ledger.writing([unit.code], now=now):
        one.refresh_from_db()
        if queries.adoption(one):
            raise WrongMoment("这个文本已经记过表决，请重新打开。")
        told, found = _voted(unit, one, vote)
        book = _with(found)
        entry: Entry = writing.write(
            book, unit, told, step=step, by=by, now=now, fact_id=fact_id, uploads=brought, more={"version": one}
        )
        if one.subject in CHARTERS:
            write(unit, _force(told, one), step="c_force", by=by, now=now, parent=entry)
    return entry


def correct_vote(
    unit: Unit, entry: Entry, vote: Vote, *, reason: str, by: str, now: datetime, seen: Any = None, fact_id: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:  # fmt: skip
    """Another meeting voted, or the paper says otherwise; what is in force follows."""
    brought, one = ready(uploads), entry.version
    assert one is not None
    force = entry.followers.filter(step="c_force", state="live").first()
    with ledger.writing([unit.code], now=now, superseding=[entry.fact, *([force.fact] if force else [])]):
        told, found = _voted(unit, one, vote, reason=reason, seen=seen)
        writing.correct(
            _with(found), entry, told, by=by, now=now, fact_id=fact_id, uploads=brought, anew=True
        )
        if force:
            correct(force, _force(told, one, reason=reason), by=by, now=now)
    return entry


def _with(found: Sequence[life.Fault]) -> Book:
    """The room's book, noting what was found of this vote."""
    said = [finding(f"conventions.{one.code}", one.clause) for one in found]
    return replace(BOOK, said=lambda told, step, parent: dict(told.said), findings=lambda *_: said)


def _voted(
    unit: Unit, one: Version, vote: Vote, *, reason: str = "", seen: Any = None
) -> tuple[Told, list[life.Fault]]:
    """The line of a vote and what the law of its day says against it."""
    held = ledger.current(vote.meeting) if vote.meeting else None
    if vote.meeting and (held is None or held.unit_code != unit.code):
        raise CannotBe("选的会议已经作废，请重新选。", "meeting")
    said: dict[str, Any] = dict(held.attributes) if held else {"body": vote.body}
    on = held.occurred_on if held else vote.day
    if on is None or said.get("body") not in BODIES:
        raise CannotBe(of_kind("请选表决的村（居）民会议，或填纸上记录的日期和会议。", unit.kind), "meeting")
    law, convention = catalogue.law(unit=unit, on=on), one.subject not in CHARTERS
    consulted = one.entries.filter(step="consulted", state="live", on__lte=on).exists()
    cast = life.Vote(said["body"], said.get("result", ""), said.get("women_present"), vote.delegated)
    found = life.faults(cast, law=law, consulted=consulted, convention=convention)
    told: dict[str, Any] = {
        "subject": one.subject,
        "version": one.number,
        "lawful": life.lawful(found, law=law),
    }
    if convention:
        told |= {
            name: said[name]
            for name in ("due", "present", "women_present", "body")
            if said.get(name) is not None
        }
        told |= {"clauses": len(clauses.clauses(one.body)), "digest": one.digest}
    else:
        told["party_clause"] = vote.party
    told = {name: value for name, value in told.items() if value is not None}
    words = "；".join(at.words for at in found) or f"{called(one.subject)}（{one.number}）"
    words += f"（纸上的记录，第{vote.page}页）" if vote.page else ""
    return Told(on, words, "", told, [vote.meeting] if held else (), reason, seen), found


def _force(told: Told, one: Version, *, reason: str = "") -> Told:
    """The state of a charter after a vote: sound where a body that could adopt it did."""
    said = {
        "subject": one.subject,
        "sound": told.said.get("lawful") is not False,
        "party_clause": told.said["party_clause"],
    }
    return Told(told.on, "", "", said, (), reason)
