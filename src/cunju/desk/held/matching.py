"""Whether something asked is already held: each thing held is known by words, so that another name for it is found too."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent.parent / "data" / "held.yaml"
LONGEST = 200
# What a box says is not asked (不写姓名).
NOT_ASKED = re.compile(r"[（(]不写[^）)]*[）)]|，?不写(?:姓名|电话)")
# 请填写, brackets and marks say nothing of what is asked.
ASIDE = re.compile(r"[\s“”\"'（）()【】\[\]：:，,。．.、;；?？!！]|请填写|可不填")


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that is held: its words, where; ``outside``: which system of others; ``asked``: the boxes that ask it first."""

    key: str
    title: str
    holds: str
    home: str
    outside: str
    says: tuple[tuple[str, ...], ...]
    but: tuple[str, ...]
    asked: tuple[str, ...]

    def asks(self, said: str) -> bool:
        """Whether a plain text asks for this."""
        return not any(one in said for one in self.but) and all(any(one in said for one in group) for group in self.says)


@cache
def data() -> Mapping[str, Any]:
    """The file as it stands."""
    found: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return found


@cache
def everything() -> tuple[Held, ...]:
    """All that is held, in the order of the file."""
    return tuple(
        Held(
            key=one["key"],
            title=one["title"],
            holds=one["holds"],
            home=one.get("home", ""),
            outside=one.get("outside", ""),
            says=tuple(tuple(map(plain, group)) for group in one["says"]),
            but=tuple(map(plain, one.get("but", ()))),
            asked=tuple(one.get("asked", ())),
        )
        for one in data()["held"]
    )


def plain(text: str) -> str:
    """A text without width, spaces and marks."""
    return ASIDE.sub("", NOT_ASKED.sub("", unicodedata.normalize("NFKC", text[:LONGEST])))


def found(text: str) -> Sequence[Held]:
    """What of all held a text asks for."""
    said = plain(text)
    return [one for one in everything() if one.asks(said)]


def personal(text: str) -> bool:
    """Whether the words of a box show that it holds something of a person."""
    said = plain(text)
    return any(one in said for one in data()["personal"])
