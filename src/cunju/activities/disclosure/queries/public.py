"""What this room published, as data: every edition of a sheet with its lines, what hangs on paper only, 组务公开."""

import uuid
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from cunju.activities.disclosure.book import BOOK
from cunju.activities.disclosure.models import Edition, Entry
from cunju.activities.disclosure.queries.noted import Noted, noted_only
from cunju.activities.disclosure.queries.posted import editions, public_lines
from cunju.activities.disclosure.rules import CATEGORIES, money, periods
from cunju.kernel.days import parse_day, period_zh
from cunju.kernel.published import NEWER, SAME, STOPPED, Money, Published
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from cunju.records import reading

FLOWS = {"in": "收入", "out": "支出"}
PAPER_ONLY = "内容在公开栏的纸上，这里没有。"


def published(unit: Unit, *, on: date) -> list[Published]:
    """Editions posted by a day, sheets known by their record only, quarters of 组务公开; newest period first."""
    found = [one for one in editions(unit.code) if one.published_on <= on]
    after = _after(found)
    made = [_edition(one, after.get((one.sheet_id, one.number)), on) for one in found]
    made += [_noted(one) for one in noted_only(unit.code, on=on)]
    groups = reading.live(BOOK, unit.code).filter(on__lte=on)
    return [*made, *(_group(one, unit) for one in groups)]


def _after(found: Sequence[Edition]) -> dict[tuple[uuid.UUID, int], Edition]:
    """The edition that came after, by the sheet and number of the one before."""
    by_sheet: dict[uuid.UUID, list[Edition]] = {}
    for one in sorted(found, key=lambda each: each.number):
        by_sheet.setdefault(one.sheet_id, []).append(one)
    return {(old.sheet_id, old.number): new for line in by_sheet.values() for old, new in pairwise(line)}


def _edition(edition: Edition, after: Edition | None, on: date) -> Published:
    category, period = edition.sheet.category, edition.sheet.period
    down = edition.down_on if edition.down_on and edition.down_on <= on else None
    lines = [
        Money(
            parse_day(one["day"]) if one["day"] else None, FLOWS.get(one["flow"], ""), one["title"], one["basis"], one["amount"],
        )
        for one in public_lines(edition, on)
        if one["amount"] is not None
    ]  # fmt: skip
    return Published(
        f"sheet-{edition.code}", f"{CATEGORIES[category]}公开", periods.Wanted(category, period).title, edition.published_on, _text(edition, on),
        NEWER if after else STOPPED if down else SAME, after.published_on if after else None, down, edition.code, str(edition.fact), lines,
    )  # fmt: skip


def _text(edition: Edition, on: date) -> str:
    """The sums of a month, or the items of a quarter."""
    said = edition.said
    if edition.sheet.category != periods.FINANCE:
        return "；".join(one["title"] for one in public_lines(edition, on))
    names = (("opening", "上月结余"), ("income", "收入"), ("expense", "支出"), ("closing", "月末结余"))
    return "，".join(f"{word}{money.yuan(said.get(name))}元" for name, word in names) + "。"


def _noted(one: Noted) -> Published:
    title = f"{period_zh(one.period)}{CATEGORIES[one.category]}"
    state = STOPPED if one.down_on else SAME
    return Published(
        f"paper-{one.category}-{one.period}", f"{CATEGORIES[one.category]}公开", title, one.published_on, PAPER_ONLY, state, until=one.down_on,
    )  # fmt: skip


def _group(line: Entry, unit: Unit) -> Published:
    said = line.said
    text = f"{said['groups']}个小组公开了。" + ("全部小组都公开了。" if said.get("complete") else "")
    title = of_kind(f"{period_zh(said['period'])}村（居）民小组组务公开", unit.kind)
    return Published(f"groups-{line.pk}", "组务公开", title, line.on, text, root=str(line.fact))
