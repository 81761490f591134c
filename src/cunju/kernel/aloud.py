"""Amounts as people say them, for the village loudspeaker and for being read out: 1,234.50元 is 一千二百三十四元五角. Pure."""

import re

from cunju.kernel.numerals import LIMIT, to_chinese

HUNDRED_MILLION = LIMIT + 1
# An amount in a text: thousands parted or not, at most two decimals, the unit behind it.
AMOUNT = re.compile(r"(?<![\d.])(?P<minus>[-－−])?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(?P<part>\d{1,2}))?\s?元")
# Two thousand is 两千 where it is said first; within a number it stays 二.
FIRST_TWO = re.compile(r"^二(?=[千万亿])")


def number_said(number: int) -> str:
    """A whole number from 0 in words; above 99,999,999 with 亿."""
    high, low = divmod(number, HUNDRED_MILLION)
    if not high:
        return FIRST_TWO.sub("两", to_chinese(low))
    gap = "零" if 0 < low < HUNDRED_MILLION // 10 else ""
    rest = to_chinese(low) if low else ""
    return FIRST_TWO.sub("两", f"{to_chinese(high)}亿{gap}{'一' if rest.startswith('十') else ''}{rest}")


def yuan_said(fen: int) -> str:
    """Fen as they are said: 123450 is ``一千二百三十四元五角``, 5 is ``五分``, below nought with 负."""
    whole, rest = divmod(abs(fen), 100)
    tens, ones = divmod(rest, 10)
    words = f"{number_said(whole)}元" if whole or not rest else ""
    words += f"{to_chinese(tens)}角" if tens else "零" if whole and ones else ""
    words += f"{to_chinese(ones)}分" if ones else ""
    return f"负{words}" if fen < 0 else words


def said(text: str) -> str:
    """A text with every amount of it in words; all else stays."""
    return AMOUNT.sub(_amount, text)


def _amount(found: re.Match[str]) -> str:
    fen = int(found["whole"].replace(",", "")) * 100 + int((found["part"] or "").ljust(2, "0"))
    return yuan_said(-fen if found["minus"] else fen)
