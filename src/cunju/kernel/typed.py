"""What people type for a day or a whole number: read in every usual way of writing, or refused with the reason."""

import calendar
import re
import unicodedata
from datetime import date

from cunju.kernel.numerals import half_width, number_or_none

FIRST_DAY, LAST_DAY = date(1988, 1, 1), date(2099, 12, 31)
MOST_DIGITS = 7
# Every dash and stop that keyboards, Word and Excel make of - and .
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣ー－", "-"))
MARKS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−﹣ー", "-"), **dict.fromkeys("。·・﹒、,", "."), "∕": "/", "号": "日"}
)
DIGIT = r"[0-9]"
WORD = r"[〇零○一二三四五六七八九十]"
NUMERIC = re.compile(rf"({DIGIT}+)(?:[-/.]|年)({DIGIT}+)(?:[-/.]|月)({DIGIT}+)日?")
MIDNIGHT = re.compile(r"(?<=[0-9日])(?:\s+|T)0{1,2}:00(?::00(?:\.0+)?)?\s*$")  # a date cell turned into text
COMPACT = re.compile(rf"({DIGIT}{{4}})({DIGIT}{{2}})({DIGIT}{{2}})")
WRITTEN = re.compile(rf"({WORD}+)年({WORD}+)月({WORD}+)日")
NO_YEAR = re.compile(rf"({DIGIT}{{1,2}})(?:[-/.]|月)({DIGIT}{{1,2}})日?")
# A mobile; a telephone with its area code, or of the place without; 400; a short one. Then the extension.
PHONE = re.compile(
    r"(?:(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|\(?0[0-9]{2,3}\)?[- ]?[0-9]{3,4}[- ]?[0-9]{4}|[2-8][0-9]{2,3}[- ]?[0-9]{4}"
    r"|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|1[0-9]{4}|9[5-6][0-9]{3,4})(?:(?:-|转|分机)+[ :]?[0-9]{1,6})?"
)
MONTH_ONLY = re.compile(rf"{DIGIT}{{4}}(?:[-/.]|年){DIGIT}{{1,2}}月?")


class Mistyped(ValueError):
    """Why a text is not what was asked for: a Chinese clause without the full stop."""


def day(text: str) -> date:
    """A day as people write it: ``2023-09-03``, ``2023.9.3``, ``2023/9/3``, ``20230903``, ``2023年9月3日``, full width too.

    Mistyped says what is wrong: a month that has no such day, a day without its year, anything else.
    """
    plain = _plain(text)
    if found := NUMERIC.fullmatch(plain) or COMPACT.fullmatch(plain):
        return _made(*found.groups())
    if found := WRITTEN.fullmatch(plain):
        numbers = [number_or_none(one) for one in found.groups()]
        if None not in numbers:
            return _made(*(str(one) for one in numbers))
    if found := NO_YEAR.fullmatch(plain):
        month, number = (int(one) for one in found.groups())
        _check(None, month, number)
        raise Mistyped(f"没有写年份，请写成2023年{month}月{number}日的样子")
    if MONTH_ONLY.fullmatch(plain):
        raise Mistyped("只写了年和月，请写到哪一日")
    raise Mistyped("不是日期，请写成2023-09-03或2023年9月3日的样子")


def happened(text: str) -> date:
    """A day on which something of a unit can be: from 1988, when there came to be village committees, to 2099."""
    found = day(text)
    if found < FIRST_DAY:
        raise Mistyped("早于1988年1月1日，那时还没有村（居）民委员会的记录可记")
    if found > LAST_DAY:
        raise Mistyped("晚于2099年，年份可能多写了")
    return found


def whole(text: str) -> int:
    """A whole number from 0 in digits of either width, at most seven of them; Mistyped for every other writing."""
    plain = half_width(text).strip()
    if re.fullmatch(rf"{DIGIT}+", plain):
        if len(plain.lstrip("0")) > MOST_DIGITS:
            raise Mistyped(f"超过{MOST_DIGITS}位，请核对")
        return int(plain)
    raise Mistyped(_why_not_whole(plain))


def _why_not_whole(plain: str) -> str:
    if re.fullmatch(rf"[-－−‐–—﹣]\s*{DIGIT}.*", plain):
        return "不能小于0"
    if re.fullmatch(rf"{DIGIT}+(?:[,，_' ]{DIGIT}+)+", plain):
        return "数字中间不要加分隔符号"
    if re.fullmatch(rf"{DIGIT}*[.．]{DIGIT}*", plain):
        return "应为整数，不带小数点"
    if re.fullmatch(rf"{DIGIT}[{DIGIT[1:-1]}.]*[eE][-+]?{DIGIT}+", plain):
        return "不要用科学记数，请写出全部数字"
    return "应为整数，只写阿拉伯数字，不加符号，也不带单位"


def _plain(text: str) -> str:
    """Half width, one kind of dash and stop, without spaces: of a day no space tells anything."""
    plain = unicodedata.normalize("NFKC", text.translate(MARKS)).translate(MARKS)
    return "".join(MIDNIGHT.sub("", plain).split())


def _made(year: str, month: str, number: str) -> date:
    if len(year) != 4:
        if len(year) < 3 and len(number) == 4:
            raise Mistyped("请按年、月、日的顺序写，如2023-09-03")
        raise Mistyped("年份要写四位，如2023-09-03")
    _check(int(year), int(month), int(number))
    return date(int(year), int(month), int(number))


def _check(year: int | None, month: int, number: int) -> None:
    """Mistyped where there is no such month or day; without a year 29 February may be."""
    if not 1 <= month <= 12:
        raise Mistyped(f"没有{month}月，请核对")
    if year == 0:
        raise Mistyped("没有0年，请核对")
    most = calendar.monthrange(year or 2024, month)[1]
    if not 1 <= number <= most:
        of = f"{year}年{month}月" if year and month == 2 else f"{month}月"
        raise Mistyped(f"{of}只有{most}天，没有{number}日")


def phones(text: str) -> str:
    """One telephone number or several, as people write them; several stand parted by 、. Mistyped for anything else."""
    plain = unicodedata.normalize("NFKC", text).translate(DASHES).strip()
    found: list[str] = []
    for piece in re.split(r"\s*[、,;/|或和]\s*|\s{2,}", plain):
        # A blank stands within a number, or between two.
        each = [piece] if PHONE.fullmatch(piece) else piece.split(" ")
        if not all(PHONE.fullmatch(one) for one in each):
            raise Mistyped("不是电话号码；写11位手机号，或者区号加座机号，如023-67181234（分机写“转801”），两个号码用顿号隔开")
        found += each
    return "、".join(found)
