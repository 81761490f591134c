"""What this room puts on the public board: money first, then the sheets by category, and what villagers asked."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cunju.activities.disclosure import actions, queries
from cunju.activities.disclosure.models import Doubt, Edition
from cunju.activities.disclosure.queries import MonthMoney, Noted
from cunju.activities.disclosure.queries.public import published as published
from cunju.activities.disclosure.rules import CATEGORIES, FINANCE, money, periods
from cunju.kernel import inputs
from cunju.kernel.days import add_days, parse_day, period_zh, short_day
from cunju.kernel.inputs import Input
from cunju.kernel.personal import masked
from cunju.kernel.sections import MONEY, SHEETS, Section, Shown
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records import opened

LOOKS = {"same": "done", "newer": "slow", "stopped": "back"}
WORDS = {"same": "与已公布版本一致", "newer": "已重新公布", "stopped": "已停止公布"}
SHOWN_AT_ONCE = 2
SHOWN_A_CATEGORY = 14
ORDER = (FINANCE, "party", "government", "service")
HEIGHT = 120
STEPS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)


def sections(unit: Unit, *, on: date) -> list[Section]:
    """Money, and the sheets by category, newest first; what was posted after the day asked about is left out.

    What stands on paper only is listed with its days, and that its content is not here.
    """
    found = [one for one in queries.editions(unit.code) if one.published_on <= on]
    noted = queries.noted_only(unit.code, on=on)
    if not found and not noted and not queries.told_groups(unit, on=on):
        return []
    newest = queries.latest(found)
    groups = _groups(found, newest, noted, unit, on)
    context = {"groups": groups, "unit": unit, "doubts": _asked(unit, on)}
    made = [Section("disclosure.sheets", SHEETS, "disclosure/public_sheets.html", context)]
    finance = [one for one in newest if one.sheet.category == FINANCE]
    if finance:
        context = _money(finance[0], found, unit, on) | {"unit": unit}
        made.append(Section("disclosure.money", MONEY, "disclosure/public_money.html", context))
    return made


def asks() -> list[Input]:
    """An objection to what hangs on the board."""
    return [
        Input(
            inputs.OBJECTION, "哪里不对，写具体些", _objected, about="对哪一张公开表", choices=_hanging, way=queries.way, up=_up, item=queries.item,
            words=_words, due=queries.objection_due,
        )
    ]  # fmt: skip


def _hanging(unit: Unit, on: date) -> list[tuple[str, str]]:
    """The sheets that hang on a day."""
    found = [one for one in queries.latest(queries.editions(unit.code)) if one.published_on <= on and (one.down_on is None or one.down_on > on)]
    return [(one.code, periods.Wanted(one.sheet.category, one.sheet.period).title) for one in found]


def _words(unit: Unit, sent: inputs.Sent) -> str:
    """What is said, and of what."""
    return inputs.with_item(queries.item(unit, sent.about, sent.on), sent.text)


def _objected(unit: Unit, sent: inputs.Sent, by: str, now: datetime, fact_id: uuid.UUID) -> uuid.UUID:
    """It is an objection of the day it came, about what is meant of the board; its words are as who accepts it put them, masked as any other's."""
    edition, _ = queries.meant(unit.code, sent.about)
    words = sent.said.get("words") or _words(unit, sent)
    said = actions.Raised("objection", words, sent.on, edition.sheet if edition else None)
    made = actions.raise_doubt(unit, said, by=by, now=now, fact_id=fact_id)
    return made.fact or made.pk


def _up(unit: Unit, became: uuid.UUID, now: datetime) -> None:
    """Its sender goes to the town with it."""
    found = queries.doubt(became)
    if found is not None:
        actions.refer(found, on=now.date(), by=inputs.RESIDENT, now=now)


def by_code(code: str, *, on: date) -> Shown | None:
    """What a short code stands for: the edition it was printed on, and whether that still hangs."""
    edition = queries.edition_of(code)
    if edition is None:
        return None
    after = queries.newer(edition)
    state = queries.standing(edition, last=after is None)
    unit_code = edition.sheet.issue.unit_code
    unit = org.unit(unit_code)
    return Shown(
        state=state,
        unit_code=unit_code,
        title=periods.Wanted(edition.sheet.category, edition.sheet.period).title,
        published_on=edition.published_on,
        until=edition.down_on,
        shown_for=_shown_for(edition, unit) if unit else "",
        newer_on=after.published_on if after else None,
        template="disclosure/public_short.html",
        context=_content(edition, on) | {"newer_code": after.code if after else ""},
    )


