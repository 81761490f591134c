"""Papers: a visit note or an evaluation, the promises still open, the year's pages of the workbook."""

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

from cunju.activities.guidance import access, queries
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry
from cunju.kernel.blocks import Fields, Heading, Paper, Paragraph, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import short_name
from cunju.org import access as doors
from cunju.org.models import Unit


def opened(request: HttpRequest, name: str) -> Paper:
    """``note/ID`` or ``promises/CODE``, through the room's own access."""
    what, _, rest = name.partition("/")
    today = doors.today_of(request)
    if what == "promises":
        return promises(doors.town_for(request, rest), today=today)
    try:
        entry, unit = access.entry_for(request, uuid.UUID(rest))
    except ValueError:
        raise Http404 from None
    return note(entry, unit)


def note(entry: Entry, unit: Unit) -> Paper:
    """A visit with its findings and promises, or the district's word with the town's answers."""
    title = "督促记录" if entry.step == "visit" else "落实情况评估"
    rows = [("单位", unit.name), ("日期", chinese_day(entry.on)), *BOOK.words(entry)]
    rows += [("去了哪里", "、".join(short_name(one.name) for one in queries.units_of(entry)))] if entry.units else []
    rows += [("一起的部门", entry.departments)] if entry.departments else []
    blocks: list[Any] = [Title(title), Fields(tuple(rows))]
    blocks += [Paragraph(one) for one in entry.text.splitlines() if one.strip()]
    if entry.step == "visit":
        blocks += _lines(entry)
    for one in queries.replies(entry):
        blocks += [Heading("镇（街道）回复"), Paragraph(f"{chinese_day(one.on)}：{one.text}")]
    return Paper(title, unit.name, entry.on, f"DC-{str(entry.pk)[:8]}", tuple(blocks))


def _lines(entry: Entry) -> list[Any]:
    lines = [one for one in queries.lines_of(entry) if one.state == "live"]
    names = {one.code: short_name(one.name) for one in queries.units_of(entry)}
    found: list[Any] = []
    for step, head, last in (("finding", "发现的问题", "怎么改的"), ("help", "答应的帮助", "怎么帮的")):
        rows = tuple(
            (names.get(one.unit_code, one.unit_code), one.text, _day(one.due), _answered(one)) for one in lines if one.step == step
        )
        if rows:
            found += [Heading(head), Table(("村（社区）", head, "答应的日子" if step == "help" else "", last), rows)]
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


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Every line of a unit, voided ones too, with its words."""
    rows = [
        (one.on, BOOK.step(one).label, one.text, "；".join(f"{a}：{b}" for a, b in BOOK.words(one)), one.due, one.get_state_display())
        for one in queries.within(unit.code, between)
    ]
    head = ("日期", "内容", "写了什么", "怎么记的", "答应的日子", "状态")
    return [Sheet("督促指导", head, tuple(rows))] if rows else []


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Photos brought with lines."""
    return [(page.name, page.file) for one in queries.within(unit.code, between) for page in one.pages.all()]
