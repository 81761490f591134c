"""What the lines of a room are taken along as (导出): one sheet of them all, and the pages brought with them."""

import uuid
from typing import Any

from cunju.kernel.days import Span
from cunju.kernel.sheets import Sheet
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book

HEAD = ("日期", "内容", "写了什么", "怎么记的", "状态")


def tables(book: Book, unit: Unit, between: Span, *, more: str = "", own: str = "") -> list[Sheet]:
    """Every line of a unit, voided ones too, with its words; ``more``: the heading of one column of the room's own, ``own`` its field."""
    rows: list[tuple[Any, ...]] = [
        (
            one.on, book.step(one).label, one.text, "；".join(f"{a}：{b}" for a, b in book.words(one)),
            *([getattr(one, own)] if own else []), one.get_state_display(),
        )
        for one in reading.within(book, unit.code, between)
    ]  # fmt: skip
    head = (*HEAD[:-1], *([more] if own else []), HEAD[-1])
    return [Sheet(book.name, head, tuple(rows))] if rows else []


def files(book: Book, unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Photos brought with lines."""
    return [(page.name, page.file) for one in reading.within(book, unit.code, between) for page in one.pages.all()]
