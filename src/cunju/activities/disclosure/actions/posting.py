"""Posting: seals and board in one act, the platform's mark, taking down, posting again, correcting and voiding."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.actions.drafting import refuse_day, together
from cunju.activities.disclosure.actions.personal import refuse_alone, refuse_personal
from cunju.activities.disclosure.actions.reviewing import sign
from cunju.activities.disclosure.facts import PlatformSynced, SheetFiled, SheetPublished, SheetTakenDown
from cunju.activities.disclosure.models import Edition, SealUse, Sheet
from cunju.activities.disclosure.rules import chain, codes, periods
from cunju.kernel import verdicts
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

POSTABLE = ("sent", "objected", "passed", "fixed")


@dataclass(frozen=True)
class Posted:
    """How sheets were posted: the day, the seals put on with their keeper, whether the platform has them too."""

    on: date
    seals: frozenset[str] = frozenset()
    keeper: str = ""
    platform: bool = False
    signed: Sequence[uuid.UUID] = field(default=())


@together
def publish(sheets: Sequence[Sheet], posted: Posted, *, unit: Unit, by: str, now: datetime) -> None:
    """Seal and post the sheets of an issue; archive and filing happen by it (measure 16)."""
    for sheet in sheets:
        with ledger.writing([unit.code], now=now) as pen:
            sheet.refresh_from_db()
            if sheet.state not in POSTABLE:
                continue
            _refuse_posting(sheet, posted.on, now=now)
            if posted.signed:
                sign([sheet], posted.signed, on=posted.on, by=by, now=now, proxy=True)
            _seal([sheet], posted, by=by)
            again = sheet.editions.exists()
            sheet.platform_on = posted.on if posted.platform else None
            _post(pen, sheet, on=posted.on, unit=unit, again=again, by=by)


def _refuse_posting(sheet: Sheet, on: date, *, now: datetime) -> None:
    refuse_day("公布", on, not_before=sheet.sent_on, today=now.date())
    if fault := periods.too_early(sheet.period, on):
        raise CannotBe(fault, "on")
    refuse_personal(sheet)
    refuse_alone(sheet)


def _seal(sheets: Iterable[Sheet], posted: Posted, *, by: str) -> None:
    for sheet in sheets:
        SealUse.objects.bulk_create(
            [
                SealUse(sheet=sheet, body=body, sealed_on=posted.on, keeper=posted.keeper, by=by)
                for body in sorted(posted.seals)
            ],
            ignore_conflicts=True,
        )


def _post(pen: Any, sheet: Sheet, *, on: date, unit: Unit, again: bool, by: str) -> None:
    sheet.published_on, sheet.down_on = on, None
    found = chain.findings(queries.made(sheet))
    fact = pen.record(
        SheetPublished(
            sheet.category,
            sheet.period,
            board=True,
            platform=sheet.platform_on == on,
            again=again or None,
            signatures=sheet.signatures.count(),
            opening=_money(sheet.opening) if sheet.is_finance else None,
            closing=_money(sheet.closing) if sheet.is_finance else None,
        ),
        unit=unit.code,
        occurred_on=on,
        by=by,
        findings=_as_findings(found),
        fact_id=identity.new_id(),
    )
    _file(pen, sheet, on=on, by=by, rests_on=fact.uid)
    sheet.state, sheet.published_fact = "published", fact.uid
    sheet.save()
    Edition.objects.create(
        sheet=sheet,
        number=sheet.editions.count() + 1,
        code=codes.short_code(str(fact.uid)),
        fact=fact.uid,
        published_on=on,
        platform_on=sheet.platform_on,
        said=queries.said_of(sheet) | {"remarks": chain.remarks(found, posted=True)},
    )


def _money(cents: int | None) -> str | None:
    return None if cents is None else f"{Decimal(cents) / 100:.2f}"


def _as_findings(found: Iterable[chain.Found]) -> list[ledger.Finding]:
    return verdicts.findings({one.code: one for one in found}.values())


def _file(pen: Any, sheet: Sheet, *, on: Any, by: str, rests_on: Any) -> None:
    pen.record(
        SheetFiled(sheet.category, sheet.period),
        unit=sheet.issue.unit_code,
        occurred_on=on,
        by=by,
        rests_on=[rests_on],
        fact_id=identity.new_id(),
    )


def _standing(
    sheet: Sheet, otherwise: str, *, states: Sequence[str] = ("published",)
) -> tuple[uuid.UUID, Any, date]:
    """Root, current version and day of the publication that stands; WrongMoment says ``otherwise``."""
    root = sheet.published_fact
    current = ledger.current(root) if root else None
    if sheet.state not in states or root is None or current is None or sheet.published_on is None:
        raise WrongMoment(otherwise)
    return root, current, sheet.published_on


@together
def mark_synced(sheets: Sequence[Sheet], *, on: date, by: str, now: datetime) -> None:
    """已同步: on the board's own day the record is corrected; later it is a fact of its own that rests on the posting."""
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now) as pen:
            sheet.refresh_from_db()
            root, current, up = _standing(sheet, "先登记公开栏公布，再标记平台已同步。")
            if sheet.platform_on:
                continue
            refuse_day("同步", on, not_before=up, today=now.date())
            if on == up:
                said = SheetPublished(**{**current.attributes, "platform": True})
                pen.correct(
                    current.uid, said, occurred_on=on, by=by, findings=current.findings,
                    fact_id=identity.new_id(),
                )  # fmt: skip
            else:
                pen.record(
                    PlatformSynced(sheet.category, sheet.period), unit=sheet.issue.unit_code, occurred_on=on,
                    by=by, rests_on=[current.uid], findings=_not_at_once(sheet, up), fact_id=identity.new_id(),
                )  # fmt: skip
            sheet.platform_on = on
            sheet.save(update_fields=["platform_on"])
            sheet.editions.filter(fact=root).update(platform_on=on)


