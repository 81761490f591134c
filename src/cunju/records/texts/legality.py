"""What in a text the town's reviewer should look at: demands a convention may not make. A remark, never a verdict.

The patterns are data (``data/doubts.yaml``): what a demand of a kind looks like, and what makes the same words lawful: that they are
forbidden, that the law or an authority is named, that they tell of the past, that they ask without pressing. Each sentence is read by itself.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from cunju.records.texts import plain
from cunju.records.texts.plain import Plain

QUOTED = 12  # letters of a quotation beyond the sign
HALT = re.compile("[，：；。！？\n]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place that may be unlawful: of which kind, why, what the clause to cite must speak of, where and in which words."""

    kind: str
    label: str
    reason: str
    question: str
    grounds: tuple[str, ...]
    start: int
    end: int
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One way a demand is written, and what excuses it."""

    find: re.Pattern[str]
    excuses: tuple[str, ...]
    unless: re.Pattern[str] | None
    within: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of demand; ``beside``: the kind that speaks for it where both stand on the same words."""

    name: str
    label: str
    reason: str
    question: str
    grounds: tuple[str, ...]
    signs: tuple[Sign, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A sign found in a sentence: what stands before and after it, in the sentence and up to the next comma."""

    sentence: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """The sentence up to the sign."""
        return self.sentence[: self.start]

    @property
    def after(self) -> str:
        """The sentence behind the sign."""
        return self.sentence[self.end :]

    @property
    def near(self) -> str:
        """From the last comma to the sign."""
        return HALT.split(self.before)[-1]

    @property
    def around(self) -> str:
        """The sign with all that stands between the commas beside it."""
        return self.near + self.sentence[self.start : self.end] + HALT.split(self.after)[0]


@dataclass(frozen=True, slots=True)
class Book:
    """The kinds of demand and the words the excuses go by."""

    kinds: tuple[Kind, ...]
    words: Mapping[str, re.Pattern[str]]

    def excused(self, name: str, place: Place) -> bool:
        """Whether an excuse holds for a sign where it stands."""
        return EXCUSES[name](self.words, place)


Words = Mapping[str, re.Pattern[str]]


def _forbidden(words: Words, place: Place) -> bool:
    """The sign itself is forbidden, refused or abolished: by a word before it in the same clause, or by what is said after it."""
    if words["void"].match(place.after) or words["inside"].search(place.sentence[place.start : place.end]):
        return True
    lead = place.near
    held = [one for one in words["never"].finditer(lead) if not words["breach"].search(lead[one.end() :])]
    stated = words["sum"].search(place.sentence[place.start : place.end] + HALT.split(place.after)[0])
    if held and not (stated and words["deed"].search(lead[held[-1].end() :])):
        return True
    # 村委会不得罚款，扣押财物: what the committee may not do goes on behind the comma.
    parts = HALT.split(place.before)[:-1]
    return (
        not words["breach"].search(place.before)
        and any(words["ours_not"].search(one) for one in parts)
        and not words["own"].search(lead)
    )


def _authority(words: Words, place: Place) -> bool:
    """An authority acts, or the law is named, and no hand of the village comes between."""
    if words["to_us"].search(place.after):
        return False
    if words["theirs"].match(place.after):
        return True
    if words["law"].search(place.around) and not words["own"].search(place.near):
        return True
    last = max((one.end() for one in words["by_authority"].finditer(place.before)), default=-1)
    ours = max((one.end() for one in words["own"].finditer(place.before)), default=-1)
    if last <= ours:
        return False
    return bool(words["agent"].search(place.before[:last])) or not words["besides"].search(
        place.before[last:]
    )


def _past(words: Words, place: Place) -> bool:
    """It is told of the past, or of what was struck out."""
    return bool(words["past"].search(place.before)) and bool(words["gone"].search(place.sentence))


def _asked(words: Words, place: Place) -> bool:
    """It is asked, not pressed."""
    return bool(words["ask"].search(place.before)) and not words["breach"].search(place.before)


def _lawful(words: Words, place: Place) -> bool:
    """The law's own condition is named beside the sign; an authority alone does not make a demand lawful."""
    stretch = (
        "，".join(HALT.split(place.before)[-2:])
        + place.sentence[place.start : place.end]
        + HALT.split(place.after)[0]
    )
    last = max((one.end() for one in words["law"].finditer(stretch)), default=-1)
    return last >= 0 and not words["own"].search(stretch[:last])


def _equal(words: Words, place: Place) -> bool:
    """The sentence is about equal rights."""
    return bool(words["equal"].search(place.sentence))


EXCUSES = {
    "forbidden": _forbidden,
    "authority": _authority,
    "past": _past,
    "asked": _asked,
    "lawful": _lawful,
    "equal_lawful": _equal,
}


@cache
def book() -> Book:
    """The patterns as they stand in the data."""
    raw = _raw("doubts")
    parts = _parts(raw["parts"])
    kinds = tuple(_kind(name, one, parts, raw["excuses"]) for name, one in raw["kinds"].items())
    return Book(kinds, {name: _pattern(one, parts) for name, one in raw["words"].items()})


@cache
def groups() -> dict[str, str]:
    """By which words a text is seen to speak of what it is asked to."""
    return {str(name): str(one) for name, one in _raw("groups").items()}


def _raw(name: str) -> Any:
    return yaml.safe_load(resources.files("cunju.records.texts").joinpath("data", f"{name}.yaml").read_text("utf-8"))


def _parts(raw: Mapping[str, str]) -> dict[str, str]:
    """Parts of patterns by name; a part may use those above it."""
    made: dict[str, str] = {}
    for name, one in raw.items():
        made[name] = f"(?:{_filled(one, made)})"
    return made


def _filled(text: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"<([a-z_]+)>", lambda found: parts[found[1]], "".join(text.split()))


def compiled(parts: Mapping[str, str]) -> Callable[[str], re.Pattern[str]]:
    """What makes patterns of texts with named parts, as this data writes them, for another reading of the kind."""
    made = _parts(parts)
    return lambda text: _pattern(text, made)


def _pattern(text: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_filled(text, parts))


def _kind(name: str, raw: Mapping[str, Any], parts: Mapping[str, str], usual: Sequence[str]) -> Kind:
    signs = []
    for one in raw["signs"]:
        told = one if isinstance(one, dict) else {"find": one}
        unless, within = (_pattern(told[key], parts) if key in told else None for key in ("unless", "within"))
        signs.append(Sign(_pattern(told["find"], parts), tuple(told.get("excuses", usual)), unless, within))
    return Kind(
        name,
        raw["label"],
        raw["reason"],
        raw["question"],
        tuple(raw["grounds"]),
        tuple(signs),
        raw.get("beside", ""),
    )


def read(text: str) -> list[Doubt]:
    """The doubtful places of a text in order, at most one of a kind in a sentence."""
    return [one for part in plain.sentences(plain.plain(text)) for one in _read(part, book())]


def _read(part: Plain, known: Book) -> Iterator[Doubt]:
    told: dict[str, Place] = {}
    for kind in known.kinds:
        found = next(_found(part.text, kind, known), None)
        said = told.get(kind.beside)
        if found is None or (said and said.start < found.end and found.start < said.end):
            continue
        told[kind.name] = found
        start, end = part.span(found.start, found.end)
        quote = part.text[found.start : found.end] + HALT.split(found.after)[0][:QUOTED]
        yield Doubt(
            kind.name,
            kind.label,
            kind.reason,
            kind.question,
            kind.grounds,
            start,
            end,
            quote,
            part.text.strip(),
        )


def _found(sentence: str, kind: Kind, known: Book) -> Iterator[Place]:
    for sign in kind.signs:
        if sign.unless is not None and sign.unless.search(sentence):
            continue
        if sign.within is not None and not sign.within.search(sentence):
            continue
        for one in sign.find.finditer(sentence):
            place = Place(sentence, one.start(), one.end())
            if not any(known.excused(name, place) for name in sign.excuses):
                yield place
