"""The points a line of rules gives or takes: one whole number with its sign; what has two readings is refused in words."""

import re

from cunju.kernel import late, numerals

MINUS = late.pattern("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u2796\u30fc]")
PLUS = late.pattern("[\ufe62\uff0b\u2795]")
DATE = late.pattern(r"\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2})?\s*[日号月]?|\d{4}年")
MOST = 1000
WORDS = "〇零一二两三四五六七八九十百千"
# What may stand between the sign in words and its number: 扣除家庭积分5分.
_TAIL = r"(?:除|去|减|罚|掉|励|加|计|入|积分|分值|分|家庭|全家|该户|本户|其|户主?|个人|当月|当年|[:：\s])*"
_TAKES, _GIVES = rf"(?:扣|减|罚|负){_TAIL}", rf"(?:加|奖|记|得|计|给|积){_TAIL}"
EVERY = r"(?:每|一)(?:次|件|户|月|季度?|年|天|日|袋|人|处|个|场|回|起|项|宗|例|桌)"
SCORE = late.pattern(
    rf"(?P<every>{EVERY}\s*)?(?:(?P<takes>{_TAKES})|(?P<gives>{_GIVES}))?(?P<sign>[+-]\s*)?"
    rf"(?P<number>(?<![\d.])\d+(?:\.\d+)?|[{WORDS}半]+)\s*(?P<unit>个?积?分(?![钟之贝类开别发担管居头工组批队明享清辨散]))?(?P<half>半)?"
)


def signs(text: str) -> str:
    """A text with digits and signs of one width, each kind of minus and plus as one."""
    return PLUS.sub("+", MINUS.sub("-", numerals.half_width(text)))


BARE = late.pattern(r"(?<!\S)(?P<sign>[+-]?)(?P<number>\d+(?:\.\d+)?)(?!\S)")
ENDS = late.pattern(r"\s*(?:$|[\s，,。；;、）)（(])")
ONE_OF = late.pattern(rf"[\d{WORDS}半]\s*(?:积?分)?\s*(?:-+|~|～|至|到|或|、|/|,|，|\.|\*|×)\s*$")
ABOUT = late.pattern(r"(?:最多|最高|至多|不超过|不高于|至少|最少|最低|不低于|不少于|大约|(?<![公条预])约)\D{0,2}$")
ABOUT_AFTER = late.pattern(r"\s*(?:以上|以下|以内|左右|上下|不等|起|封顶|为限|为上限)")
NO_NUMBER = late.pattern("酌情|视情|加倍|翻倍|双倍|倍")
BAD = late.pattern("^(?:乱|不|未|无故|拒|违|私|偷|擅|打架|斗殴|辱骂|酒驾|赌|占|虐|破坏|损坏)")
# What a line may do to points without a number: the law is asked about it.
WHOLE = late.pattern("清零|归零|零分|取消|作废|否决|冻结|不得|不能|不予|不准|不许|不再|暂停|停止")


def score(text: str, *, taking: bool = False) -> tuple[int, str]:
    """The points of a line without its clause, and its words without them; ValueError in words where there is not one reading.

    ``taking``: it stands under a title of what takes points.
    """
    plain = DATE.sub(lambda one: "\x00" * len(one[0]), text)
    found = [one for one in SCORE.finditer(plain) if _counts(one, plain)]
    bare = [one for one in BARE.finditer(plain) if not any(each.start() < one.end() and one.start() < each.end() for each in found)]
    if not found and not bare:
        if WHOLE.search(text):
            return 0, text
        raise ValueError("没有看出加几分或者扣几分；例如：加2分、扣2分")
    if len(found) + len(bare) > 1:
        told = "、".join(one[0].strip() for one in [*found, *bare])
        raise ValueError(f"有几个分数（{told}），不知道记几分；一行只写一个，几种情形分几行写")
    one = (found or bare)[0]
    _single(plain, one)
    number, words = _number(one), one.groupdict()
    return (-number if _taken(plain, one, taking=taking) else number), f"{text[: one.start()]} {words.get('every') or ''} {text[one.end() :]}"


def _counts(one: re.Match[str], text: str) -> bool:
    """Whether a number is one of points: with 分, or after a sign where no other measure follows."""
    ends = ENDS.match(text, one.end()) is not None
    signed = bool(one["takes"] or one["gives"] or one["sign"])
    if signed or one["number"][0].isdigit():
        return bool(one["unit"]) or (signed and ends)
    alone = bool(one["every"]) or re.search(r"(?:^|[\s，,：:（(])$", text[: one.start()]) is not None
    return bool(one["unit"]) and ends and alone


def _single(text: str, one: re.Match[str]) -> None:
    """ValueError where the only score of a line is a range, a bound or no fixed number."""
    before, after = text[: one.start("number")], text[one.end() :]
    around = text[max(one.start() - 3, 0) : one.end() + 3].replace("\x00", "").strip()
    if ONE_OF.search(before) or re.match(rf"\s*(?:-|~|～|至|到|或|/|×|\*)\s*[\d{WORDS}]", after):
        raise ValueError(f"“{around}”像几个数或者一个范围，不知道记几分；写一个整数")
    if ABOUT.search(text[: one.start()]) or ABOUT_AFTER.match(after) or NO_NUMBER.search(text):
        raise ValueError(f"“{around}”不是一个定数；写一个整数")


def _taken(text: str, one: re.Match[str], *, taking: bool) -> bool:
    """Whether points are taken; ValueError where it is not said, or said twice."""
    words = one.groupdict()
    takes, gives, sign = words.get("takes"), words.get("gives"), words["sign"] or ""
    if (takes and sign) or (gives and "-" in sign):
        raise ValueError("加减号和“加”“扣”写重了；只写一样")
    before = text[: one.start()]
    if sign.strip() != sign or (sign and before.endswith("-")) or re.search("(?:不|免|勿|无需|不予)再?$", before):
        raise ValueError("没有看出加还是扣")
    if not (takes or gives or sign) and (taking or re.search("扣|罚|减分", text) or BAD.search(text.strip())):
        raise ValueError("没有看出加还是扣；写明“加”或者“扣”")
    return bool(takes) or sign == "-"


def _number(one: re.Match[str]) -> int:
    told = one["number"]
    if "." in told or "半" in told or one.groupdict().get("half"):
        raise ValueError(f"“{one[0].strip()}”不是整数，积分只记整数")
    number = numerals.number_or_none(told)
    if number is None or (len(told) > 1 and not told.isdigit() and not re.search("[十百千]", told)):
        raise ValueError(f"“{one[0].strip()}”没有看出是几分；用数字写")
    if number == 0:
        raise ValueError("分数是0")
    if number > MOST:
        raise ValueError(f"分数超过{MOST}分，请核对")
    return number