def _not_at_once(sheet: Sheet, up: date) -> list[ledger.Finding]:
    """The platform is owed together with the board where a clause of the day it went up says so."""
    asked = queries.law_of(sheet.issue.unit_code, on=up).asked("disclosure.network")
    must = next((one for one in asked if "must" in one.choices), None)
    return [verdicts.finding("not_at_once", must)] if must else []


def take_down(sheet: Sheet, *, on: date, by: str, now: datetime) -> Any:
    """The sheet left the board; too early, and the duty to post it again appears."""
    with ledger.writing([sheet.issue.unit_code], now=now) as pen:
        sheet.refresh_from_db()
        _, current, up = _standing(sheet, "这张公开表现在不在公开栏上。")
        refuse_day("撤下", on, not_before=up, today=now.date())
        if on == up:
            raise CannotBe("公布当天就撤下，等于没有公布；请作废这次公布，再重新公布。", "on")
        days, law = chain.days_shown(up, on), queries.law_of(sheet.issue.unit_code, on=up)
        enough = chain.is_enough(sheet.category, up=up, down=on, law=law)
        fact = pen.record(
            SheetTakenDown(sheet.category, sheet.period, days, enough),
            unit=sheet.issue.unit_code,
            occurred_on=on,
            by=by,
            rests_on=[current.uid],
            findings=_as_findings(chain.days_short(sheet.category, up=up, down=on, law=law)),
            fact_id=identity.new_id(),
        )
        sheet.down_on = on
        sheet.state = "down" if enough is False else "published"
        sheet.save(update_fields=["down_on", "state"])
        edition = sheet.editions.last()
        if edition:
            edition.down_on, edition.days_shown, edition.enough = on, days, enough
            edition.save(update_fields=["down_on", "days_shown", "enough"])
    return fact


def post_again(sheet: Sheet, posted: Posted, *, unit: Unit, by: str, now: datetime) -> None:
    """The same sheet on the board again after it came down too early; a new edition with a new code."""
    with ledger.writing([unit.code], now=now) as pen:
        sheet.refresh_from_db()
        if sheet.state != "down":
            raise WrongMoment("只有提前撤下的公开表要重新公布。")
        refuse_day("重新公布", posted.on, not_before=sheet.down_on, today=now.date())
        refuse_personal(sheet)
        on_platform = sheet.platform_on is not None or posted.platform
        sheet.platform_on = posted.on if on_platform else None
        _post(pen, sheet, on=posted.on, unit=unit, again=True, by=by)


def correct_day(sheet: Sheet, *, on: date, by: str, now: datetime) -> None:
    """It was posted on another day than recorded."""
    old = [sheet.published_fact] if sheet.published_fact else []
    with ledger.writing([sheet.issue.unit_code], now=now, superseding=old) as pen:
        root, current, _ = _standing(sheet, "这张公开表没有等待更正的公布记录。")
        _refuse_posting(sheet, on, now=now)
        pen.correct(
            current.uid, SheetPublished(**current.attributes), occurred_on=on, by=by,
            findings=current.findings, fact_id=identity.new_id(),
        )  # fmt: skip
        if sheet.platform_on == sheet.published_on:
            sheet.platform_on = on
        sheet.published_on = on
        sheet.save(update_fields=["published_on", "platform_on"])
        sheet.editions.filter(fact=root).update(published_on=on, platform_on=sheet.platform_on)


def void_posting(sheet: Sheet, *, by: str, now: datetime) -> str:
    """It was never posted: the record is retracted, the sheet waits to be posted; returns what to say."""
    old = [sheet.published_fact] if sheet.published_fact else []
    with ledger.writing([sheet.issue.unit_code], now=now, superseding=old) as pen:
        root, current, up = _standing(sheet, "这张公开表没有公布记录。", states=queries.POSTED)
        pen.retract(current.uid, by=by)
        said = f"{chinese_day(up)}的公布记录已作废。"
        sheet.editions.filter(fact=root).delete()
        sheet.state = "fixed" if sheet.fixed_on else "sent"
        sheet.published_on = sheet.platform_on = sheet.down_on = None
        sheet.published_fact = None
        sheet.save()
    return said
