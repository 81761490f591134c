"""Papers: the sheet for board and filing in one copy; the year's pages of the workbook."""

import uuid
from functools import partial

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest

from cunju.activities.pledges import access, queries, rules
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Entry, Item
from cunju.activities.pledges.papers import reviews
from cunju.kernel.blocks import Fields, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import taking


def opened(request: HttpRequest, name: str) -> Paper:
    """``sheet/ID``, ``notice/ID`` and the like, ``season/CODE``, through the room's own access."""
    what, _, rest = name.partition("/")
    if what == "season":
        return reviews.season(access.town_season(request, rest)[0], on=doors.today_of(request))
    try:
        entry, unit = access.entry_for(request, uuid.UUID(rest))
    except ValueError:
        raise Http404 from None
    if what == "sheet" and entry.step == "pledge":
        return sheet(entry, unit)
    if what not in dict(reviews.OF.get(entry.step, ())):
        raise Http404
    return reviews.MADE[what](entry, unit)


def sheet(entry: Entry, unit: Unit) -> Paper:
    """Who pledged what at which meeting; what became of it stands where it was said."""
    title = of_kind("村（居）民委员会成员履职承诺", unit.kind)
    meeting = of_kind(BOOK.word("pledge", "at", entry.said["at"]), unit.kind)
    rows = tuple(
        (called if at == 0 else "", item.text, _came(item)) for called, items in queries.by_person(entry) for at, item in enumerate(items)
    )
    about = f"下列承诺于{chinese_day(entry.on)}在{meeting}上作出，公告并报镇（街道）备案，请监督。"
    days = (("公告日期", _first(entry, "posted")), ("备案日期", _first(entry, "filed")))
    blocks = (
        Title(title), Fields((("单位", unit.name), ("年度", f"{entry.on.year}年"), *days)), Paragraph(about),
        Table(("成员", "承诺事项", "办理情况"), rows, (27, 45, 28)),
        SignLines((of_kind("村（居）民委员会（盖章）", unit.kind),)),
    )  # fmt: skip
    return Paper(title, unit.name, entry.on, f"{BOOK.code}-{str(entry.pk)[:8]}", blocks)


def _first(entry: Entry, step: str) -> str:
    """The first day a sheet was posted or filed; room to write by hand before."""
    days = [one.on for one in entry.followers.all() if one.step == step and one.state == "live"]
    return chinese_day(min(days)) if days else ""


def _came(item: Item) -> str:
    how, last = item.state_on()
    return f"{rules.HOW[how]}（{short_day(last.on)}）" if last else ""


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The sheets and results of the workbook."""
    live = [one for one in queries.within(unit.code, between) if one.state == "live"]
    prefetch_related_objects(live, "items__lines", "followers")
    found = [sheet(one, unit) if one.step == "pledge" else reviews.result(one, unit) for one in live if one.step in ("pledge", "review")]
    return {"pledges": found} if found else {}


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Every item with what became of it."""
    rows = [
        (one.on, item.name, item.office, item.text, _came(item), one.get_state_display())
        for one in queries.within(unit.code, between) if one.step == "pledge" for item in one.items.all()
    ]  # fmt: skip
    head = ("承诺日期", "成员", "职务", "承诺事项", "办理情况", "状态")
    found = [Sheet("履职承诺", head, tuple(rows))] if rows else []
    return [*found, *reviews.tables(unit, between)]


files = partial(taking.files, BOOK)
