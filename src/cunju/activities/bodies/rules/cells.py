"""Cells of a list as offices fill them: names, days of a month, groups; each read as a person reads it, or a sentence why not."""

import calendar
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from cunju.kernel import cleaning, late, personal, typed
from cunju.kernel.excel import Wrong, text_of
from cunju.kernel.numerals import number_or_none

BLANK = late.pattern(r"\s+")
# What stands between the parts of a name of another people, as keyboards and old files write it; one kind is kept.
DOTS = late.pattern(r"\s*[·•・．‧∙⋅･﹒●]\s*|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
LATIN = late.pattern(r"(?<=[A-Za-z])\s+(?=[A-Za-z])")
STAR = late.pattern(r"^[*※★☆▲△]\s*(?=[\u4e00-\u9fff])")  # how lists mark some of their people
_ASIDE = r"(?:女|男|兼任?|(?:中共|预备)?党员|[\u4e00-\u9fff]{1,3}族)"
ASIDE = late.pattern(rf"[（(]\s*{_ASIDE}(?:[，,、]\s*{_ASIDE})*\s*[）)]$")
IN_BRACKETS = late.pattern(r"[（(]([^（）()]*[\u4e00-\u9fff][^（）()]*)[）)]")
SEX_IN = late.pattern(r"[（(][^（）()]*(女|男)(?![\u4e00-\u9fff])[^（）()]*[）)]$")
VACANT = frozenset({"空缺", "暂缺", "缺", "缺额", "无", "待定", "待补", "待选", "暂无", "空", "-", "—", "/", "\\"})
LONGEST, MOST_DIGITS = 40, 5
# Days of a list that Excel keeps as numbers: 1988-01-01 to 2064.
FIRST_SERIAL, LAST_SERIAL = 32143, 60000
ZERO = date(1899, 12, 30)
TAIL = late.pattern(r"(?:换届|选举|当选|到任|任职|任|推选|产生|至今|以来|起|开始)+$")
MONTH = late.pattern(r"(\d{4}|\d{2}(?=年))[-/.年](\d{1,2})月?|(\d{4})(\d{2})")
SHORT_YEAR = late.pattern(r"(\d{2})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?")
WORDS = late.pattern(r"([〇零○一二三四五六七八九十]{2,4})年([一二三四五六七八九十]{1,2})月")
SPAN = late.pattern(r"(\d{2,4}[./年]\d{1,2}(?:[./月]\d{1,2})?[月日]?)(?:[-~]+|至|到)(.*)|(\d{4}-\d{1,2}-\d{1,2})(?:~+|至|到)(.*)")
_NUMBER = r"[0-9]{1,4}|[一二三四五六七八九]|[一二三四五六七八九]?[十百][一二三四五六七八九零十]*"
GROUP = late.pattern(rf"第?({_NUMBER})(?:号)?(?:(?:村民|居民|农业)?(?:小组|组|社|队|生产队|合作社))?(?:[(].*[)])?")


def flat(value: Any) -> str:
    """A cell as words are compared: half width, no blank, nothing unseen."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text_of(value)))


def name_of(value: Any) -> str:
    """A name without the blanks offices set into it, its dots of one kind, what is said of the person in brackets left off."""
    name = cleaning.line(text_of(value))
    name = DOTS.sub("·", ASIDE.sub("", STAR.sub("", name)))
    return BLANK.sub("", LATIN.sub("\0", name)).replace("\0", " ")


def sex_in(value: Any) -> str:
    """The sex a name says in brackets, as offices note it: 李某（女）; else empty."""
    found = SEX_IN.search(text_of(value))
    return found[1] if found else ""


def checked_name(value: Any) -> str:
    """A name that can be one, or Wrong: nothing, a number, more than one person, words that are no name."""
    name = name_of(value)
    if not name:
        raise Wrong("“姓名”没有填")
    digits = sum(one.isdigit() for one in name)
    if digits > MOST_DIGITS or "*" in name or name.startswith("号码") or personal.refusal(name):
        raise Wrong("“姓名”写的是号码，不是姓名；请填姓名，身份证号不要填进来")
    if re.search(r"[、,，;；/\n]", name):
        raise Wrong(f"“姓名”写了不止一个人“{name[:20]}”；一行写一个人")
    if found := IN_BRACKETS.search(name):
        raise Wrong(f"“姓名”里写了“（{found[1][:12]}）”；只写姓名，职务写在“职务”列")
    if len(name) > LONGEST:
        raise Wrong(f"“姓名”超过{LONGEST}字")
    return name


def day_in(value: Any, label: str, *, end: bool = False) -> date | None:
    """A day of a list: also only year and month (its first day, as an ``end`` its last), a year of two digits, a day Excel keeps as a number."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _possible(value, value.isoformat(), label)
    if isinstance(value, int | float) and FIRST_SERIAL <= value <= LAST_SERIAL:
        return ZERO + timedelta(days=int(value))
    text = flat(value)
    if text in VACANT or text in ("至今", "今", "在任", "现任"):
        return None
    if re.fullmatch(r"[345]\d{4}(?:\.\d+)?", text):
        return day_in(float(text), label, end=end)
    text = TAIL.sub("", text) or text
    plain = text if text != flat(value) else text_of(value)  # a blank parts the day from an hour nobody meant
    return _possible(_month(text, label, end=end) or _short(text), plain, label)


def _possible(found: date | None, text: str, label: str) -> date | None:
    if not text:
        return None
    try:
        return typed.happened(found.isoformat() if found else text)
    except typed.Mistyped as wrong:
        raise Wrong(f"“{label}”写的是“{text[:20]}”，{wrong}") from None


def _month(text: str, label: str, *, end: bool) -> date | None:
    found, words = MONTH.fullmatch(text), WORDS.fullmatch(text)
    if words:
        year, month = (number_or_none(one) or 0 for one in words.groups())
    elif found:
        year, month = int(found[1] or found[3]), int(found[2] or found[4])
    else:
        return None
    if not 1 <= month <= 12:
        raise Wrong(f"“{label}”写的是“{text}”，没有{month}月，请核对")
    year = full_year(year)
    return date(year, month, calendar.monthrange(year, month)[1] if end else 1)


def only_month(value: Any) -> bool:
    """Whether a cell names a month and no day."""
    return isinstance(value, str | int | float) and bool(MONTH.fullmatch(text := TAIL.sub("", flat(value))) or WORDS.fullmatch(text))


def full_year(year: int) -> int:
    """85 is 1985, 21 is 2021."""
    return year if year > 99 else year + (1900 if year > 68 else 2000)


def _short(text: str) -> date | None:
    """``21.3.1`` and ``85年3月1日``: in a list a year stands first."""
    found = SHORT_YEAR.fullmatch(text)
    try:
        return date(full_year(int(found[1])), int(found[3]), int(found[5])) if found else None
    except ValueError:
        return None


def span_in(value: Any) -> tuple[Any, Any]:
    """A term in one cell as its two ends, ``2021.3-2026.3``, ``2021年3月至今``; what is no span begins and has no end."""
    found = SPAN.fullmatch(re.sub("[—–－~～]+", "~", flat(value))) if isinstance(value, str) else None
    if not found:
        return value, ""
    return found[1] or found[3], found[2] or found[4] or ""


def group_in(value: Any) -> int | None:
    """The number of a group: 3, 3组, 三组, 第三村民小组, 三社; None where nothing is written, else Wrong."""
    text = flat(value)
    if not text or text in VACANT:
        return None
    found = GROUP.fullmatch(text)
    number = number_or_none(found[1]) if found else None
    if not number or number > 999:
        raise Wrong(f"“小组”写的是“{text[:20]}”；只写一个组的数字，如 3")
    return number
