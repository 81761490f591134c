"""Kinds of work in people's words, and the tiles of each role: read from ``data/works.yaml``, which alone names rooms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.urls import NoReverseMatch, reverse

DATA = Path(__file__).parent / "data" / "works.yaml"


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: the rooms whose records it holds, the first page of a unit and of a town, what people also call it."""

    key: str
    title: str
    rooms: tuple[str, ...]
    home: str = ""
    town_home: str = ""
    words: tuple[str, ...] = ()

    def page(self, code: str) -> str:
        """The first page of this work for a place; empty where no installed room has one."""
        return address({12: self.home, 9: self.town_home}.get(len(code), ""), code)


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: the page a tap opens, and the records that the line below it counts."""

    work: str
    title: str
    small: str
    icon: str
    go: str
    ledger: str
    counter: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """How a record of several steps is told."""

    steps: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    by: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Steps that rest on nothing and are one record by what they are about."""

    first: tuple[str, ...]
    fields: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    works: tuple[Work, ...]
    tiles: Mapping[str, tuple[Tile, ...]]
    about_towns: tuple[tuple[str, str], ...]
    chains: Mapping[str, Chain]
    alike: tuple[Alike, ...]
    aside: frozenset[str]
    trend: Mapping[str, Any]


def works() -> tuple[Work, ...]:
    """Every kind of work, in the order in which they are shown."""
    return _read().works


def work_of(kind: str) -> Work | None:
    """The work that a kind of record belongs to."""
    room = kind.partition(".")[0]
    return next((one for one in works() if room in one.rooms), None)


def tiles(role: str) -> tuple[Tile, ...]:
    """The tiles of a role; none for who records nothing."""
    return _read().tiles.get(role, ())


def about_towns() -> tuple[tuple[str, str], ...]:
    """Heading and page of what the district writes about a town."""
    return _read().about_towns


def address(page: str, code: str) -> str:
    """``room:page#place`` for a unit as an address; a page that takes no code is asked without; empty where there is none."""
    name, mark, place = page.partition("#")
    for args in ([code], []):
        try:
            return reverse(name, args=args) + mark + place if name else ""
        except NoReverseMatch:
            continue
    return ""


def chain(kind: str) -> Chain:
    """How a record that begins with a kind is told."""
    return _read().chains.get(kind, Chain())


def alike() -> tuple[Alike, ...]:
    """Steps that are one record by what they are about."""
    return _read().alike


def aside() -> frozenset[str]:
    """Kinds that say something of a step and are none."""
    return _read().aside


def trend() -> Mapping[str, Any]:
    """What 按月看 draws: the kinds of ``meetings``; the kind of ``money`` with what it must say."""
    return _read().trend


@cache
def _read() -> _Read:
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return _Read(
        works=tuple(Work(**_tuples(one)) for one in raw["works"]),
        tiles={role: tuple(Tile(**_tuples(one)) for one in each) for role, each in raw["tiles"].items()},
        about_towns=tuple((one["title"], one["page"]) for one in raw["about_towns"]),
        chains={kind: Chain(**_tuples(one)) for kind, one in raw["chains"].items()},
        alike=tuple(Alike(**_tuples(one)) for one in raw["alike"]),
        aside=frozenset(raw["aside"]),
        trend=raw["trend"],
    )


def _tuples(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
