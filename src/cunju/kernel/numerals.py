"""Numbers as official Chinese writes them: ``2``, ``２``, ``两``, ``二十八``, ``二〇二三``."""

import re

# A pattern for one written number; what it finds need not be a sound number, ``to_int`` decides that. Bounded, so
# that no text makes a search with it slow; the longest number in words has 15 characters.
NUMBER = r"(?:[0-9０-９]{1,16}|[〇零○一二两三四五六七八九十百千万]{1,16})"
LIMIT = 99_999_999
FULL_WIDTH = "０１２３４５６７８９"
DIGITS = "零一二三四五六七八九"
PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_TO_HALF = str.maketrans(FULL_WIDTH, "0123456789")
_TO_FULL = str.maketrans("0123456789", FULL_WIDTH)
_PLAIN = str.maketrans({"两": "二", "〇": "零", "○": "零"})


def half_width(text: str) -> str:
    """``text`` with full-width digits as ASCII digits; all else stays."""
    return text.translate(_TO_HALF)


def full_width(number: int) -> str:
    """A number in full-width digits: 12 is ``１２``."""
    return str(number).translate(_TO_FULL)


def to_chinese(number: int) -> str:
    """0 to 99,999,999 in words: 12 is ``十二``, 105 is ``一百零五``; ValueError outside."""
    if not 0 <= number <= LIMIT:
        raise ValueError(number)
    high, low = divmod(number, 10_000)
    words = f"{_section(high)}万" if high else ""
    if low or not high:
        words += ("零" if high and low < 1000 else "") + _section(low)
    return words[1:] if words.startswith("一十") else words


def to_int(text: str) -> int:
    """The number a text writes: digits of either width, words (``二十八``) or digit by digit (``二〇二三``).

    ValueError for anything else, and for short forms with two readings such as ``一百二``.
    """
    if re.fullmatch(r"[0-9０-９]+", text):
        return int(half_width(text))
    plain = text.translate(_PLAIN)
    if re.fullmatch(f"[{DIGITS}]+", plain):
        return int("".join(str(_VALUES[digit]) for digit in plain))
    number = _spoken(plain)
    plain = plain[1:] if plain.startswith("一十") else plain
    if to_chinese(number) != plain:
        raise ValueError(text)
    return number


def number_or_none(text: str) -> int | None:
    """``to_int``, or None where the text is no number."""
    try:
        return to_int(text)
    except ValueError:
        return None


def _section(number: int) -> str:
    """Up to 9,999; an inner run of empty places is one 零."""
    words, gap = "", False
    for place, name in PLACES:
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + name
        gap = digit == 0
    return words or "零"


def _spoken(plain: str) -> int:
    """Adds up places without checking their order; ``to_int`` compares the result with the text."""
    places = {name: place for place, name in PLACES if name}
    total, section, digit = 0, 0, None
    for mark in plain:
        if mark in _VALUES:
            digit = _VALUES[mark] or None
        elif mark in places:
            section, digit = section + (1 if digit is None else digit) * places[mark], None
        elif mark == "万":
            total, section, digit = total + (section + (digit or 0)) * 10_000, 0, None
        else:
            raise ValueError(plain)
    return total + section + (digit or 0)
