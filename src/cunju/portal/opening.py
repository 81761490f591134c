"""What a unit published as data for everybody: Atom, calendar, JSON, CSV, with a description of every field; nothing of a person."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from cunju.kernel import offers
from cunju.kernel.days import SHANGHAI
from cunju.kernel.published import Published
from cunju.org.models import Unit

SCHEMA = "cunju.open/1"
FEED_ITEMS = 50
# Field, heading in the table, what it means.
FIELDS = (
    ("key", "编号", "这一份的永久编号，更正以后也不变"),
    ("sort", "类别", "财务公开、党务公开、政务公开、服务公开、组务公开、会议决定、协商结果、村规民约等"),
    ("title", "标题", "公开的是什么、哪一期"),
    ("published_on", "公布日期", "第一次公布的日子，YYYY-MM-DD"),
    ("state", "状态", "same 正在公布，newer 已有新版本，stopped 已停止公布"),
    ("changed_on", "变动日期", "有新版本或者有新结果的日子，没有就空着"),
    ("until", "停止公布日期", "从公开栏取下的日子，没有就空着"),
    ("code", "查验码", "印在纸上的编号，/c/查验码/ 是它的网页"),
    ("text", "内容", "写的是什么；个人信息已经遮住"),
    ("money", "收支明细", "每一笔：日期、收入或支出、事由、凭证号、金额（元，两位小数）"),
)
LINE_FIELDS = (
    ("on", "收支日期", "这一笔的日子"),
    ("flow", "收支", "收入或支出"),
    ("what", "事由", "从哪里来、用在哪里"),
    ("voucher", "凭证", "凭证号"),
    ("amount", "金额", "元，两位小数"),
)


_once: ContextVar[dict[tuple[str, date], list[Published]] | None] = ContextVar("once", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within, what a unit published is asked of the rooms once: many pages of one unit are made in a row."""
    token = _once.set({})
    try:
        yield
    finally:
        _once.reset(token)


def published(unit: Unit, *, on: date) -> list[Published]:
    """All that all rooms ever showed of a unit by a day, the latest first."""
    known = _once.get()
    if known is None:
        return _asked(unit, on)
    if (unit.code, on) not in known:
        known[unit.code, on] = _asked(unit, on)
    return known[unit.code, on]


def _asked(unit: Unit, on: date) -> list[Published]:
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Public.published))]
    found = [one for offered in offering for one in offered(unit, on=on)]
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)


def years(found: Iterable[Published]) -> list[int]:
    """The years in which something was published, the latest first."""
    return sorted({one.on.year for one in found}, reverse=True)


def by_sort(found: Iterable[Published]) -> list[tuple[str, list[Published]]]:
    """What was published by its kind, in the order in which each kind comes first."""
    sorts: dict[str, list[Published]] = {}
    for one in found:
        sorts.setdefault(one.sort, []).append(one)
    return list(sorts.items())


def searched(found: Iterable[Published], words: str) -> list[Published]:
    """What holds every word asked for, in its title, its text or a line of money; an amount with or without commas."""
    wanted = words.casefold().replace(",", "").replace("，", " ").split()
    return [one for one in found if all(word in _text(one) for word in wanted)] if wanted else []


def _text(one: Published) -> str:
    lines = [f"{each.what} {each.voucher} {yuan(each.fen)}" for each in one.money]
    return " ".join((one.sort, one.title, one.text.replace(",", ""), *lines)).casefold()


def yuan(fen: int) -> str:
    """Fen as ``1234.50``, as data writes it."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def row(one: Published) -> dict[str, Any]:
    """One thing as ``open.json`` has it."""
    money = [
        {"on": each.on.isoformat() if each.on else None, "flow": each.flow, "what": each.what, "voucher": each.voucher, "amount": yuan(each.fen)}
        for each in one.money
    ]
    return {
        "key": one.key, "sort": one.sort, "title": one.title, "published_on": one.on.isoformat(), "state": one.state,
        "changed_on": _day(one.changed), "until": _day(one.until), "code": one.code or None, "text": one.text, "money": money,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_json(unit: Unit, found: Iterable[Published], *, on: date) -> str:
    """Schema ``cunju.open/1``."""
    described = {name: f"{head}：{words}" for name, head, words in FIELDS}
    document = {
        "schema": SCHEMA, "unit": {"code": unit.code, "name": unit.name, "kind": unit.kind}, "on": on.isoformat(),
        "fields": described, "money_fields": {name: f"{head}：{words}" for name, head, words in LINE_FIELDS},
        "items": [row(one) for one in found],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Iterable[Published]) -> str:
    """A line a line of money, one line for what has none; heads in Chinese, as the description has them."""
    file = io.StringIO()
    file.write("\ufeff")
    out = csv.writer(file, lineterminator="\r\n")
    out.writerow([head for name, head, _ in FIELDS if name != "money"] + [head for _, head, _ in LINE_FIELDS])
    for one in found:
        said = row(one)
        own = [_cell(said[name]) for name, _, _ in FIELDS if name != "money"]
        for line in said["money"] or [{}]:
            out.writerow([*own, *(_cell(line.get(name), number=name == "amount") for name, _, _ in LINE_FIELDS)])
    return file.getvalue()


def _cell(value: Any, *, number: bool = False) -> str:
    """A text no spreadsheet takes for a formula."""
    text = str(value) if value is not None else ""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and not number else text


def as_atom(unit: Unit, found: Iterable[Published], *, name: str, absolute: Callable[[str], str]) -> str:
    """Atom of what was published, what changed last first."""
    board = reverse("portal:board", args=[unit.code])
    latest = sorted(found, key=lambda one: (one.last, one.key), reverse=True)[:FEED_ITEMS]
    feed = Atom1Feed(
        title=name, link=absolute(board), description="", language="zh-CN", author_name=unit.name,
        feed_url=absolute(f"{board}feed.xml"), feed_guid=f"tag:cunju,2023:{unit.code}",
    )  # fmt: skip
    for one in latest:
        page = reverse("portal:short", args=[one.code]) if one.code else f"{board}{one.on.year}/"
        feed.add_item(
            title=one.title, link=absolute(page), description=escape(f"{one.text}（{one.word}）"), unique_id=f"tag:cunju,2023:{unit.code}/{one.key}",
            pubdate=_moment(one.on), updateddate=_moment(one.last), categories=[one.sort],
        )  # fmt: skip
    return feed.writeString("utf-8")


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)
