"""Papers: the sheet for board and filing in one copy; the year's pages of the workbook."""

import uuid

from django.http import Http404, HttpRequest

from cunju.activities.pledges import access, queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Item
from cunju.kernel.blocks import Fields, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind
from cunju.org.models import Unit


def opened(request: HttpRequest, name: str) -> Paper:
    """``sheet/ID``, through the room's own access."""
    what, _, rest = name.partition("/")
    try:
        entry, unit = access.entry_for(request, uuid.UUID(rest))
    except ValueError:
        raise Http404 from None
    if what != "sheet" or entry.step != "pledge":
        raise Http404
    return sheet(entry, unit)


def sheet(entry: Entry, unit: Unit) -> Paper:
    """Who pledged what at which meeting; what became of it stands where it was said."""
    title = of_kind("村（居）民委员会成员履职承诺", unit.kind)
    meeting = of_kind(BOOK.word("pledge", "at", entry.said["at"]), unit.kind)
    rows = tuple(
        (called if at == 0 else "", item.text, _came(item)) for called, items in queries.by_person(entry) for at, item in enumerate(items)
    )
    about = f"下列承诺于{chinese_day(entry.on)}在{meeting}上作出，公告并报镇（街道）备案，请监督。"
    blocks = (
        Title(title), Fields((("单位", unit.name), ("年度", f"{entry.on.year}年"))), Paragraph(about),
        Table(("成员", "承诺事项", "办理情况"), rows, (24, 56, 20)), SignLines(("村（居）民委员会（盖章）", "公告日期", "备案日期")),
    )  # fmt: skip
    return Paper(title, unit.name, entry.on, f"{BOOK.code}-{str(entry.pk)[:8]}", blocks)


def _came(item: Item) -> str:
    how, last = item.state_on()
    return f"{rules.HOW[how]}（{last.on.month}月{last.on.day}日）" if last else ""


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The sheets of the workbook."""
    found = [one for one in queries.within(unit.code, between) if one.step == "pledge" and one.state == "live"]
    return {"pledges": [sheet(one, unit) for one in found]} if found else {}


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Every item with what became of it."""
    rows = [
        (one.on, item.name, item.office, item.text, _came(item), one.get_state_display())
        for one in queries.within(unit.code, between) if one.step == "pledge" for item in one.items.all()
    ]  # fmt: skip
    head = ("承诺日期", "成员", "职务", "承诺事项", "办理情况", "状态")
    return [Sheet("履职承诺", head, tuple(rows))] if rows else []


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Photos brought with lines."""
    return [(page.name, page.file) for one in queries.within(unit.code, between) for page in one.pages.all()]
