"""Whether the decisive words of a clause hold its value: 三分之二, 十日, 三至七人, 每季度至少召开一次."""

import re
from collections.abc import Iterator
from typing import Any

from cunju.kernel import numerals

NUMBER = r"[0-9]+|[〇零一二两三四五六七八九十百千]+"
EACH = {"month": ("每月", "按月", "逐月"), "quarter": ("每季度", "每个季度", "季度", "1、4、7、10月"), "half": ("半年",), "year": ("每年", "年度")}


def plain(text: str) -> str:
    """Without blanks, quotation marks and lines."""
    return re.sub(r"[\s“”\"　]", "", text)


def shares(words: str) -> Iterator[tuple[str, str]]:
    """(over/under, how it is reached) of each share in the words."""
    for found in re.finditer(rf"(超过|不少于|不低于)?({NUMBER})分之({NUMBER})(以上)?", words):
        over, under = numerals.to_int(found[3]), numerals.to_int(found[2])
        yield f"{over}/{under}", "more_than" if found[1] == "超过" else "at_least"
    if re.search(r"过半数|过半|超过半数", words):
        yield "1/2", "more_than"
    if re.search(r"半数以上|二分之一以上", words):
        yield "1/2", "at_least"


def numbers(words: str, unit: str) -> set[int]:
    """Numbers before a unit: 十日, 10天, 半年 (six months)."""
    found = {numerals.to_int(one) for one in re.findall(rf"({NUMBER})(?:{unit})", words)}
    return found | ({6} if "月" in unit and "半年" in words else set())


def ranges(words: str) -> set[tuple[int, int]]:
    """三至七, 3-9, 二十户至五十户."""
    found = re.findall(rf"({NUMBER})[^0-9〇零一二两三四五六七八九十百千，。；]?(?:至|-|－|—|~|到)({NUMBER})", words)
    return {(numerals.to_int(one), numerals.to_int(other)) for one, other in found}


def holds(form: str, value: dict[str, Any], words: str) -> bool:
    """Whether the words hold the value."""
    words = plain(words)
    if form == "choice":
        return True
    if form == "share":
        return (value["share"], value["reached"]) in set(shares(words))
    if form == "days":
        return value["days"] in numbers(words, "日|天|个工作日")
    if form == "months":
        return value["months"] in numbers(words, "个月|月")
    least, most = value.get("at_least"), value.get("at_most")
    if form == "rhythm":
        often = numbers(words, "次|以上次|次以上") | ({1} if not re.search(rf"({NUMBER})次", words) else set())
        return any(one in words for one in EACH[value["each"]]) and least in often
    if least is not None and most is not None and least != most:
        return (least, most) in ranges(words)
    return _alone(least, most, words)


def _alone(least: int | None, most: int | None, words: str) -> bool:
    wanted = least if least is not None else most
    every = {numerals.to_int(one) for one in re.findall(NUMBER, words) if numerals.number_or_none(one) is not None}
    over = {numerals.to_int(one) + 1 for one in re.findall(rf"(?:多于|超过)({NUMBER})", words)}
    if wanted in every | over:
        return True
    if least == 1:
        return any(one in words for one in ("有", "设", "主任"))
    return most == 0 and any(one in words for one in ("不得", "回避", "不应"))
