"""What a unit published as data for everybody: Atom, calendar, JSON, CSV, with a description of every field; nothing of a person."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from cunju.kernel.days import SHANGHAI
from cunju.kernel.published import Published
from cunju.org.models import Unit
from cunju.reports.published import FIELDS as FIELDS
from cunju.reports.published import LINE_FIELDS as LINE_FIELDS
from cunju.reports.published import SCHEMA as SCHEMA
from cunju.reports.published import asked_once as asked_once
from cunju.reports.published import document, row
from cunju.reports.published import published as published
from cunju.reports.published import yuan as yuan

FEED_ITEMS = 50


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


def as_json(unit: Unit, found: Iterable[Published], *, on: date) -> str:
    """Schema ``cunju.open/1``."""
    return json.dumps(document(unit, found, on=on), ensure_ascii=False, indent=1) + "\n"


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
