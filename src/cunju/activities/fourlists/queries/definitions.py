"""Which lists there are, by definition of the field: data, never code; a district may choose another than its code suggests."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Chosen
from cunju.org.units import LENGTHS

DATA = Path(__file__).parents[1] / "data" / "definitions.yaml"
ALIKE = DATA.with_name("alike.yaml")


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of a definition: its key, what it is called, what it is for."""

    list: str
    title: str
    use: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition of the field: which lists there are."""

    key: str
    title: str
    source: str
    areas: tuple[str, ...]
    lists: tuple[Listed, ...]

    def of(self, key: str) -> Listed:
        """A list of it; one of another definition goes by the vocabulary's word."""
        return next((one for one in self.lists if one.list == key), Listed(key, f"{word(key)}清单", ""))


@lru_cache(maxsize=1)
def _read() -> dict[str, Definition]:
    told = yaml.safe_load(DATA.read_text("utf-8"))["definitions"]
    return {
        one["key"]: Definition(
            one["key"], one["title"], one["source"], tuple(one["areas"]), tuple(Listed(**each) for each in one["lists"])
        )
        for one in told
    }  # fmt: skip


DEFINITIONS = _read()


@lru_cache(maxsize=1)
def _alike() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(ALIKE.read_text("utf-8"))
    return found


def said_for(title: str) -> tuple[str, ...]:
    """Words by which people ask for an item of that title."""
    return tuple(one for part, said in _alike().items() if part in title for one in said)


def word(key: str) -> str:
    """What the vocabulary calls a list."""
    return BOOK.word("force", "list", key)


def area_of(code: str) -> str:
    """The district whose lists hold for a code."""
    return code[: LENGTHS["county"]]


def definition(code: str) -> Definition:
    """The definition an area works by: the one its district chose, else the one whose area fits its code best."""
    chosen = Chosen.objects.filter(area_code=area_of(code)).first()
    if chosen and chosen.definition in DEFINITIONS:
        return DEFINITIONS[chosen.definition]
    fits = [(len(area), one) for one in DEFINITIONS.values() for area in one.areas if code.startswith(area)]
    return max(fits, key=lambda pair: pair[0])[1] if fits else next(iter(DEFINITIONS.values()))