def _shown_for(edition: Edition, unit: Unit) -> str:
    """``公开4天，不足一个月`` of an edition that came down; empty while it hangs or where nobody counted."""
    if edition.down_on is None or edition.days_shown is None:
        return ""
    return "，".join(filter(None, (f"公开{edition.days_shown}天", queries.short_of(edition, unit))))


def _content(edition: Edition, on: date) -> dict[str, Any]:
    """What an edition said, ready to be shown."""
    said = edition.said
    lines = [
        one
        | {"yuan": money.yuan(one["amount"]), "on": parse_day(one["day"]) if one["day"] else None, "about": f"{edition.code}-{number}"}
        for number, one in enumerate(queries.public_lines(edition, on), start=1)
    ]
    return {
        "edition": edition,
        "asks": opened.takes(edition.sheet.issue.unit_code, inputs.OBJECTION),
        "unit_code": edition.sheet.issue.unit_code,
        "finance": edition.sheet.category == FINANCE,
        "way": said.get("way", ""),
        "remarks": queries.remarks_of(edition),
        "signed": said.get("signed", 0),
        "title": periods.Wanted(edition.sheet.category, edition.sheet.period).title,
        "month": int(edition.sheet.issue.month[5:]),
        "period": period_zh(edition.sheet.period),
        "opening": money.yuan(said.get("opening")),
        "income": money.yuan(said.get("income")),
        "expense": money.yuan(said.get("expense")),
        "closing": money.yuan(said.get("closing")),
        "incoming": [one for one in lines if one["flow"] == "in"],
        "outgoing": [one for one in lines if one["flow"] == "out"],
        "items": [one for one in lines if not one["flow"]],
    }


def _money(edition: Edition, found: Sequence[Edition], unit: Unit, on: date) -> dict[str, Any]:
    state = queries.standing(edition, last=True)
    year = queries.year_of_money(found)
    return _content(edition, on) | {
        "look": LOOKS[state],
        "word": _word(edition, state),
        "shown_for": _shown_for(edition, unit),
        "year": [
            (
                period_zh(one.month),
                money.yuan(one.income),
                money.yuan(one.expense),
                money.yuan(one.closing),
            )
            for one in year
        ],
        "chart": chart(year) if len(year) > 1 else None,
        "so_far": [(one, money.yuan(one.income), money.yuan(one.expense)) for one in queries.so_far(found)],
    }


def chart(year: Sequence[MonthMoney]) -> dict[str, Any]:
    """Bars up for what came in, down for what went out, in one scale; the words say the same."""
    highest = max(max(one.income, one.expense) for one in year) or 1
    step = next((one for one in STEPS if one * 300 >= highest), STEPS[-1])
    scale = HEIGHT / max(highest * 1.08, 1)
    wide = 1200 / len(year)
    bars = [
        {
            "x": round(at * wide + wide * 0.22),
            "width": round(wide * 0.56),
            "up": round(one.income * scale, 1),
            "top": round(HEIGHT - one.income * scale, 1),
            "down": round(one.expense * scale, 1),
            "month": int(one.month[5:]),
            "year": one.month[:4] if at == 0 or one.month.endswith("-01") else "",
        }
        for at, one in enumerate(year)
    ]
    lines = [
        round(number * step * 100 * scale, 1)
        for number in range(1, 4)
        if number * step * 100 <= highest * 1.08
    ]
    top_in, top_out = max(year, key=lambda one: one.income), max(year, key=lambda one: one.expense)
    said = (
        f"{period_zh(year[0].month)}至{period_zh(year[-1].month)}每月收入和支出柱形图，"
        f"收入最高是{period_zh(top_in.month)}{money.yuan(top_in.income)}元，"
        f"支出最高是{period_zh(top_out.month)}{money.yuan(top_out.expense)}元，逐月数字见下表"
    )
    ups = [round(HEIGHT - one, 1) for one in lines]
    return {"bars": bars, "ups": ups, "downs": lines, "said": said, "step": f"{step:,}", "height": HEIGHT}


