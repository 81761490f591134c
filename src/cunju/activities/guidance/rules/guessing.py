"""Which measure of the notice a sentence is about, by the pairs of characters it shares with the measure's own words."""

from collections.abc import Iterable
from itertools import pairwise

# So many pairs must be shared; a measure's title counts double.
ENOUGH = 2


def guess(text: str, measures: Iterable[tuple[int, str, str]]) -> int:
    """The number of the measure (number, title, words) that shares most with ``text``; 0 where none shares enough.

    Pairs that stand in many measures say little: each counts one by the number of measures it stands in.
    """
    known = [(number, _pairs(title), _pairs(words)) for number, title, words in measures]
    often: dict[str, int] = {}
    for _, title, words in known:
        for pair in title | words:
            often[pair] = often.get(pair, 0) + 1
    asked = _pairs(text)
    best, most = 0, 0.0
    for number, title, words in known:
        shared = sum((2.0 if pair in title else 1.0) / often[pair] for pair in asked & (title | words))
        if len(asked & (title | words)) >= ENOUGH and shared > most:
            best, most = number, shared
    return best


def _pairs(text: str) -> set[str]:
    letters = [one for one in text if "\u4e00" <= one <= "\u9fff"]
    return {a + b for a, b in pairwise(letters)}
