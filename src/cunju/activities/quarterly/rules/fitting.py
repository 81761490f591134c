"""A sentence of the draft, and which of them fit; whatever does not fit is left out whole; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cunju.kernel.words import count_words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft, the measures it speaks of, the records behind it, how many units it calls late."""

    text: str
    measures: tuple[int, ...]
    facts: tuple[str, ...]
    task: int = 0
    units: int = 0
    late: int = 0
    own: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to say, the fullest way first; a lower ``rank`` is said before a higher one where room is short.

    ``whole``: said as fully as room allows before anything of a higher rank is.
    """

    variants: tuple[Sentence, ...]
    rank: int = 0
    whole: bool = False


def fitting(items: Sequence[Item], limit: int) -> list[Sentence]:
    """In the order given: by rank, the short ones of a rank first, as many as fit in their shortest way; then each as full as there is room."""
    order = sorted(range(len(items)), key=lambda at: (items[at].rank, length(items[at].variants[-1:])))
    chosen: dict[int, Sentence] = {}

    def fits(at: int, one: Sentence) -> bool:
        return length([*(kept for place, kept in chosen.items() if place != at), one]) <= limit

    for at in order:
        tried = items[at].variants if items[at].whole else items[at].variants[-1:]
        if found := next((one for one in tried if fits(at, one)), None):
            chosen[at] = found
    for at in order:
        if at in chosen:
            chosen[at] = next(one for one in items[at].variants if fits(at, one))
    return [chosen[at] for at in sorted(chosen)]


def left_out(items: Sequence[Item], told: Sequence[Sentence]) -> list[Sentence]:
    """What was to be said and is said in none of its ways, each the shortest way."""
    return [one.variants[-1] for one in items if not any(way in told for way in one.variants)]


def said_left_out(left: Sequence[Sentence], limit: int) -> str:
    """To whoever sends the form: which sentences there was no room for."""
    return f"{limit}字写不下，有{len(left)}句没有放进去：{''.join(f'“{one.text}”' for one in left)}。要写的，请删短别的句子后自己加上。"


def joined(sentences: Sequence[Sentence]) -> str:
    """The progress as the sentences make it."""
    return "".join(one.text for one in sentences)


def length(sentences: Sequence[Sentence]) -> int:
    """Characters as Word counts them."""
    return count_words(joined(sentences))


def linked(text: str, sentences: Sequence[Sentence]) -> list[tuple[str, int]]:
    """A text in pieces: those that are drafted sentences with their number from 1, the officer's own with 0."""
    pieces, rest = [], text
    for number, one in enumerate(sentences, start=1):
        before, found, after = rest.partition(one.text)
        if found:
            pieces += [(before, 0)] if before.strip() else []
            pieces.append((found, number))
            rest = after
    return pieces + ([(rest, 0)] if rest.strip() else [])
