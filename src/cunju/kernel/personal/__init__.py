"""What of a text may be about one person: numbers, accounts, addresses, health and relief; to be masked, or asked about.

Two verdicts: ``mask`` is hidden wherever a text goes public; ``ask`` needs a person's answer first. What belongs to an office,
a count of people, an amount or the number of a voucher is left.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from cunju.kernel.personal import labelled, numbers, places, words
from cunju.kernel.personal.normal import ASK, CARD, ID, MASK, MOBILE, Hit, plain

__all__ = ["ASK", "MASK", "MOBILE", "Hit", "Part", "classify", "hidden", "masked", "numbers_of", "parts", "refusal", "to_ask", "to_mask"]

KEPT_OUT = (ID, MOBILE, CARD)
# No shorter number is anybody's own; nobody born since is written about by his number.
SHORTEST, NEWEST = 11, "2015"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; ``what`` is empty where nothing in it is personal."""

    text: str
    what: str = ""
    verdict: str = ""


def classify(text: str) -> list[Hit]:
    """Everything of a text that may be personal, from left to right, nothing twice; a sure finding wins over a doubtful one."""
    flat = plain(text)
    found = [*numbers.found(flat), *labelled.found(flat), *places.found(flat), *words.found(flat)]
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda one: (one.verdict == ASK, one.start - one.end, one.start)):
        if all(hit.end <= one.start or hit.start >= one.end for one in kept):
            kept.append(hit)
    return _joined(sorted(kept, key=lambda one: one.start))


def _joined(found: list[Hit]) -> list[Hit]:
    """Words of one kind side by side are one question: 癌症住院."""
    joined: list[Hit] = []
    for hit in found:
        last = joined[-1] if joined else None
        if (
            last
            and (last.what, last.verdict) == (hit.what, ASK)
            and hit.verdict == ASK
            and hit.start - last.end <= 2
        ):
            joined[-1] = Hit(last.start, hit.end, hit.what, ASK)
        else:
            joined.append(hit)
    return joined


def to_mask(text: str) -> list[Hit]:
    """What is hidden without asking."""
    return [one for one in classify(text) if one.verdict == MASK]


def numbers_of(text: str) -> list[Hit]:
    """Numbers of people that no record needs, of which nobody can doubt what they are: identity numbers, mobiles, bank cards."""
    if len(re.findall(r"\d", text)) < SHORTEST:
        return []
    return [one for one in to_mask(text) if one.what in KEPT_OUT and not _numbered(text, one)]


def _numbered(text: str, hit: Hit) -> bool:
    """Whether what looks like an identity number is the number of a case: a place and a day of these years, its check digit wrong."""
    digits = re.sub(r"[^0-9Xx]", "", plain(text[hit.start : hit.end])).upper()
    return hit.what == ID and digits[6:10] >= NEWEST and not numbers.is_identity(digits) and not re.search("身份|证号", text[: hit.start])


NOT_HERE = "记录里不写个人的号码，请删去再记。"


def refusal(text: str, *, instead: str = NOT_HERE) -> str:
    """Why a text cannot be recorded as it stands: the numbers of people in it, each a little of it, and what to do ``instead``; else empty."""
    found = [f"“{hidden_piece(text[one.start : one.end], one.what)}”是{one.what}" for one in numbers_of(text)]
    return f"{'，'.join(dict.fromkeys(found))}；{instead}" if found else ""


def to_ask(text: str, cleared: Collection[str] = ()) -> list[Hit]:
    """What a person has to answer; ``cleared`` are the pieces already said to be no personal matter."""
    return [one for one in classify(text) if one.verdict == ASK and text[one.start : one.end] not in cleared]


def parts(text: str, cleared: Collection[str] = ()) -> list[Part]:
    """The text in pieces, what may be personal apart, to be shown in place."""
    found, at = [], 0
    for hit in classify(text):
        piece = text[hit.start : hit.end]
        if hit.verdict == ASK and piece in cleared:
            continue
        found += [Part(text[at : hit.start]), Part(piece, hit.what, hit.verdict)]
        at = hit.end
    return [one for one in (*found, Part(text[at:])) if one.text]


def masked(text: str, also: Collection[str] = ()) -> str:
    """The text with every sure finding hidden, and of the doubtful ones the pieces of ``also``."""
    return _without(
        text, [one for one in classify(text) if one.verdict == MASK or text[one.start : one.end] in also]
    )


def hidden(text: str) -> str:
    """The text with sure and doubtful findings hidden: for public places where nobody was asked."""
    return _without(text, classify(text))


def _without(text: str, found: list[Hit]) -> str:
    for hit in reversed(found):
        text = text[: hit.start] + hidden_piece(text[hit.start : hit.end], hit.what) + text[hit.end :]
    return text


def hidden_piece(piece: str, what: str) -> str:
    """One finding as it is shown: six signs of an identity number stay, of a number a few at both ends, of a word none."""
    signs = re.sub(r"[^0-9A-Za-z]", "", plain(piece))
    if not re.search(r"\d", signs) or re.search(r"[\u4e00-\u9fff]", piece):
        return "*" * len(piece)
    if what == MOBILE and len(signs) > 11:
        signs = signs[-11:]
    if what == ID and len(signs) >= 15:
        return signs[:6] + "*" * (len(signs) - 6)
    if len(signs) >= 15:
        return "*" * (len(signs) - 4) + signs[-4:]
    if len(signs) == 11:
        return f"{signs[:3]}****{signs[7:]}"
    return signs[:2] + "*" * max(4, len(signs) - 2)