def _groups(
    found: Sequence[Edition], newest: Sequence[Edition], noted: Sequence[Noted], unit: Unit, on: date
) -> list[tuple[str, Any, Any, str]]:
    """Of each category its last sheets by period, with content or without: the first ones, those before, and which those are."""
    again = {one.sheet_id for one in found if one.number > 1}
    groups = []
    for category in ORDER:
        rows = [_row(one, again=one.sheet_id in again, found=found, unit=unit) for one in newest if one.sheet.category == category]
        rows += [_noted_row(one, unit) for one in noted if one.category == category]
        rows.sort(key=lambda one: periods.end_of(one["period"]), reverse=True)
        shown = rows[:SHOWN_A_CATEGORY]
        if shown:
            older = shown[SHOWN_AT_ONCE:]
            groups.append((CATEGORIES[category], shown[:SHOWN_AT_ONCE], older, _before(older, len(rows) - len(shown))))
    told = queries.told_groups(unit, on=on)
    return [*groups, ("组务", told[:SHOWN_AT_ONCE], told[SHOWN_AT_ONCE:SHOWN_A_CATEGORY], "以前的")] if told else groups


def _before(older: Sequence[dict[str, Any]], left: int) -> str:
    """``以前的6份（2023年1月至2023年6月）``; what is not listed any more is said."""
    if not older:
        return ""
    last, first = (period_zh(older[at]["period"]) for at in (0, -1))
    which = last if len(older) == 1 else f"{first}至{last}"
    return f"以前的{len(older)}份（{which}" + (f"；更早的{left}份在“以前公开的”里）" if left else "）")


def _asked(unit: Unit, on: date) -> list[tuple[Doubt, str]]:
    """What was asked and answered, as it may be read by everybody; of what waits, within which days if a text binds them."""
    found = queries.answered_doubts(unit.code)
    for one in found:
        one.text, one.answer, one.town_answer = (masked(text) for text in (one.text, one.answer, one.town_answer))
    return [(one, "" if one.answered_on else _waits(one, on)) for one in found]


def _waits(doubt: Doubt, on: date) -> str:
    days = queries.answer_days(doubt, on=on)
    if days is None:
        return "正在办理"
    over = on > add_days(doubt.raised_on, days)
    return f"还没有答复，已经超过{days}日" if over else f"正在办理，{days}日内答复"


def _hung(where: str, up: date, down: date | None, *, short: str = "", still: str = "起") -> str:
    """``公开栏9月15日—9月19日，不足一个月``; what hangs still ends with 起."""
    days = f"{where}{short_day(up)}" + (f"—{short_day(down)}" if down else still)
    return f"{days}，{short}" if short else days


def _noted_row(one: Noted, unit: Unit) -> dict[str, Any]:
    """A posting known by its record only: its days, and where what it said can be read."""
    state = "stopped" if one.down_on else "newer" if one.again else "same"
    where = "公开栏" if one.board else "智慧社区云平台"
    both = "，平台已同步" if one.board and one.platform else ""
    short = queries.too_short(one.category, up=one.published_on, enough=one.enough, unit=unit)
    hung = _hung(where, one.published_on, one.down_on, short=short)
    return {
        "period": one.period,
        "title": f"{period_zh(one.period)}{CATEGORIES[one.category]}",
        "look": LOOKS[state],
        "word": "已公布" if state == "same" else WORDS[state],
        "days": f"{hung}{both}；" + ("内容没有录入" if one.down_on else f"内容在{where}，这里没有"),
    }


def _word(edition: Edition, state: str) -> str:
    """What an edition is, and, of the one that hangs, that a correction of it is at review."""
    return WORDS[state] + ("，有一份更正正在审查" if state == "same" and edition.sheet.state == "sent" else "")


def _row(edition: Edition, *, again: bool, found: Sequence[Edition], unit: Unit) -> dict[str, Any]:
    state = "stopped" if edition.down_on else "newer" if again else "same"
    earlier = [one for one in found if one.sheet_id == edition.sheet_id and one.number < edition.number]
    earlier.sort(key=lambda one: one.number)
    days = [
        _hung("公开栏", one.published_on, one.down_on, short=queries.short_of(one, unit), still="—更正")
        for one in earlier
    ]
    short = queries.short_of(edition, unit)
    now = _hung("公开栏", edition.published_on, edition.down_on, short=short)
    days.append(now + (f"，平台{short_day(edition.platform_on)}" if edition.platform_on else ""))
    return {
        "edition": edition,
        "period": edition.sheet.period,
        "title": f"{period_zh(edition.sheet.period)}{CATEGORIES[edition.sheet.category]}",
        "look": LOOKS[state],
        "word": _word(edition, state),
        "days": "；".join(days),
        "remarks": queries.remarks_of(edition),
    }
