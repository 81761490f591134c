"""Cells of filled Excel templates: a cell that is wrong is a sentence to act on (files are read by ``tables``)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
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
    """A cell as text: numbers without decimals, no space around."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def day_of(value: Any, label: str) -> date | None:
    """A day from a date cell or from 2021-03-01, 2021/3/1, 2021.3.1, 2021年3月1日; None where empty, else Wrong."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_of(value)
    if not text:
        return None
    found = DAY.fullmatch(text)
    try:
        if found:
            return date(*(int(one) for one in found.groups()))
    except ValueError:
        pass
    raise Wrong(f"“{label}”写的是“{text}”，不是日期；写成 2021-03-01 的样子")


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
    if not (text.isascii() and text.isdigit()) or len(text) > 7:
        raise Wrong(f"“{label}”写的是“{text}”，应为不带单位的整数")
    return int(text)
