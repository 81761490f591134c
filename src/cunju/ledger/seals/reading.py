"""Rows one after another, whatever a hand wrote into them: one that cannot be read any more is told, and the next is read."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

# What a value that is none of its column's raises when it is read.
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError, ValidationError)
AT_ONCE = 2000


class Unreadable:
    """The row at a place of its table's order, counted from 0."""

    def __init__(self, place: int) -> None:
        self.place = place


def each(rows: QuerySet[Any, Any]) -> Iterator[Any]:
    """Every row of an ordered query, or ``Unreadable``."""
    done = 0
    found = rows.iterator(chunk_size=AT_ONCE)
    while True:
        try:
            row = next(found)
        except StopIteration:
            return
        except UNREADABLE:
            break
        yield row
        done += 1
    while batch := list(_some(rows, done, AT_ONCE)):
        yield from batch
        done += len(batch)


def _some(rows: QuerySet[Any, Any], start: int, count: int) -> Iterator[Any]:
    try:
        yield from list(rows[start : start + count])
    except UNREADABLE:
        if count == 1:
            yield Unreadable(start)
            return
        half = count // 2
        yield from _some(rows, start, half)
        yield from _some(rows, start + half, count - half)
