"""How much two short texts share: pairs of neighbouring signs, no dictionary."""

import re


def pairs(text: str) -> set[str]:
    """A text's pairs of neighbouring signs, without blanks and punctuation."""
    plain = re.sub(r"\W|_", "", text)
    return {plain[at : at + 2] for at in range(max(len(plain) - 1, 1))} if plain else set()


def likeness(left: str, right: str) -> float:
    """How much of the shorter text's pairs of neighbouring signs stands in the other."""
    mine, theirs = pairs(left), pairs(right)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
