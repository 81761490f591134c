"""Rules of this room, pure: what waits on a line, how a matter stands, what the year's matters come to, which may be one and the same."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from cunju.activities.matters.steps import HEADS
from cunju.kernel import likeness as signs
from cunju.kernel.numerals import half_width, number_or_none
from cunju.records import steps
from cunju.records.steps import Note, Wait

BIG, SMALL, PRIVATE = "big", "small", "private"
TOWN = "town"
# No text gives the days: from here on a line says that nobody has asked yet. It is never late.
UNASKED = 15
# Two matters whose words share so much of their pairs of signs may be one; where the place is the same, less is enough.
ALIKE, ALIKE_THERE = 0.4, 0.3
NUMERALS = re.compile(r"[〇零一二两三四五六七八九十百]+")
NUMBERED = re.compile(r"([0-9〇一二三四五六七八九十百]+)(?:号?[组户栋楼社期区号]|单元)")


def _after(note: Note, following: list[Note]) -> list[Wait]:
    """A run waits for its end, what was handed on for its return, what was closed to be asked after, what was not solved to go on."""
    done = {one.step for one in following}
    if note.step in HEADS and "closed" not in done:
        return [Wait("closed", note.id, "unit", note.on)]
    if note.step == "referred" and "returned" not in done:
        return [Wait("returned", note.id, "town" if note.said["to"] == TOWN else "unit", note.on)]
    if note.step == "closed" and "confirmed" not in done:
        return [Wait("confirmed", note.id, "unit", note.on)]
    if note.step == "confirmed" and not note.said["solved"] and "reopened" not in done:
        return [Wait("reopened", note.id, "unit", note.on)]
    return []


def waits(notes: Iterable[Note]) -> list[Wait]:
    """What waits, the oldest first; no text gives a day."""
    return steps.waits(notes, _after)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a matter stands: its size now, its last step, the days of its present run, whether it is closed and what was said of it."""

    size: str
    last: str
    since: date
    closed: bool = False
    days: int | None = None
    solved: bool | None = None
    to: str = ""

    @property
    def state(self) -> tuple[str, str]:
        """As look and word."""
        if self.solved:
            return "done", "已解决"
        if self.solved is False and self.closed:
            return "late", "没有解决"
        if self.closed:
            return "wait", "办结，没有回访"
        if self.last == "referred":
            return "open", "转出去了"
        return "open", "重新办理" if self.last == "reopened" else "在办"


def standing(chain: Sequence[Note]) -> Standing:
    """A matter by its live lines in their order, the first one first."""
    size, closed, days, solved, to = "", False, None, None, ""
    begun = chain[0].on
    for one in chain:
        size = one.said.get("size", size)
        if one.step in HEADS:
            closed, days, begun, to = False, None, one.on, ""
            solved = None
        elif one.step == "closed":
            closed, days = True, (one.on - begun).days
        elif one.step == "confirmed":
            solved = bool(one.said["solved"])
        elif one.step == "referred":
            to = one.said["to"]
    return Standing(size, chain[-1].step, chain[-1].on, closed, days, solved, to)


@dataclass(frozen=True, slots=True)
class Figures:
    """What matters come to: how many of each size, closed and in how many days at the median, open, solved, not solved, not asked."""

    received: int
    big: int
    small: int
    private: int
    closed: int
    days: float | None
    solved: int
    unsolved: int

    @property
    def open(self) -> int:
        """Not closed, or taken up again."""
        return self.received - self.closed

    @property
    def unsaid(self) -> int:
        """Closed, and nobody has said whether it is solved."""
        return self.closed - self.solved - self.unsolved


def figures(matters: Iterable[Standing]) -> Figures:
    """Matters counted."""
    found = list(matters)
    big, small, private = (sum(one.size == size for one in found) for size in (BIG, SMALL, PRIVATE))
    closed = [one for one in found if one.closed]
    taken = [one.days for one in closed if one.days is not None]
    solved, unsolved = (sum(one.solved is value for one in closed) for value in (True, False))
    return Figures(len(found), big, small, private, len(closed), median(taken) if taken else None, solved, unsolved)


