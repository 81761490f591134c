"""Numbers of people: identity numbers old and new, mobiles, telephones, bank cards, in whatever way they are typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.kernel import late
from cunju.kernel.personal import context
from cunju.kernel.personal.normal import ASK, CARD, ID, MASK, MOBILE, NOTHING, PHONE, Hit, mistaken, spoken

RUN = late.pattern(rf"\d(?:[ .\-_(){NOTHING}]{{0,3}}\d)*")
MOST_DIGITS = 22
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
PROVINCES = {
    *range(11, 16),
    *range(21, 24),
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 66),
    71,
    81,
    82,
    83,
}
MOBILE_NUMBER = late.pattern(r"1[3-9]\d{9}")
# How people part an identity number of fifteen digits, and a card.
ID_SHAPES = {(6, 6, 3), (6, 9), (3, 3, 6, 3), (6, 2, 2, 2, 3), (3, 3, 3, 3, 3), (4, 4, 4, 3), (5, 5, 5)}
CARD_SHAPES = {
    (4, 4, 4, 4),
    (4, 4, 4, 4, 1),
    (4, 4, 4, 4, 2),
    (4, 4, 4, 4, 3),
    (6, 13),
    (6, 10),
    (5, 5, 5, 4),
}
# Parted in other ways only after a word for telephone: they may be amounts beside each other.
MOBILE_SHAPES = {(11,), (3, 4, 4), (3, 8), (7, 4), (1,) * 11, (3, 2, 2, 2, 2), (3, 4, 2, 2)}
# So few write one, and amounts beside each other look like it: asked about.
ODD_SHAPES = {(3, 3, 5), (3, 5, 3), (4, 4, 3), (4, 3, 4)}
COMMAS = late.pattern(r"(?<!\d)(?<!\d[,，/])1[3-9]\d([,/、…~*。]{1,2})\s?\d{4}\1\s?\d{4}(?!\d)")
CARD_BEGINS = late.pattern(r"4|5[1-5]|3[57]|6[0-9]|9[3-9]")
AREA = late.pattern(r"0(?:10|2\d|[3-9]\d\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some groups of digits that stand together in a text."""

    flat: str
    start: int
    end: int
    digits: str
    shape: tuple[int, ...]

    @property
    def led(self) -> str:
        """What stands before it."""
        return context.before(self.flat, self.start)

    def hit(self, what: str, verdict: str = MASK) -> Hit:
        """The finding that this piece is."""
        start, opened = self.start, ")" in self.flat[self.start : self.end]
        while start and self.flat[start - 1] in ("+(" if opened else "+"):
            start -= 1
        return Hit(start, self.end, what, verdict)


def found(flat: str) -> list[Hit]:
    """Every number of a person; as typed first, then with letters and numerals read as digits."""
    hits: list[Hit] = []
    for one in dict.fromkeys((flat, mistaken(flat), spoken(flat), spoken(mistaken(flat)))):
        for hit in _in(one):
            if all(hit.end <= old.start or hit.start >= old.end for old in hits):
                hits.append(hit)
        hits += [Hit(each.start(), each.end(), MOBILE) for each in COMMAS.finditer(one)]
    return hits


def _in(flat: str) -> list[Hit]:
    hits = []
    for run in RUN.finditer(flat):
        groups = _groups(flat, run.start(), run.end())
        at = 0
        while at < len(groups):
            hit, step = _longest(flat, groups[at:])
            hits += [hit] if hit else []
            at += step
    return hits


