"""Where the parts of a letter begin and end, as line numbers."""

import re
from dataclasses import dataclass
from datetime import date

from cunju.catalogue.reader.source import NotANotice
from cunju.kernel.numerals import NUMBER, to_int

DAY = rf"({NUMBER})\s*年\s*({NUMBER})\s*月\s*({NUMBER})\s*日"
YEAR_IN_BRACKETS = r"[〔\[【（(]\s*[0-9０-９]{4}\s*[〕\]】）)]"
NUMBER_LINE = re.compile(rf"([\u4e00-\u9fff]{{2,20}}\s*{YEAR_IN_BRACKETS}\s*第?\s*[0-9０-９]+\s*号)(?=\s|$)")
DATE_LINE = re.compile(rf"([^，。；：、]{{0,40}}?)\s*{DAY}")
ANNEX_LIST = re.compile(r"附件\s*([0-9０-９]*)\s*[:：]\s*(.*)")
ANNEX_ITEM = re.compile(r"([0-9０-９]+)\s*[.．、]\s*(.*)")
ENDS = tuple("。！？；：…”）》")


@dataclass(frozen=True, slots=True)
class Marks:
    """Lines of: document number, end of title, begin of body, annex list, signature, date."""

    number: int
    title_end: int
    body: int
    annexes: int
    signature: int
    date: int


def find_marks(lines: tuple[str, ...]) -> Marks:
    """The marks; NotANotice naming every part that was looked for and not found."""
    missing = []
    number = next((at for at, line in enumerate(lines) if NUMBER_LINE.match(line)), None)
    if number is None:
        missing.append("发文字号（如“渝北民〔2023〕24号”）")
    title_end = _title_end(lines, (-1 if number is None else number) + 1)
    if title_end is None:
        missing.append("标题（“关于……的通知”）")
    body = _body_start(lines, title_end or 0)
    dated = next((at for at in range(body, len(lines)) if _is_dated(lines[at])), None)
    if dated is None:
        missing.append("成文日期（单独一行，如“2023年3月28日”）")
    if number is None or title_end is None or dated is None:
        raise NotANotice(f"这不是能读的通知：没有找到{'、'.join(missing)}。请核对是不是这份通知的全文。")
    signature = _signature(lines, body, dated)
    annexes = next((at for at in range(body, signature) if ANNEX_LIST.fullmatch(lines[at])), signature)
    return Marks(number, title_end, body, annexes, signature, dated)


def _title_end(lines: tuple[str, ...], first: int) -> int | None:
    """The line after the title, which runs over several lines up to 通知."""
    title = ""
    for at in [at for at in range(first, len(lines)) if lines[at]][:8]:
        title += lines[at]
        if title.endswith("通知"):
            return at + 1 if "关于" in title else None
    return None


def _body_start(lines: tuple[str, ...], title_end: int) -> int:
    """The line after the addressees, who end in a colon; ``title_end`` where there are none."""
    filled = [at for at in range(title_end, len(lines)) if lines[at]][:4]
    for at in filled:
        if lines[at].endswith(("：", ":")):
            return at + 1
        if "。" in lines[at]:
            break
    return title_end


def _is_dated(line: str) -> bool:
    match = DATE_LINE.fullmatch(line)
    return bool(match and day_of(match.groups()[1:]))


def _signature(lines: tuple[str, ...], body: int, dated: int) -> int:
    """The line of the issuer above the date, or the date's own line where the issuer stands in it."""
    match = DATE_LINE.fullmatch(lines[dated])
    if match and match[1]:
        return dated
    above = next((at for at in range(dated - 1, body, -1) if lines[at]), dated)
    listed = ANNEX_LIST.fullmatch(lines[above]) or ANNEX_ITEM.fullmatch(lines[above])
    return dated if listed or lines[above].endswith(ENDS) else above


def day_of(groups: tuple[str, ...]) -> date | None:
    """Year, month and day as written, as a date; None where there is no such day."""
    try:
        return date(*(to_int(one) for one in groups))
    except ValueError:
        return None
