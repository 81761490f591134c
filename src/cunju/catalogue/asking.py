"""What the clauses in use say to one unit on one day (DESIGN §8); nothing where none holds: then nothing is concluded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from cunju.catalogue import loading, questions
from cunju.catalogue.clauses import Clause
from cunju.catalogue.words import AUTHORITIES
from cunju.kernel import kept

# What every verdict says of which no clause holds.
NOTHING = "这一天没有装入的条文，不作推断"


class Who(Protocol):
    """A unit as clauses know it: its code and its kind (village, community, town, district or county)."""

    @property
    def code(self) -> str:
        """Six, nine or twelve digits."""

    @property
    def kind(self) -> str:
        """Its kind."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that is not in any database: of an area and a kind."""

    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Law:
    """All clauses that hold for a unit on a day, by question, the highest layer first."""

    on: date
    kind: str
    clauses: Mapping[str, tuple[Clause, ...]]

    def asked(self, question: str, *, of: str = "") -> tuple[Clause, ...]:
        """The clauses that answer; KeyError for a question outside the vocabulary."""
        if question not in questions.load():
            raise KeyError(question)
        found = self.clauses.get(question, ())
        return tuple(one for one in found if one.of == of) if of else found

    def first(self, question: str, *, of: str = "") -> Clause | None:
        """The clause of the highest layer, or None."""
        return next(iter(self.asked(question, of=of)), None)


def law(*, unit: Who, on: date) -> Law:
    """What holds for ``unit`` on ``on``, as one value that pure rules take."""
    return _law(unit.code, unit.kind, on, loading.load().digest)


@lru_cache(maxsize=kept.most(4096))
def _law(code: str, kind: str, on: date, digest: str) -> Law:
    found: dict[str, list[Clause]] = {}
    for one in loading.load().clauses:
        if one.covers(on) and one.reads(code=code, kind=kind):
            found.setdefault(one.question.name, []).append(one)
    return Law(on, kind, {name: tuple(sorted(each, key=_layer)) for name, each in found.items()})


def _layer(one: Clause) -> tuple[int, str]:
    return AUTHORITIES.index(one.authority), one.pack


def asked(question: str, *, unit: Who, on: date) -> tuple[Clause, ...]:
    """The clauses that answer ``question`` for ``unit`` on ``on``, by layer; empty where none holds."""
    return law(unit=unit, on=on).asked(question)


class Change(NamedTuple):
    """A question whose answer is another on another day."""

    question: str
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]

    @property
    def moved(self) -> bool:
        """Whether only the article's number, or the text that holds it, is another: what is said stays."""
        return sorted((one.authority, one.whole) for one in self.before) == sorted((one.authority, one.whole) for one in self.after)


def diff(first: Law, second: Law) -> list[Change]:
    """Every question whose value, layer or cite differs, in the order of the vocabulary."""
    return list(_changes(first, second))


def _changes(first: Law, second: Law) -> Iterator[Change]:
    for name in questions.load():
        before, after = first.asked(name), second.asked(name)
        if _told(before) != _told(after):
            yield Change(name, before, after)


def _told(found: tuple[Clause, ...]) -> list[tuple[str, str, str]]:
    return sorted((one.authority, one.cite, repr(sorted(one.value.items()))) for one in found)
