"""A people list on its way: opened without identity numbers, kept until it is loaded, its headings remembered for the town."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from cunju.activities.bodies.models import ListMap
from cunju.activities.bodies.rules import lists
from cunju.activities.bodies.rules.workbook import Sheets
from cunju.kernel.codes import town_code
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.org import drafts
from cunju.org.models import Unit
from cunju.tables import book, reading
from cunju.tables.book import Sheet

DRAFT = "bodies:load"
# What is kept between checking and loading, as text; a list of all a town's people has a quarter of it.
MOST_KEPT = 4 * 1024 * 1024


@dataclass
class Kept:
    """A list that was read: its sheets, how many numbers were taken out of each, what a person answered."""

    sheets: list[Sheet]
    masked: dict[str, int] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


def open_list(data: bytes, name: str) -> Kept:
    """The sheets of a file; Refusal where it is none. Slow: before anything is locked."""
    found = lists.cleaned(reading.sheets(data, name, looks=True, if_told=True))
    return Kept(found.sheets, found.masked)


def sheets_of(data: bytes, name: str = "名册.xlsx", *, units: Mapping[str, str] | None = None) -> Sheets:
    """The rows of a file where nobody can be asked; Refusal with the first question where one is open."""
    kept = open_list(data, name)
    found = lists.read(kept.sheets, units=units or {}, masked=kept.masked)
    if found.open:
        raise Refusal(f"这份名单要先回答：{found.open[0].text}。请在网页上装入，或者用模板填写。", "file")
    return found.sheets


def keep_list(code: str, kept: Kept, *, by: str, now: datetime) -> bool:
    """Keep a list for the tap that loads it; whether it was small enough."""
    text = book.packed(kept.sheets).decode("utf-8", "replace")
    with transaction.atomic():
        drafts.drop(code, form=DRAFT, key=code)
        if len(text) > MOST_KEPT:
            return False
        data: dict[str, Any] = {"_title": "人员名册（已检查，还没有装入）", "sheets": text, "masked": kept.masked, "answers": kept.answers}
        drafts.save(code, form=DRAFT, key=code, data=data, by=by, now=now)
    return True


def drop_list(code: str) -> None:
    """The list is loaded, or not wanted."""
    drafts.drop(code, form=DRAFT, key=code)


def kept_list(code: str) -> Kept | None:
    """The list read before and not loaded yet."""
    data = drafts.load(code, form=DRAFT, key=code)
    if not data.get("sheets"):
        return None
    return Kept(book.unpacked(str(data["sheets"]).encode()), dict(data["masked"]), dict(data["answers"]))


def remember(place: Unit, found: lists.Listed, *, by: str, now: datetime) -> None:
    """Keep what a town's headings and words of post stand for; the next list of the town need not say it."""
    if not found.heads and not found.posts:
        return
    town = town_code(place.code)
    with ledger.writing([place.code], now=now):
        known = ListMap.objects.filter(town_code=town).first()
        heads, posts = (known.heads, known.posts) if known else ({}, {})
        said = {"heads": heads | found.heads, "posts": posts | found.posts, "by": by}
        ListMap.objects.update_or_create(town_code=town, defaults=said)
