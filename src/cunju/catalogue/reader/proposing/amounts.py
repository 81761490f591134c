"""How often, how long, how many: recurrence, retention, limit, range and count."""

import re
from collections.abc import Iterator

from cunju.catalogue.reader.proposing.found import Found
from cunju.kernel.numerals import NUMBER as N
from cunju.kernel.numerals import number_or_none

NUMBER_WORDS = [
    "", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
]  # fmt: skip
PERIODS = {
    "年度": "year", "年": "year", "季度": "quarter", "季": "quarter", "月": "month", "旬": "ten_days",
    "周": "week", "星期": "week", "日": "day", "天": "day", "届": "term",
}  # fmt: skip
HALVES = {"年": "half", "月": "half_month"}
TO = r"\s*[-－—–~～〜至到]+\s*"
WITHIN = r"[^，。；：、！？\n]"  # nothing beyond the clause is taken for its subject or object
AT_MOST = r"不[得能宜应]?超过|最多|至多|不多于|不得多于"
RECURRENCE = re.compile(
    rf"每(?:半个?(?P<half>年|月)|(?P<count>{N})?\s*个?(?P<period>{'|'.join(PERIODS)}))"
    rf"(?:(?!每|{AT_MOST}){WITHIN}){{0,20}}?"
    rf"(?<!第)(?P<least>{N})(?:{TO}(?P<most>{N}))?\s*个?[次场期回轮](?![性所])(?:以上)?"
)
EACH = re.compile("逐月|逐季度?|按(?:月|季度?)(?=公开|公布|公示|召开|开展|报送|上报)")
# 全年 … 不少于4次: the whole year, without 每.
WHOLE_YEAR = re.compile(
    rf"全年(?:(?!每|{AT_MOST}){WITHIN}){{0,20}}?(?:至少|不少于|不得少于|不低于)(?:(?!每){WITHIN}){{0,6}}?(?P<least>{N})\s*个?[次场期回轮](?:以上)?"
)
# 每年6月、12月各召开1次: so often in each of these months.
MONTHS_EACH = re.compile(
    rf"每年的?\s*(?P<months>{N}\s*月?份?(?:\s*[、和及与]\s*{N}\s*月?份?){{0,11}})(?<=[月份])(?:{WITHIN}){{0,4}}?各(?:{WITHIN}){{0,10}}?(?P<least>{N})\s*个?[次场期回轮](?:以上)?"
)
DAYS_WITHIN = re.compile(rf"(?<![月第年\d０-９〇一二三四五六七八九十百])(?P<days>{N})\s*个?\s*(?P<working>工作日|日|天)\s*(?:之内|以内|内)")
AT_LEAST = "至少|不少于|不得少于|不低于"
KEEPING = r"(?:保留|保存|公开|公示|公布|张贴|展示|上墙)"
LASTING = rf"(?P<min>{N})\s*(?:(?P<day>日|天)|个?(?P<month>月)|(?P<year>年))"
NEAR = rf"(?:(?!{KEEPING}|工作日){WITHIN}){{0,8}}?"
RETENTIONS = (
    re.compile(rf"{KEEPING}{NEAR}(?:{AT_LEAST}|不短于)\s*(?:为)?{LASTING}(?:以上)?"),
    re.compile(rf"{KEEPING}{NEAR}{LASTING}以上"),
)
UNITS = "字|人|名|户|家|个|条|项|件|篇|份|次|场|期|页|张|类|种|方面|处|支|组"
UNIT = rf"\s*(?P<unit>{UNITS})(?!月|工作日|小时)"
LIMITS = (
    re.compile(rf"(?:{AT_MOST}|限)\s*(?P<max>{N}){UNIT}(?:以内|之内)?"),
    re.compile(rf"(?:(?:控制在|限于?)\s*)?(?P<max>{N}){UNIT}(?:以内|之内|以下)"),
)
RANGE = re.compile(rf"(?<!第)(?P<min>{N}){TO}(?P<max>{N}){UNIT}")
COUNT = re.compile(rf"(?:{AT_LEAST})(?:(?!每){WITHIN}){{0,8}}?(?P<n>{N}){UNIT}")


def recurrences(text: str) -> Iterator[Found]:
    """每 … at least so many times; 全年 … at least so many; 逐月, 按季公开."""
    yield from _months(text)
    for match in WHOLE_YEAR.finditer(text):
        if least := number_or_none(match["least"]):
            yield Found("recurrence", *match.span(), {"each": "year", "at_least": least})
    for match in EACH.finditer(text):
        yield Found("recurrence", *match.span(), {"each": "month" if "月" in match[0] else "quarter", "at_least": 1})
    for match in RECURRENCE.finditer(text):
        each = HALVES[match["half"]] if match["half"] else _each(match["count"], match["period"])
        least, most = number_or_none(match["least"]), number_or_none(match["most"] or "")
        if each and least:
            values = {"each": each, "at_least": least} | ({"at_most": most} if most else {})
            yield Found("recurrence", *match.span(), values)


def _months(text: str) -> Iterator[Found]:
    for match in MONTHS_EACH.finditer(text):
        named = [number_or_none(one) or 0 for one in re.findall(N, match["months"])]
        least = number_or_none(match["least"])
        if least and all(1 <= one <= 12 for one in named):
            yield Found("recurrence", *match.span(), {"each": "year", "at_least": least * len(named), "months": named})


def withins(text: str) -> Iterator[Found]:
    """Within so many days or working days."""
    for match in DAYS_WITHIN.finditer(text):
        if (days := number_or_none(match["days"])) and days <= 400:
            yield Found("within", *match.span(), {"days": days, "working": match["working"] == "工作日"})


def _each(count: str | None, period: str) -> str | None:
    """``month``, ``two_months`` …; None beyond twelve."""
    number = number_or_none(count) if count else 1
    if number == 1:
        return PERIODS[period]
    if number is None or not 2 <= number <= 12:
        return None
    return f"{NUMBER_WORDS[number]}_{PERIODS[period].removesuffix('s')}s"


def retentions(text: str) -> Iterator[Found]:
    """How long something stays posted or kept; years count as months, working days are left out."""
    for pattern in RETENTIONS:
        for match in pattern.finditer(text):
            least = number_or_none(match["min"])
            if least:
                months = 12 * least if match["year"] else least
                values = {"min": least, "unit": "day"} if match["day"] else {"min": months, "unit": "month"}
                yield Found("retention", *match.span(), values)


def limits(text: str) -> Iterator[Found]:
    """No more than so many."""
    for pattern in LIMITS:
        for match in pattern.finditer(text):
            most = number_or_none(match["max"])
            if most is not None:
                yield Found("limit", *match.span(), {"max": most, "unit": match["unit"]})


def ranges(text: str) -> Iterator[Found]:
    """From so many to so many."""
    for match in RANGE.finditer(text):
        least, most = number_or_none(match["min"]), number_or_none(match["max"])
        if least is not None and most is not None and least < most:
            yield Found("range", *match.span(), {"min": least, "max": most, "unit": match["unit"]})


def counts(text: str) -> Iterator[Found]:
    """At least so many; a bare number (``2个``, ``4项程序``) may be a name or have two readings."""
    for match in COUNT.finditer(text):
        if number := number_or_none(match["n"]):
            yield Found("count", *match.span(), {"n": number, "unit": match["unit"]})
