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
    """One kind of work: the rooms whose records it holds, the first page of a unit and of a town."""

    key: str
    title: str
    rooms: tuple[str, ...]
    home: str = ""
    town_home: str = ""

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


def works() -> tuple[Work, ...]:
    """Every kind of work, in the order in which they are shown."""
    return _read()[0]


def work_of(kind: str) -> Work | None:
    """The work that a kind of record belongs to."""
    room = kind.partition(".")[0]
    return next((one for one in works() if room in one.rooms), None)


def tiles(role: str) -> tuple[Tile, ...]:
    """The tiles of a role; none for who records nothing."""
    return _read()[1].get(role, ())


def about_town(code: str) -> str:
    """The page on which the district writes about a town; empty where no installed room has one."""
    return address(_read()[2], code)


def address(page: str, code: str) -> str:
    """``room:page#place`` for a unit as an address; a page that takes no code is asked without; empty where there is none."""
    name, mark, place = page.partition("#")
    for args in ([code], []):
        try:
            return reverse(name, args=args) + mark + place if name else ""
        except NoReverseMatch:
            continue
    return ""


@cache
def _read() -> tuple[tuple[Work, ...], Mapping[str, tuple[Tile, ...]], str]:
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    works = tuple(Work(**_tuples(one, "rooms")) for one in raw["works"])
    return (
        works,
        {role: tuple(Tile(**_tuples(one, "kinds")) for one in each) for role, each in raw["tiles"].items()},
        raw["about_town"],
    )


def _tuples(raw: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {**raw, name: tuple(raw.get(name, ()))}
