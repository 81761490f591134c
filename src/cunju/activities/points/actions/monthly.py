"""A month entered by one person, reviewed by another, posted for the days the rules say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.points.actions.lines import write
from cunju.activities.points.models import Entry, Mark, Month, Rules
from cunju.activities.points.queries import soundness
from cunju.activities.points.queries.lines import households
from cunju.activities.points.rules import months
from cunju.kernel.days import parse_period
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told


def sound(unit: Unit, *, on: date, field: str | None = None) -> Rules:
    """The rules that stand on a day; CannotBe where there are none, or where they do not."""
    found = soundness.standing(unit.code, on=on)
    if found is None:
        raise CannotBe("还没有会议通过的积分办法；先定办法，再记分。", field)
    if not found.sound:
        raise CannotBe(f"现行的积分办法不成立：{'；'.join(found.stand.faults)}。先改办法，提交会议通过。", field)
    return found.rules


def known(unit: Unit, rules: Rules) -> months.Known:
    """The households and items a pasted month may name."""
    whose = [months.Whose(one.pk, one.number, one.name, one.left_on is not None) for one in households(unit.code)]
    return months.Known(whose, [months.What(one.pk, one.number, one.what, one.points) for one in soundness.admitted(rules)])


def enter(unit: Unit, period: str, text: str, *, by: str, now: datetime) -> Month:
    """Enter what was pasted of a month; all lines or none. More of the same month may follow until it is reviewed."""
    with ledger.writing([unit.code], now=now):
        on = now.date()
        span = parse_period(period)
        if span.start > on:
            raise CannotBe("这个月还没有到。", "period")
        rules = sound(unit, on=min(span.end, on), field="text")
        rows, wrong, skipped = months.read(text, known(unit, rules))
        if wrong:
            raise CannotBe(f"有{len(wrong)}行没有看懂，一行都没有记：{''.join(wrong[:12])}", "text")
        month, _ = Month.objects.get_or_create(
            unit_code=unit.code, period=period, defaults={"rules": rules, "by": by, "entered_on": on}
        )
        if month.reviewed_on:
            raise WrongMoment("这个月已经复核过，不能再加；漏记的由本户提异议，答复时补上。")
        summed: dict[tuple[Any, Any], int] = {}
        for one in rows:  # the same thing several times in a month is one entry, several times its points
            summed[one.household, one.item] = summed.get((one.household, one.item), 0) + one.points
        if twice := _twice(month, summed):
            raise CannotBe(f"这些已经记过，请去掉再记：{'、'.join(twice[:6])}。", "text")
        month.added, month.skipped = len(summed), tuple(skipped)
        Mark.objects.bulk_create(
            Mark(month=month, household_id=whose, item_id=item, points=points, by=by) for (whose, item), points in summed.items()
        )
    return month


def _twice(month: Month, found: Iterable[tuple[Any, Any]]) -> list[str]:
    """Entries of a household by an item that is there already."""
    there = {(one.household_id, one.item_id): one for one in month.marks.select_related("household", "item")}
    return [f"{there[key].household.number}号“{there[key].item.what[:12]}”" for key in found if key in there]


def drop(mark: Mark, *, now: datetime) -> None:
    """Take an entry out before it is reviewed."""
    month = mark.month
    with ledger.writing([month.unit_code], now=now):
        month.refresh_from_db()
        if month.reviewed_on:
            raise WrongMoment("已经复核过，不能去掉；有异议的记异议。")
        mark.delete()
        if not month.marks.exists():
            month.delete()


def review(month: Month, *, by: str, now: datetime) -> None:
    """Another person than who entered any of it looks a month over; a second time changes nothing."""
    with ledger.writing([month.unit_code], now=now):
        month.refresh_from_db()
        if month.reviewed_on:
            return
        if by == month.by or month.marks.filter(by=by).exists():
            raise WrongMoment("记分的人不能自己复核；请监督委员会成员或者另一位经办人复核。")
        month.reviewed_by, month.reviewed_on = by, now.date()
        month.save(update_fields=["reviewed_by", "reviewed_on"])


@dataclass(frozen=True)
class Posting:
    """When a month was posted, for how many days."""

    on: date
    days: int


def post(unit: Unit, month: Month, told: Posting, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Post a month's entries; they count after the days they hang, no fewer than the rules say."""
    with ledger.writing([unit.code], now=now):
        month.refresh_from_db()
        if month.entry is not None and month.entry.fact == fact_id:
            return month.entry
        if month.entry is not None:
            raise WrongMoment("这个月已经公示过。")
        if month.reviewed_on is None:
            raise WrongMoment("还没有复核，不能公示。")
        if told.on < month.reviewed_on:
            raise CannotBe("公示的日期早于复核的日期。请核对。", "on")
        sound(unit, on=told.on, field="on")
        if told.days < month.rules.days:
            raise CannotBe(f"积分办法定的是公示{month.rules.days}天，不能少于这个天数。", "days")
        said = {"period": month.period, "households": month.marks.values("household").distinct().count(), "days_shown": told.days}
        entry = write(unit, Told(told.on, "", "", said), step="posted", by=by, now=now, fact_id=fact_id)
        month.entry = entry
        month.save(update_fields=["entry"])
    return entry
