"""Personal numbers that may not be posted: identity numbers (check digit), mobiles, bank cards (Luhn); standards §4.2."""

import re
from dataclasses import dataclass

IDENTITY, MOBILE, CARD = "identity", "mobile", "card"
WORDS = {IDENTITY: "身份证号", MOBILE: "手机号", CARD: "银行卡号"}
DIGITS = re.compile(r"(?<![\dA-Za-z])\d(?:[ -]?\d){10,18}[Xx]?(?![\dA-Za-z])")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Hit:
    """One number found in a text: from, to, what it is."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; ``what`` is empty where nothing in it is personal."""

    text: str
    what: str = ""


def is_identity(number: str) -> bool:
    """18 characters whose last is the check of the first 17 (GB 11643)."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    total = sum(int(one) * weight for one, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[17]


def is_card(number: str) -> bool:
    """16 to 19 digits that pass Luhn."""
    if not re.fullmatch(r"\d{16,19}", number):
        return False
    total = 0
    for at, one in enumerate(reversed(number)):
        digit = int(one) * (2 if at % 2 else 1)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def what_is(number: str) -> str:
    """Which of the three a run of digits is; empty for none."""
    plain = re.sub(r"[ -]", "", number).upper()
    if is_identity(plain):
        return IDENTITY
    if re.fullmatch(r"1[3-9]\d{9}", plain):
        return MOBILE
    return CARD if is_card(plain) else ""


def hits(text: str) -> list[Hit]:
    """Every personal number of a text."""
    return [
        Hit(found.start(), found.end(), what)
        for found in DIGITS.finditer(text)
        if (what := what_is(found.group()))
    ]


def parts(text: str) -> list[Part]:
    """The text in pieces, personal numbers apart, to be shown in place."""
    found, at = [], 0
    for hit in hits(text):
        found += [Part(text[at : hit.start]), Part(text[hit.start : hit.end], WORDS[hit.what])]
        at = hit.end
    return [one for one in (*found, Part(text[at:])) if one.text]


def masked(text: str) -> str:
    """The text with each personal number masked: six digits of an identity number stay, four of a card."""
    for hit in reversed(hits(text)):
        number = re.sub(r"[ -]", "", text[hit.start : hit.end])
        if hit.what == IDENTITY:
            hidden = f"{number[:6]}{'*' * 12}"
        elif hit.what == MOBILE:
            hidden = f"{number[:3]}****{number[7:]}"
        else:
            hidden = f"{'*' * (len(number) - 4)}{number[-4:]}"
        text = text[: hit.start] + hidden + text[hit.end :]
    return text
