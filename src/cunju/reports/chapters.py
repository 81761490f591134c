"""The chapters of the two workbooks, read from data: which kinds each lists, which are written by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cunju import catalogue

DATA = Path(__file__).parent / "data" / "workbooks.yaml"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; ``kinds`` are the facts it lists, narrowed by ``where``; ``hand`` says what is written by hand.

    ``index``: whether its facts are listed; a room's own tables say them where not.
    """

    key: str
    title: str
    kinds: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standing: bool = False
    people: tuple[str, ...] = ()
    index: bool = True
    hand: str = ""

    def takes(self, attributes: Mapping[str, Any]) -> bool:
        """Whether a fact of one of its kinds belongs here; a field the kind does not have narrows nothing."""
        return all(attributes.get(name) in (None, *values) for name, values in self.where.items())


@dataclass(frozen=True, slots=True)
class Workbook:
    """The title of a workbook and its chapters in order."""

    title: str
    chapters: tuple[Chapter, ...]

    def chapter(self, key: str) -> Chapter | None:
        """The chapter of a key."""
        return next((one for one in self.chapters if one.key == key), None)


def workbook(kind: str) -> Workbook:
    """The workbook of a village or a community, called as the notice in use calls it."""
    found = _shipped(kind)
    return replace(found, title=catalogue.notice().papers.get(kind, found.title))


@cache
def _shipped(kind: str) -> Workbook:
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    chapters = [_chapter(one, kind) for one in raw["chapters"] if one.get("for", kind) == kind]
    return Workbook(raw["titles"][kind], tuple(chapters))


def _chapter(raw: Mapping[str, Any], kind: str) -> Chapter:
    title = raw.get("community", raw["title"]) if kind == "community" else raw["title"]
    return Chapter(
        key=raw["key"],
        title=title,
        kinds=tuple(raw.get("kinds", ())),
        where={name: tuple(values) for name, values in raw.get("where", {}).items()},
        standing=bool(raw.get("standing", False)),
        people=tuple(raw.get("people", ())),
        index=bool(raw.get("index", True)),
        hand=raw.get("hand", ""),
    )
