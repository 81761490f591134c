"""The district's scheme, the notice of assessment, decisions, objections and answers, closing and opening again."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from cunju.activities.assessment import queries
from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.models import Decision, Entry, Frozen
from cunju.activities.assessment.rules import Raw, adopted
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told

# A year's last windows are due on 15 January of the next (measure 15): no file is closed before that day is over.
LAST = (1, 15)


@dataclass(frozen=True)
class Scheme:
    """What the district adopts: of which year, in which plan, whether that is approved, the rows of the rubric."""

    year: int
    on: date
    plan: str
    approved: bool
    rows: Sequence[Raw]


def set_scheme(district: Unit, told: Scheme, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Adopt a scheme; one a year. What is in no approved plan is recorded and opens nothing."""
    if told.year > now.year:
        raise CannotBe(f"{told.year}年还没有到；到了那一年再定，请核对考核的是哪一年。", "year")
    items = adopted(told.rows, queries.known(), lambda kind: queries.rule(kind, district, on=told.on))
    with ledger.writing([district.code], now=now):
        if before := _sent(fact_id):
            return before
        if any(one.said["year"] == told.year and one.said.get("approved") for one in queries.schemes(district.code)):
            raise WrongMoment(f"{told.year}年已经有年度考核办法；要换，先作废原来的。")
        said = {"items": len(items), "year": told.year, "approved": told.approved}
        entry: Entry = writing.write(
            BOOK, district, Told(told.on, told.plan, "", said), step="scheme", by=by, now=now, fact_id=fact_id,
            more={"rubric": [asdict(one) for one in items]},
        )  # fmt: skip
    return entry


def _sent(fact_id: Any) -> Entry | None:
    """What the same form made, where it was sent before."""
    found: Entry | None = queries.find(fact_id) if fact_id else None
    return found


def notify(scheme: Entry, on: date, *, by: str, now: datetime) -> None:
    """Say on which day the notice of assessment went out; what is recorded later counts by decision only."""
    with ledger.writing([scheme.unit_code], now=now):
        scheme.refresh_from_db()
        _open(scheme)
        guards.happened(on, now, what="考核通知的日期", done="发出以后再记")
        if on < scheme.on:
            raise CannotBe(f"早于定办法的日期（{chinese_day(scheme.on)}）。请核对。", "on")
        if scheme.notice_on and queries.decisions(scheme):
            raise WrongMoment("已经照原来的日期作过决定，不能再改。")
        scheme.notice_on, scheme.notice_by = on, by
        scheme.save(update_fields=["notice_on", "notice_by"])


def _open(scheme: Entry) -> None:
    """WrongMoment where a scheme is void, in no plan or closed."""
    guards.stands(scheme)
    if not scheme.said.get("approved"):
        raise WrongMoment("这个办法没有列入批准的督查检查考核计划，不能开展。")
    if queries.closing_of(scheme):
        raise WrongMoment("这一年的考核已经关闭；要改，先重开并写明理由。")


def noticed(scheme: Entry) -> None:
    """WrongMoment until the notice of assessment is out, and once the year is closed."""
    _open(scheme)
    if not scheme.notice_on:
        raise WrongMoment("还没有发考核通知；发出以后再办。")


@dataclass(frozen=True)
class Ruling:
    """What a named person decides of some windows, and why."""

    keys: Sequence[str]
    holds_as: str
    who: str
    reason: str


def decide(town: Unit, scheme: Entry, told: Ruling, *, by: str, now: datetime) -> list[Decision]:
    """Let what was recorded after the notice count, or not."""
    with ledger.writing([scheme.unit_code], now=now):
        scheme.refresh_from_db()
        noticed(scheme)
        there = {one.key for one in queries.later(queries.file_of(town, scheme, on=now.date()))}
        if not told.keys or not set(told.keys) <= there:
            raise CannotBe("请勾选要决定的记录；有的已经变了，请重新打开这一页。", "keys")
        return _ruled(town, scheme, told, None, by=by, now=now)


def _ruled(town: Unit, scheme: Entry, told: Ruling, answer: Entry | None, *, by: str, now: datetime) -> list[Decision]:
    if not told.who.strip() or not told.reason.strip():
        raise CannotBe("请写明谁决定的和理由。", "who" if not told.who.strip() else "reason")
    more = {"who": told.who.strip(), "reason": told.reason.strip(), "answer": answer, "on": now.date(), "by": by}
    rows = [Decision(scheme=scheme, town_code=town.code, key=one, holds_as=told.holds_as, **more) for one in told.keys]
    return Decision.objects.bulk_create(rows)


