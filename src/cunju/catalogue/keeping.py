"""How long a record is kept: classes as data (村级档案管理办法, its table not read: every class 待确认)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "keeping.yaml"


@dataclass(frozen=True, slots=True)
class Kept:
    """A class: its words, ``years`` (0: for ever), the source it reads, ``reading`` as of a duty (C, L, U)."""

    words: str
    years: int
    source: str
    reading: str


def kept(kind: str) -> Kept:
    """The class of a kind of record, or else of its room; KeyError where neither has one."""
    data = _data()
    kinds = data["kinds"]
    name = kinds[kind] if kind in kinds else kinds[kind.partition(".")[0]]
    one, source = data["classes"][name], data["source"]
    return Kept(one["words"], one.get("years", 0), f"《{source['title']}》（{source['number']}）", source["reading"])


def public_names_months() -> int:
    """How many months words that name people stay on a public board (a default of ours, 待确认)."""
    months: int = _data()["public_names"]["months"]
    return months


def named() -> frozenset[str]:
    """Every kind and room the data names."""
    return frozenset(_data()["kinds"])


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return found
