"""Rules put in as a draft, their items tied to clauses, adopted by a meeting. What the law refuses stands in no rules."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cunju import catalogue
from cunju.activities.points.actions import settling
from cunju.activities.points.actions.lines import write
from cunju.activities.points.facts import MEETING
from cunju.activities.points.models import Entry, Item, Rules
from cunju.activities.points.queries import soundness
from cunju.activities.points.rules import pasting, rights
from cunju.activities.points.rules.standing import plain
from cunju.archive.storing import Ready, ready
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Told
from cunju.records.sittings import Vote
from cunju.records.texts.citing import cited

BODIES = ("assembly", "representatives")
OF_RULES = re.compile("积分|院落|办法")


@dataclass(frozen=True)
class Draft:
    """Rules as they are put in: the items as pasted, how long entries are posted, the year's budget, whether points lapse, the red list."""

    text: str
    days: int
    budget: Decimal
    yearly: bool = True
    red_at: int | None = None


def refusal(unit: Unit, what: str, points: int, *, on: date) -> str:
    """Why the law of a day does not let an item stand, with its clause; empty where it does, or where no clause speaks of it."""
    doubt = rights.read(what, points)
    clause = cited(doubt, catalogue.law(unit=unit, on=on)) if doubt else None
    return f"{doubt.label}：“{doubt.quote}”（{clause.cite}）" if doubt and clause else ""


def draft(unit: Unit, told: Draft, *, by: str, now: datetime) -> Rules:
    """Keep rules as a draft; each item is read by the law of the day, and tied to the clause it names."""
    on = now.date()
    held = soundness.convention(unit.code, on=on)
    known = [plain(each.label) for each in held.clauses] if held and held.text else None
    try:
        items = pasting.items(told.text, known)
    except pasting.Unread as fault:
        raise CannotBe(str(fault), "text") from None
    with ledger.writing([unit.code], now=now):
        made = Rules.objects.filter(unit_code=unit.code, made_on__year=on.year).count() + 1
        one = Rules.objects.create(
            unit_code=unit.code, version=f"{on.year}-{made}", digest=held.digest if held else "", days=told.days, budget=told.budget,
            yearly=told.yearly, red_at=told.red_at, made_on=on, by=by,
        )  # fmt: skip
        Item.objects.bulk_create(
            Item(
                rules=one, number=number, what=each.what, points=each.points, clause=each.clause,
                refused=refusal(unit, each.what, each.points, on=on)[:300],
            )
            for number, each in enumerate(items, start=1)
        )  # fmt: skip
    return one


def tie(one: Rules, clauses: Mapping[Any, str], *, now: datetime) -> None:
    """Say by which clause of the convention in force each item of a draft stands."""
    held = soundness.convention(one.unit_code, on=now.date())
    with ledger.writing([one.unit_code], now=now):
        _open(one)
        one.digest = held.digest if held else ""
        one.save(update_fields=["digest"])
        for item in one.items.all():
            if item.pk in clauses:
                item.clause = plain(clauses[item.pk]) if clauses[item.pk] else ""
                item.save(update_fields=["clause"])


def _open(one: Rules) -> None:
    one.refresh_from_db()
    if one.entry is not None:
        raise WrongMoment("这个办法已经记过表决；要改就写新的办法，再提交会议。")


def adopt(
    unit: Unit, one: Rules, vote: Vote, clauses: Mapping[Any, str] | None = None, *, by: str, now: datetime, fact_id: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:  # fmt: skip
    """A meeting adopted rules. Its verdict binds, and so does the convention: what does not stand is recorded, and nothing follows from it."""
    brought = ready(uploads)
    with ledger.writing([unit.code], now=now):
        _open(one)
        on = _day(unit, vote)
        if clauses is not None:
            tie(one, clauses, now=now)
            one.refresh_from_db()
        _on_the_convention_of(one, on)
        _refuse_anew(unit, one, on)
        items = soundness.admitted(one)
        if not items:
            raise CannotBe("没有一项可以列入办法；请改了再提交会议。", "meeting")
        tied = {item.clause for item in items if item.clause}
        said = {"items": len(items), "clauses": len(tied), "version": one.version}
        words = f"积分办法（{one.version}）" + (f"（纸上的记录，第{vote.page}页）" if vote.page else "")
        told = Told(on, words, "", said, [vote.meeting] if vote.meeting else ())
        entry = write(unit, told, step="adopted", by=by, now=now, fact_id=fact_id, uploads=brought)
        if one.entry is None:
            one.entry = entry
            one.save(update_fields=["entry"])
        settling.settle(unit.code, by=by, now=now)
    return entry


def agenda_fault(office: str, root: uuid.UUID | None) -> str:
    """Of a meeting whose items are on record: what is wrong where none of them speaks of these rules; empty where nothing is."""
    agenda = reading.called(MEETING, [root], office=office).get(root, "") if root else ""
    if not agenda or OF_RULES.search(agenda):
        return ""
    return f"这次会议的议题里没有积分办法（议题是：{agenda[:60]}）。请选表决积分办法的会议；议题记漏了，先更正会议。"


def _day(unit: Unit, vote: Vote) -> date:
    held = ledger.current(vote.meeting) if vote.meeting else None
    if vote.meeting and (held is None or held.unit_code != unit.code or held.attributes.get("body") not in BODIES):
        raise CannotBe("选的会议已经作废，请重新选。", "meeting")
    if wrong := agenda_fault(unit.code, vote.meeting):
        raise CannotBe(wrong, "meeting")
    on = held.occurred_on if held else vote.day
    if on is None or (held is None and vote.body not in BODIES):
        raise CannotBe("请选通过办法的会议，或填纸上记录的日期和会议。", "meeting")
    return on


def _on_the_convention_of(one: Rules, on: date) -> None:
    """The clauses are those of the convention in force on the day of the meeting; its own, where the draft was made on another."""
    held = soundness.convention(one.unit_code, on=on)
    digest = held.digest if held else ""
    if digest != one.digest:
        one.digest = digest
        one.save(update_fields=["digest"])


def _refuse_anew(unit: Unit, one: Rules, on: date) -> None:
    """The law of the meeting's day decides what stands in the rules."""
    for item in one.items.all():
        refused = refusal(unit, item.what, item.points, on=on)[:300]
        if refused != item.refused:
            item.refused = refused
            item.save(update_fields=["refused"])
