"""One plain form of a text, sign for sign, in which numbers can be looked for; and what a finding is."""

import re
import unicodedata
from dataclasses import dataclass

MASK, ASK = "mask", "ask"
ID, MOBILE, PHONE, CARD = "身份证号", "手机号", "电话号码", "银行卡号"
ACCOUNT, PAPER, PLATE, ADDRESS = "账号", "证件号码", "车牌号", "住址"
ILLNESS, STATUS, BIRTH = "健康情况", "救助等个人情况", "出生日期"
NOTHING = "\u200b"  # stands for a sign that takes no room
EMPTY = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u20e3]")
BLANK, DASH, DOT = re.compile(r"\s"), re.compile(r"[‐‑‒–—―−－﹣ー~～]"), re.compile(r"[．·•・‧∙⋅｡﹒]")
# Numerals written as words, as they are read out on the telephone; and letters taken for digits.
NUMERALS = str.maketrans(
    "〇零○Ｏ一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖", "00001112223344556677788" + "99"
)
LETTERS = str.maketrans("OoQIl|", "000111")
LIKE_NUMBER = re.compile(r"(?<![A-Za-z])[0-9OoQIl|](?:[ .\-]?[0-9OoQIl|]){9,19}[Xx]?(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding of a text: from, to, what it is, whether it is masked or asked about."""

    start: int
    end: int
    what: str
    verdict: str = MASK


def plain(text: str) -> str:
    """The text of the same length with plain digits and letters, one kind of blank, dash and dot."""
    rows = [_is_row(one) for one in f" {text} "]
    # ① alone counts a line; beside another it is written for a digit.
    return "".join(
        one if rows[at + 1] and not (rows[at] or rows[at + 2]) else _plain(one) for at, one in enumerate(text)
    )


def _is_row(sign: str) -> bool:
    return not sign.isascii() and unicodedata.digit(sign, None) is not None and unicodedata.decimal(sign, None) is None


def _plain(sign: str) -> str:
    if sign.isascii():
        return " " if sign in "\t\r\n\v\f" else sign
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if EMPTY.match(sign):
        return NOTHING
    for pattern, one in ((BLANK, " "), (DASH, "-"), (DOT, ".")):
        if pattern.match(sign):
            return one
    if "\uff01" <= sign <= "\uff5e":
        return chr(ord(sign) - 0xFEE0)
    return "x" if sign in "×✕╳Χх" else sign


def spoken(flat: str) -> str:
    """The same with numerals of words as digits."""
    return flat.translate(NUMERALS)


def mistaken(flat: str) -> str:
    """The same with O for 0 and l for 1 put right, in what is a number otherwise."""

    def right(found: re.Match[str]) -> str:
        piece = found.group()
        digits = sum(one.isdigit() for one in piece)
        return piece.translate(LETTERS) if digits >= 8 else piece

    return LIKE_NUMBER.sub(right, flat)
