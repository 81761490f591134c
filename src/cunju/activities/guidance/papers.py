"""Papers: a visit note or an evaluation, the promises still open, the year's pages of the workbook."""

import uuid
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest

from cunju.activities.guidance import access, queries
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry
from cunju.kernel.blocks import Fields, Heading, Paper, Paragraph, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.words import short_name
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import taking

WAY, WAYS = "方式", "各种方式"


def opened(request: HttpRequest, name: str) -> Paper:
    """``note/ID``, ``promises/CODE``, ``obstacles/CODE``, through the room's own access."""
    what, _, rest = name.partition("/")
    today = doors.today_of(request)
    if what == "promises":
        return promises(doors.town_for(request, rest), today=today)
    if what == "obstacles":
        return obstacles(access.district_for(request, rest), today=today)
    try:
        entry, unit = access.entry_for(request, uuid.UUID(rest))
    except ValueError:
        raise Http404 from None
    return note(entry, unit)


def note(entry: Entry, unit: Unit) -> Paper:
    """A visit with its findings and promises, or the district's word with the town's answers."""
    title = "督促记录" if entry.step == "visit" else "落实情况评估"
    rows = [("单位", unit.name), ("日期", chinese_day(entry.on)), *_said(entry)]
    rows += [("去了哪里", "、".join(short_name(one.name) for one in queries.units_of(entry)))] if entry.units else []
    rows += [("一起的部门", entry.departments)] if entry.departments else []
    blocks: list[Any] = [Title(title), Fields(tuple(rows))]
    blocks += [Paragraph(one) for one in entry.text.splitlines() if one.strip()]
    if entry.step == "visit":
        blocks += _lines(entry)
    for one in queries.replies(entry):
        blocks += [Heading("镇（街道）回复"), Paragraph(f"{chinese_day(one.on)}：{one.text}")]
    return Paper(title, unit.name, entry.on, f"DC-{str(entry.pk)[:8]}", tuple(blocks), "a5" if entry.step == "visit" else "")


def _said(entry: Entry) -> list[tuple[str, str]]:
    """What the line says by choice; the ways by their words, not how many."""
    ways = entry.said.get("ways")
    found = [one for one in BOOK.words(entry) if one[0] not in (WAY, WAYS)] if ways else BOOK.words(entry)
    return [(WAY, "、".join(BOOK.word("visit", "way", one) for one in ways)), *found] if ways else found


def _lines(entry: Entry) -> list[Any]:
    lines = [one for one in queries.lines_of(entry) if one.state == "live"]
    names = {one.code: short_name(one.name) for one in queries.units_of(entry)}
    found: list[Any] = []
    for step, head, days, last in (("finding", "发现的问题", (), "怎么改的"), ("help", "答应的帮助", ("答应的日子",), "怎么帮的")):
        rows = tuple(
            (names.get(one.unit_code, one.unit_code), one.text, *(_day(one.due) for _ in days), _answered(one))
            for one in lines if one.step == step
        )  # fmt: skip
        if rows:
            found += [Heading(head), Table(("村（社区）", head, *days, last), rows, (20, 46, *(14 for _ in days), 34))]
    return found


def _day(day: date | None) -> str:
    return short_day(day) if day else ""


def _answered(one: Entry) -> str:
    live = [each for each in one.followers.all() if each.state == "live"]
    return "；".join(f"{_day(each.on)} {each.text}".strip() for each in live)


def promises(town: Unit, *, today: date) -> Paper:
    """What a town promised and has not kept yet, by the day it was promised for."""
    title = "答应的帮助（还没有兑现）"
    rows = tuple((short_name(unit.name), one.text, _day(one.on), _day(one.due)) for unit, one in queries.open_helps(town, on=today))
    body = Table(("村（社区）", "答应帮什么", "哪天答应的", "答应在哪天前"), rows) if rows else Paragraph("没有还没兑现的帮助。")
    return Paper(title, town.name, today, f"DCB-{town.code[6:]}", (Title(title), body))


def obstacles(district: Unit, *, today: date) -> Paper:
    """For the bureau: what towns found in the way and set themselves, and what they wrote they need; by code, nothing compared."""
    towns = places.towns_under(district.code, on=today)
    names = {one.code: short_name(one.name) for one in towns}
    set_by = [one for one in queries.measured(district.code, year=today.year) if one.unit_code in names]
    first = tuple((names[one.unit_code], _day(one.on), one.text) for one in set_by)
    needs = [one for one in queries.needs(towns) if not one.answers]
    second = tuple((short_name(one.unit.name), one.what, one.text, _day(one.on)) for one in needs)
    blocks: list[Any] = [Title("各镇街的问题、措施和需要的帮助"), Heading("一、镇街找到的问题和定的推进措施")]
    blocks.append(Table(("镇街", "日期", "问题和措施"), first, (16, 12, 72)) if first else Paragraph("今年还没有镇街登记。"))
    blocks.append(Heading("二、镇街写的原因或需要的帮助（还没有回复）"))
    blocks.append(Table(("镇街", "事项", "写了什么", "日期"), second, (16, 30, 42, 12)) if second else Paragraph("没有还没回复的。"))
    return Paper("各镇街的问题、措施和需要的帮助", district.name, today, f"DCW-{district.code}", tuple(blocks))


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """What the town found in a unit and promised it in a period, with what became of it by its end."""
    lines = [one for one in queries.within(unit.code, between) if one.step in ("finding", "help") and one.state == "live"]
    if not lines:
        return {}
    answers = queries.answers(lines, until=between.end)
    rows = tuple((_day(one.on), BOOK.step(one).label, one.text, _day(one.due), answers.get(one.pk, "")) for one in lines)
    title = "镇（街道）督促发现的问题和答应的帮助"
    table = Table(("日期", "什么", "写了什么", "答应的日子", "怎么改的、怎么帮的"), rows, (12, 16, 34, 12, 26))
    return {"town": [Paper(title, unit.name, between.end, f"DCZ-{unit.code[6:]}", (Title(title), table))]}


# What 导出 takes along (kernel.offers).
tables = partial(taking.tables, BOOK, more="答应的日子", own="due")
files = partial(taking.files, BOOK)