def _groups(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """The groups of digits of a run; a sign that takes no room parts nothing."""
    found = [
        (one.start() + start, one.end() + start)
        for one in re.finditer(rf"\d(?:{NOTHING}*\d)*", flat[start:end])
    ]
    return [one for one in found if one[1] > one[0]]


def _longest(flat: str, groups: Sequence[tuple[int, int]]) -> tuple[Hit | None, int]:
    for many in range(len(groups), 0, -1):
        piece = _piece(flat, groups[:many])
        if len(piece.digits) <= MOST_DIGITS and (hit := _judged(piece)):
            return hit, many
    return None, 1


def _piece(flat: str, groups: Sequence[tuple[int, int]]) -> Piece:
    texts = [flat[start:end].replace(NOTHING, "") for start, end in groups]
    start, end, digits = groups[0][0], groups[-1][1], "".join(texts)
    shape = [len(one) for one in texts]
    tail = re.match(r"[ \-]?[Xx](?![A-Za-z0-9])", flat[end : end + 3])
    if len(digits) == 17 and tail:
        end, digits = end + tail.end(), f"{digits}X"
        shape[-1] += 1
    return Piece(flat, start, end, digits, tuple(shape))


def _judged(piece: Piece) -> Hit | None:
    if "*" in piece.flat[max(0, piece.start - 1) : piece.start] + piece.flat[piece.end : piece.end + 1]:
        return None  # what is left of a number that was masked
    for judge in (_mobile, _identity, _card, _landline, _labelled_phone):
        if hit := judge(piece):
            return hit
    return None


def _mobile(piece: Piece) -> Hit | None:
    """A mobile of eleven digits, also behind 86, 0086 or 0."""
    digits, shape = piece.digits, piece.shape
    for prefix in ("0086", "86", "0"):
        if digits.startswith(prefix) and MOBILE_NUMBER.fullmatch(digits[len(prefix) :]):
            digits = digits[len(prefix) :]
            shape = shape[1:] if shape[0] == len(prefix) else (shape[0] - len(prefix), *shape[1:])
            break
    if not MOBILE_NUMBER.fullmatch(digits):
        return _with_amount(piece)
    called = context.PHONE.search(piece.led) or context.IS_PHONE.match(piece.flat[piece.end :])
    if not called and shape in ODD_SHAPES:
        return piece.hit(MOBILE, ASK)
    if not called and (shape not in MOBILE_SHAPES or _is_dated(piece, shape)):
        return None
    if called and context.is_office(piece.flat, piece.start, piece.end):
        return piece.hit(MOBILE, ASK)
    if not called and context.THING.search(piece.led):
        return piece.hit(MOBILE, ASK)
    if len(shape) > 1 and not called and context.MONEY.match(piece.flat[piece.end :]):
        return piece.hit(MOBILE, ASK)
    return piece.hit(MOBILE)


def _with_amount(piece: Piece) -> Hit | None:
    """``13912345678300元``: no such sum is paid in a village."""
    glued = len(piece.shape) == 1 and 12 <= len(piece.digits) <= 16 and MOBILE_NUMBER.match(piece.digits)
    return piece.hit(MOBILE, ASK) if glued and context.MONEY.match(piece.flat[piece.end :]) else None


def _is_dated(piece: Piece, shape: tuple[int, ...]) -> bool:
    """``150 20230803`` is a number and a day, ``编号139-2023-0803`` a voucher."""
    return is_day(piece.digits[3:]) and (shape == (3, 8) or bool(context.THING.search(piece.led)))


def is_day(digits: str) -> bool:
    """Eight digits that are a day of the years 1900 to 2049."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return len(digits) == 8 and 1900 <= day.year < 2050


def is_identity(number: str) -> bool:
    """18 characters whose last is the check of the first 17 (GB 11643)."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    total = sum(int(one) * weight for one, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[17]


def _born(number: str) -> bool:
    """Whether province and day of birth of an identity number can be; the check digit may be mistyped."""
    if int(number[:2]) not in PROVINCES:
        return False
    if len(number) in (15, 16) and number[6:8] not in ("19", "20"):
        return 1 <= int(number[8:10]) <= 12 and 1 <= int(number[10:12]) <= 31
    return is_day(number[6:14])


def _identity(piece: Piece) -> Hit | None:
    digits, known = piece.digits, bool(context.IDENTITY.search(piece.led))
    length = len(digits)
    if known and 6 <= length <= 20 and not is_day(digits):
        return piece.hit(
            ID, MASK if length in (15, 18) or (length in (16, 17, 19, 20) and len(piece.shape) == 1) else ASK
        )
    whole = len(piece.shape) == 1 or piece.shape in ID_SHAPES or (length == 18 and len(piece.shape) <= 6)
    if length == 20 and whole and _born(digits[:18]) and is_identity(digits[:18]):
        return piece.hit(ID)
    if length not in (15, 17, 18, 19) or not whole:
        return None
    thing = bool(context.THING.search(piece.led))
    if length == 18 and is_identity(digits) and int(digits[:2]) in PROVINCES and _born(digits):
        return piece.hit(ID)
    if thing or not _born(digits):
        return None
    return piece.hit(ID, MASK if length in (15, 18) else ASK)


def is_card(number: str) -> bool:
    """16 to 19 digits that pass Luhn."""
    if not re.fullmatch(r"\d{16,19}", number):
        return False
    total = 0
    for at, one in enumerate(reversed(number)):
        digit = int(one) * (2 if at % 2 else 1)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def _card(piece: Piece) -> Hit | None:
    digits, known = piece.digits, bool(context.CARD.search(piece.led))
    if known and 9 <= len(digits) <= 21 and not context.THING.search(piece.led) and not is_day(digits):
        return piece.hit(CARD) if len(piece.shape) == 1 or len(digits) >= 15 else piece.hit(CARD, ASK)
    if not 15 <= len(digits) <= 19 or not digits.isdigit():
        return None
    if not (len(piece.shape) == 1 or piece.shape in CARD_SHAPES) or not CARD_BEGINS.match(digits):
        return None
    thing = bool(context.THING.search(piece.led))
    if is_card(digits):
        return piece.hit(CARD, ASK if thing else MASK)
    if len(digits) < 16 or thing:
        return None
    if digits.startswith("62"):  # a card of China UnionPay, mistyped
        return piece.hit(CARD)
    return piece.hit(CARD, ASK) if piece.shape in CARD_SHAPES else None


def _landline(piece: Piece) -> Hit | None:
    """A telephone with its area code: an office's is left, anybody's is asked about."""
    area = AREA.match(piece.digits)
    rest = piece.digits[area.end() :] if area else ""
    if not area or len(rest) not in (7, 8) or rest[0] not in "2345678" or is_day(rest):
        return None
    if context.is_office(piece.flat, piece.start, piece.end):
        return None
    if context.THING.search(piece.led) and not context.PHONE.search(piece.led):
        return None
    return piece.hit(PHONE, ASK)


def _labelled_phone(piece: Piece) -> Hit | None:
    """What follows a word for telephone and is none of the above: mistyped, or without its area code."""
    if not 7 <= len(piece.digits) <= 13 or is_day(piece.digits) or len(piece.shape) > 4:
        return None
    if _is_local(piece):
        return piece.hit(PHONE, ASK)
    if not (context.PHONE.search(piece.led) or context.NAMED_PHONE.search(piece.led)):
        return None
    mobile = re.match(r"1[3-9]", piece.digits) and len(piece.digits) >= 9
    if not mobile and (
        context.is_office(piece.flat, piece.start, piece.end) or re.match(r"[48]00", piece.digits)
    ):
        return None
    return piece.hit(MOBILE if mobile else PHONE, ASK)


def _is_local(piece: Piece) -> bool:
    """Eight digits right beside a household: its telephone without the area code."""
    if (
        piece.shape not in ((8,), (4, 4))
        or piece.digits[0] not in "2345678"
        or context.MONEY.match(piece.flat[piece.end :])
    ):
        return False
    follows = piece.flat[piece.end :].lstrip(" (（")
    return bool(context.HOUSEHOLD.search(piece.led) or context.SOMEBODY.match(follows))