def medians(matters: Iterable[Standing]) -> list[tuple[str, int, int, float | None]]:
    """Of each size: how many came, how many are closed, in how many days at the median; of places together, never one by one."""
    found = list(matters)
    told = []
    for size in (BIG, SMALL, PRIVATE):
        of = figures([one for one in found if one.size == size])
        told.append((size, of.received, of.closed, of.days))
    return told


def told(found: Figures) -> list[tuple[str, str]]:
    """Figures in words."""
    days = "" if found.days is None else f"{found.days:g}天"
    return [
        ("收到", f"{found.received}件（大事{_share(found.big, found)}，小事{_share(found.small, found)}，私事{_share(found.private, found)}）"),
        ("办结", f"{found.closed}件" + (f"，办理天数的中间值{days}" if days else "")), ("还没有办结", f"{found.open}件"),
        ("回访", f"解决了{found.solved}件，没有解决{found.unsolved}件，还没有回访{found.unsaid}件"),
    ]  # fmt: skip


def _share(part: int, found: Figures) -> str:
    return f"{part}件，{round(100 * part / found.received)}%" if part else "0件"


def chains(notes: Iterable[Note]) -> dict[Any, list[Note]]:
    """Lines by the matter they belong to, by day and, within a day, as they follow each other; one whose matter is not there is left out."""
    notes = list(notes)
    parents = {one.id: one.parent for one in notes}
    found: dict[Any, list[tuple[date, int, int, Note]]] = {one.id: [] for one in notes if one.parent is None}
    for place, one in enumerate(notes):
        root, depth = one.id, 0
        while parents.get(root) is not None:
            root, depth = parents[root], depth + 1
        if root in found:
            found[root].append((one.on, depth, place, one))
    return {root: [one for _, _, _, one in sorted(lines, key=lambda each: each[:3])] for root, lines in found.items()}


def unasked(closed_on: date, on: date) -> str:
    """What a line says of a matter that was closed long ago and not asked after; empty before."""
    days = (on - closed_on).days
    return f"已办结{days}天，还没有回访" if days >= UNASKED else ""


def plain(text: str) -> str:
    """A text as it is compared: numbers as digits (三组, 3组), without punctuation and the small words people put in or leave out."""
    said = NUMERALS.sub(lambda found: _digits(found[0]), half_width(text))
    return re.sub(r"\W|_|[的了也又都还呢吧啊呀着]", "", said)


def _digits(text: str) -> str:
    number = number_or_none(text)
    return text if number is None else str(number)


def _pairs(text: str) -> set[str]:
    return signs.pairs(plain(text))


def likeness(left: str, right: str) -> float:
    """How much two matters share, as they are compared."""
    return signs.likeness(plain(left), plain(right))


def _elsewhere(left: str, right: str) -> bool:
    """Whether two texts name different places by number: 3组 is not 5组."""
    mine, theirs = (set(NUMBERED.findall(plain(one))) for one in (left, right))
    return bool(mine and theirs and not mine & theirs)


def pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Which of several texts may be one and the same matter, by their places."""
    return [
        (at, other)
        for at, left in enumerate(texts) for other, right in enumerate(texts[:at])
        if min(len(_pairs(left)), len(_pairs(right))) > 1 and likeness(left, right) >= ALIKE and not _elsewhere(left, right)
    ]  # fmt: skip


def alike(text: str, place: str, others: Mapping[Any, tuple[str, str]]) -> list[Any]:
    """Which of others (words and place) may be the same matter, the most alike first; a person says whether it is."""
    found = []
    for key, (words, where) in others.items():
        rate = likeness(text, words)
        there = bool(place.strip() and where.strip()) and likeness(place, where) >= ALIKE
        if rate >= (ALIKE_THERE if there else ALIKE) and len(_pairs(text)) > 1:
            found.append((rate + there, key))
    return [key for _, key in sorted(found, key=lambda one: -one[0])]