def object_to(town: Unit, scheme: Entry, item: str, text: str, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """What a town says against its file, of one item or of all."""
    with ledger.writing([town.code, scheme.unit_code], now=now):
        scheme.refresh_from_db()
        noticed(scheme)
        if item and item not in {one["key"] for one in scheme.rubric}:
            raise CannotBe("没有这一项考核内容，请重新打开这一页。")
        told = Told(now.date(), text, "", {}, [scheme.fact])
        more = {"scheme": scheme, "item": item}
        entry: Entry = writing.write(BOOK, town, told, step="objected", by=by, now=now, fact_id=fact_id, more=more)
    return entry


def answer(objection: Entry, text: str, changed: Ruling | None, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Answer an objection; where it is right, the windows that count otherwise now are named."""
    town = Unit.objects.get(code=objection.unit_code)
    with ledger.writing([town.code, objection.unit_code[:6]], now=now):
        objection.refresh_from_db()
        scheme = objection.scheme
        assert scheme is not None
        if before := objection.followers.filter(state="live").first():
            return before
        noticed(scheme)
        if changed is not None:
            there = {one.key for one in queries.file_of(town, scheme, on=now.date()).pieces}
            if not changed.keys or not set(changed.keys) <= there:
                raise CannotBe("作了调整，请勾选调整了哪几条。", "keys")
        told = Told(now.date(), text, "", {"changed": changed is not None})
        entry: Entry = writing.write(
            BOOK, town, told, step="answered", by=by, now=now, parent=objection, fact_id=fact_id, more={"scheme": scheme}
        )
        if changed is not None:
            _ruled(town, scheme, changed, entry, by=by, now=now)
    return entry


def digest_of(said: Any) -> str:
    """What names a frozen file: SHA-256 of its JSON, keys in order."""
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def close(scheme: Entry, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Freeze what every town's file was made of. Refused before the year's last windows are due, and while anything is left open."""
    district = Unit.objects.get(code=scheme.unit_code)
    with ledger.writing([district.code], now=now):
        scheme.refresh_from_db()
        if before := _sent(fact_id):
            return before
        noticed(scheme)
        last = date(scheme.year + 1, *LAST)
        if now.date() <= last:
            raise CannotBe(f"{scheme.year}年最后一批事项{chinese_day(last)}到期，过了这一天才能关闭。")
        if left := sum(one is None for _, one in queries.objections(scheme)):
            raise CannotBe(f"还有{left}条异议没有答复，不能关闭。")
        if left := sum(one.holds is None for one in queries.checks(scheme)):
            raise CannotBe(f"抽查还有{left}条没有写结果，不能关闭。")
        towns = places.towns_under(district.code, on=now.date())
        files = queries.made(towns, scheme, on=now.date())
        if names := [short_name(one.town.name) for one in files if one.undecided]:
            raise CannotBe(f"{'、'.join(names[:5])}{'等' if len(names) > 5 else ''}有通知发出后登记的记录没有决定计不计入，不能关闭。")
        return _frozen(district, scheme, files, by=by, now=now, fact_id=fact_id)


def _frozen(district: Unit, scheme: Entry, files: Sequence[queries.File], *, by: str, now: datetime, fact_id: Any) -> Entry:
    rows = [(one.town.code, one.inputs, digest_of(one.inputs)) for one in files]
    whole = digest_of([[code, digest] for code, _, digest in rows])
    told = Told(now.date(), "", "", {"towns": len(rows), "digest": whole})
    entry: Entry = writing.write(
        BOOK, district, told, step="closed", by=by, now=now, parent=scheme, fact_id=fact_id, more={"scheme": scheme}
    )
    Frozen.objects.bulk_create([Frozen(closing=entry, town_code=code, inputs=inputs, digest=digest) for code, inputs, digest in rows])
    return entry


def take_back(entry: Entry, *, reason: str, by: str, now: datetime) -> None:
    """Void a line. Of a closing: the files open again, what was frozen stays with the reason."""
    if entry.step != "closed" and entry.scheme and queries.closing_of(entry.scheme):
        raise WrongMoment("这一年的考核已经关闭；要改，先重开并写明理由。")
    if entry.step == "scheme" and queries.closing_of(entry):
        raise WrongMoment("这一年的考核已经关闭，不能作废办法；先重开。")
    if not reason.strip():
        raise CannotBe("请写明理由。", "reason")
    writing.void(BOOK, entry, reason=reason, by=by, now=now)
