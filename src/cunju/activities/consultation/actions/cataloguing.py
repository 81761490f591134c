"""What is to be consulted on: load the guide, set the catalogue, plan the key topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.consultation import queries, rules
from cunju.activities.consultation.facts import CatalogueSet, TopicsPlanned
from cunju.activities.consultation.models import Catalogue, Former, GuideItem, Item, Plan, Topic
from cunju.kernel import verdicts
from cunju.kernel.days import quarter_zh
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards
from cunju.records.rows import put

MOST_GUIDE = 300


@dataclass(frozen=True)
class Entry:
    """One item of a catalogue or guide."""

    title: str
    category: str
    guide: int | None = None


@dataclass(frozen=True)
class Key:
    """One key topic of the year."""

    title: str
    quarter: int
    item_number: int | None = None
    owner: str = ""


def load_guide(scope: Unit, entries: Sequence[Entry], *, by: str, now: datetime) -> int:
    """Put a district's or town's guide in place of the one it had; it is data, so no fact is made."""
    if not entries:
        raise CannotBe("没有读到条目：每行要有“类别”和“事项”两列。", "file")
    if len(entries) > MOST_GUIDE:
        raise CannotBe(f"最多{MOST_GUIDE}条，现在是{len(entries)}条。", "file")
    with ledger.writing([scope.code], now=now):
        GuideItem.objects.filter(scope=scope.code).delete()
        GuideItem.objects.bulk_create(
            GuideItem(
                scope=scope.code, number=number, category=one.category, title=one.title, loaded_on=now.date(), by=by
            )
            for number, one in enumerate(entries, start=1)
        )
    return len(entries)


def set_catalogue(
    unit: Unit,
    entries: Sequence[Entry],
    *,
    decided_on: date,
    by: str,
    now: datetime,
    posted_on: date | None = None,
    reason: str = "",
    fact_id: Any = None,
) -> Any:
    """Settle a unit's catalogue of a year, or settle it anew with the reason."""
    year = decided_on.year
    _refuse(entries, decided_on, now, field="t1")
    if posted_on and posted_on < decided_on:
        raise CannotBe("公布日期早于确定日期。请核对。", "posted_on")
    before = queries.catalogue_of(unit.code, year=year)
    with ledger.writing([unit.code], now=now, superseding=[before.fact] if before else []) as pen:
        lines = rules.catalogue_said(
            len(entries), sum(one.guide is not None for one in entries), has_guide=bool(queries.guide_of(unit.code)),
            law=queries.law_of(unit.code, on=decided_on),
        )
        found = verdicts.findings(verdicts.failing(lines))
        made = CatalogueSet(len(entries), sum(one.guide is not None for one in entries))
        more: dict[str, Any] = {"occurred_on": decided_on, "by": by, "findings": found, "fact_id": fact_id or identity.new_id()}
        fact = put(pen, before, made, unit=unit.code, **more)
        if before:
            _keep_former(before, reason=reason, by=by, now=now)
        stands = before or Catalogue(unit_code=unit.code, year=year, fact=fact.uid)
        stands.decided_on, stands.posted_on, stands.reason = decided_on, posted_on, reason
        stands.save()
        stands.items.all().delete()
        Item.objects.bulk_create(
            Item(catalogue=stands, number=number, category=one.category, title=one.title, guide=one.guide)
            for number, one in enumerate(entries, start=1)
        )
    return fact


def plan_topics(
    unit: Unit,
    keys: Sequence[Key],
    *,
    planned_on: date,
    by: str,
    now: datetime,
    reason: str = "",
    fact_id: Any = None,
) -> Any:
    """Plan a unit's key topics of a year by quarter, or plan them anew with the reason."""
    year = planned_on.year
    _refuse(keys, planned_on, now, field="t1")
    before = queries.plan_of(unit.code, year=year)
    with ledger.writing([unit.code], now=now, superseding=[before.fact] if before else []) as pen:
        made = TopicsPlanned(len(keys), len({one.quarter for one in keys}))
        more: dict[str, Any] = {"occurred_on": planned_on, "by": by, "fact_id": fact_id or identity.new_id()}
        fact = put(pen, before, made, unit=unit.code, **more)
        if before:
            _keep_former(before, reason=reason, by=by, now=now)
        stands = before or Plan(unit_code=unit.code, year=year, fact=fact.uid)
        stands.planned_on, stands.reason = planned_on, reason
        stands.save()
        old = {one.title: one for one in stands.topics.all()}
        for number, one in enumerate(keys, start=1):
            row = old.pop(one.title, None) or Topic(plan=stands, title=one.title)
            row.number, row.quarter = number, one.quarter
            row.item_number, row.owner = one.item_number, one.owner
            row.save()
        stands.topics.filter(pk__in=[one.pk for one in old.values()]).delete()
    return fact


def void_list(stands: Catalogue | Plan, *, reason: str, by: str, now: datetime) -> None:
    """Say that a catalogue, or the key topics of a year, were never settled; what they said stays to be read."""
    with ledger.writing([stands.unit_code], now=now, superseding=[stands.fact]) as pen:
        if isinstance(stands, Plan) and stands.topics.filter(sessions__state="held").exists():
            raise CannotBe("已经按这些事项协商过，不能作废；要改的请用“调整重点协商事项”。", "reason")
        _keep_former(stands, reason=reason, by=by, now=now, void=True)
        pen.retract(stands.fact, by=by)
        stands.delete()


def _keep_former(stands: Catalogue | Plan, *, reason: str, by: str, now: datetime, void: bool = False) -> None:
    if isinstance(stands, Catalogue):
        of, day = "catalogue", stands.decided_on
        lines = [f"{one.title}（{one.get_category_display()}）" for one in stands.items.all()]
    else:
        of, day = "topics", stands.planned_on
        lines = [f"{quarter_zh(one.quarter)} {one.title}" for one in stands.topics.all()]
    Former.objects.create(
        unit_code=stands.unit_code, year=stands.year, of=of, settled_on=day, lines=lines,
        on=now.date(), by=by, reason=reason, void=void,
    )  # fmt: skip


def _refuse(rows: Sequence[Any], day: date, now: datetime, *, field: str) -> None:
    if not rows:
        raise CannotBe("至少写一条。", field)
    titles = [one.title for one in rows]
    if len(set(titles)) < len(titles):
        twice = next(one for one in titles if titles.count(one) > 1)
        raise CannotBe(f"“{twice}”写了两次。请改掉一条。", field)
    guards.happened(day, now, what="日期", done="确定以后再登记", field="day")
