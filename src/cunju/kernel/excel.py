"""Cells of filled Excel templates: a cell that is wrong is a sentence to act on (files are read by ``tables``)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from cunju.kernel import cleaning, typed

SERIAL = re.compile(r"[345][0-9]{4}(?:\.[0-9]+)?")  # what a date cell holds that lost its format
HOUR = re.compile(r"(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*分?")
# Rows of a template that begin so are its own examples; they are never loaded.
SAMPLE = "示例"
Rows = tuple[tuple[int, Mapping[str, Any]], ...]


class Wrong(Exception):
    """A cell that cannot be read, in Chinese, without the full stop."""


def is_sample(cells: Mapping[str, Any], label: str) -> bool:
    """Whether a row is the template's own, by the column that says so."""
    return text_of(cells.get(label)).startswith(SAMPLE)


def text_of(value: Any) -> str:
    """A cell as text: numbers without decimals, clean, no space around."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else cleaning.lines(str(value))


def day_of(value: Any, label: str) -> date | None:
    """A day from a date cell or from any usual writing (``typed.day``); None where empty, else Wrong."""
    if isinstance(value, datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, date) else text_of(value)
    if not text:
        return None
    if SERIAL.fullmatch(text):
        raise Wrong(f"“{label}”是数字{text}，单元格没有设成日期；请改成日期格式，或写成2023-09-03的样子")
    try:
        return typed.happened(text)
    except typed.Mistyped as wrong:
        raise Wrong(f"“{label}”写的是“{text}”，{wrong}") from None


def hour_of(value: Any, label: str) -> time | None:
    """An hour from a time cell or from 14:30; None where empty, else Wrong."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    text = text_of(value)
    found = HOUR.fullmatch(text)
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    if text:
        raise Wrong(f"“{label}”写的是“{text}”，不是时间；写成 14:30 的样子")
    return None


def whole_of(value: Any, label: str) -> int | None:
    """A whole number of at most seven digits; None where empty, else Wrong."""
    text = text_of(value)
    if not text:
        return None
    try:
        return typed.whole(text)
    except typed.Mistyped as wrong:
        raise Wrong(f"“{label}”写的是“{text}”，{wrong}") from None
