"""Rules of this room, pure: what is wrong with a submission, who must step back, how alike two texts are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from cunju.activities.showcase.steps import PROJECT

# Two texts that share so many hundredths of their groups of four signs are put side by side; two lines that share so much stand in one row.
ALIKE, SAME_LINE, SIGNS = 60, 0.55, 4
MARK = re.compile(r"^\s*(?:第?[〇零一二三四五六七八九十百0-9]+\s*[条、.．)）]|[（(][^）)]{1,4}[)）])\s*")


@dataclass(frozen=True, slots=True)
class Text:
    """A convention that a meeting voted on, as the ledger knows it: ``fact`` is the vote's root; ``replaced``: another is filed."""

    fact: str
    unit: str
    subject: str
    digest: str
    adopted_on: date
    lawful: bool | None
    filed_on: date | None = None
    replaced: bool = False

    @property
    def faults(self) -> list[str]:
        """Codes of what stands against sending it in; nothing is concluded of what no record says."""
        return [code for code, wrong in (("not_filed_version", self.filed_on is None), ("not_lawful", self.lawful is False)) if wrong]


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [one.strip() for one in text.splitlines() if one.strip()]


def conflicts(panel: str, withdrew: str, names: Iterable[str]) -> list[str]:
    """Offices whose submission is judged, that sit on the panel and are not among those who stepped back."""
    return [name for name in dict.fromkeys(names) if name and name in panel and name not in withdrew]


def next_stage(steps: Iterable[str]) -> str:
    """The step of a project that comes next; empty when it was accepted."""
    done = set(steps)
    return next((one for one in PROJECT if one not in done), "")


def alike(texts: Sequence[str]) -> list[tuple[int, int, int]]:
    """Pairs of texts that share much of their wording, by their places, in hundredths."""
    groups = [_groups(text) if text else set[str]() for text in texts]
    found = []
    for a, b in combinations(range(len(groups)), 2):
        rate = round(100 * len(groups[a] & groups[b]) / (min(len(groups[a]), len(groups[b])) or 1))
        found += [(a, b, rate)] if rate >= ALIKE else []
    return found


def _groups(text: str) -> set[str]:
    plain = re.sub(r"\W", "", text)
    return {plain[at : at + SIGNS] for at in range(max(len(plain) - SIGNS + 1, 1))}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of either text, or two that say much the same; ``state``: same, near, or alone."""

    left: str
    right: str
    state: str


def beside(left: str, right: str) -> list[Row]:
    """Two texts by line: what says the same in one row, in the order of the left one; what stands in one only at its end."""
    mine, theirs = lines(left), lines(right)
    free, found = list(theirs), list[Row]()
    for one in mine:
        rates = [(SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio(), other) for other in free]
        rate, near = max(rates, default=(0.0, ""))
        if rate >= SAME_LINE:
            free.remove(near)
        found.append(Row(one, near, "same" if rate == 1 else "near") if rate >= SAME_LINE else Row(one, "", "alone"))
    return found + [Row("", one, "alone") for one in free]


def _bare(line: str) -> str:
    return MARK.sub("", line)


def counted(rows: Sequence[Row]) -> tuple[int, int]:
    """How many lines are the same, how many say much the same."""
    return sum(one.state == "same" for one in rows), sum(one.state == "near" for one in rows)
