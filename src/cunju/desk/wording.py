"""Words for windows on the desk's pages: names, periods, layers, how far."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from cunju.catalogue.words import OF_LAW
from cunju.duties.status import Window
from cunju.kernel.days import add_days, add_months, quarter_zh, short_day

AUTHORITY_ZH = {"law": "法律", "regulation": "地方性法规", "policy": "政策文件", "notice": "通知", "local": "本地做法"}
OWED_ZH = {"unit": "村（居）", "supervisory": "监督委员会", "town": "镇街", "district": "区"}
TEXT_ZH = {"C": "条文已核", "L": "条文未核", "U": "条文未核"}
READING_ZH = {"C": "读法已核", "L": "做法待确认", "U": "默认，待确认"}
# What stands under no measure, on a page of many.
BODY_ZH = "通知正文、法律法规"
DONE = ("met", "met_late")
ASIDE = ("not_applicable", "not_assessable")


def beside(authority: str) -> str:
    """Where stands what belongs to no measure: law that the notice does not name, or the notice's body."""
    return "法律法规" if authority in OF_LAW else "通知正文"


def marks(text: str, reading: str) -> str:
    """``条文已核，做法待确认``: was the clause read, and how sure is its reading."""
    return f"{TEXT_ZH.get(text, TEXT_ZH['U'])}，{READING_ZH.get(reading, READING_ZH['U'])}"


def short(name: str) -> str:
    """玉峰山村 of 玉峰山村村民委员会."""
    for tail in ("村民委员会", "居民委员会", "办事处", "人民政府"):
        name = name.removesuffix(tail)
    return name


def period(one: Window) -> str:
    """第二季度, 8月, 上半年, 全年, else the days."""
    if one.to is None:
        return f"{short_day(one.from_)}起"
    if one.from_ == one.to:
        return short_day(one.from_)
    return _calendar(one.from_, one.to) or f"{short_day(one.from_)}—{short_day(one.to)}"


def _calendar(start: date, end: date) -> str:
    after = add_days(end, 1)
    if start.day != 1 or after.day != 1:
        return ""
    months = next((n for n in (1, 3, 6, 12) if add_months(start, n) == after), 0)
    if months == 1:
        return f"{start.month}月"
    if months == 3 and start.month % 3 == 1:
        return quarter_zh((start.month + 2) // 3)
    if months == 6 and start.month in (1, 7):
        return "上半年" if start.month == 1 else "下半年"
    return "全年" if months == 12 and start.month == 1 else ""


def progress(one: Window) -> str:
    """How far a window has come, in two or three words."""
    if one.status in DONE and one.met_on:
        return short_day(one.met_on)
    if one.at_least > 1 and one.status not in ASIDE:
        return f"已有{one.count}，应有{one.at_least}"
    return one.status_zh


def plain(one: Window) -> str:
    """What a window is about, without the period its words begin with."""
    return without_period(one.own_object)


def without_period(name: str) -> str:
    """What is to be done, without the period its words begin with."""
    for lead in ("本季度", "本月", "本年度", "本年"):
        name = name.removeprefix(lead)
    return name


def key(one: Window) -> str:
    """A window within its unit."""
    return f"{one.duty} {one.from_}"


def said(one: Window) -> str:
    """A window as a piece of a sentence: 第二季度协商会议（已有1，应有2）."""
    name = plain(one)
    lead = "" if period(one) == "全年" else period(one)
    counted = f"（已有{one.count}，应有{one.at_least}）" if one.at_least > 1 else ""
    return f"{lead}{name}{counted}"


def lateness(one: Window, on: date) -> str:
    """An overdue window with its numbers: 第二季度村民代表会议没有计入的记录，6月30日到期，已过82天."""
    there = f"已有{one.count}，应有{one.at_least}" if one.count else "没有计入的记录"
    lead = "" if period(one) == "全年" else period(one)
    if one.judged_on:
        return f"{lead}{plain(one)}{short_day(one.judged_on)}研判为没有做到"
    since = f"，{short_day(one.due_on)}到期，已过{(on - one.due_on).days}天" if one.due_on else ""
    return f"{lead}{plain(one)}{there}{since}"


def waiting(windows: Iterable[Window]) -> str:
    """What is not done yet, in a few words: what is overdue, else what is due or open."""
    windows = [one for one in windows if one.status != "not_applicable"]
    found = [one for one in windows if one.status == "overdue"]
    found = found or [one for one in windows if one.status in ("due_soon", "open", "needs_person")]
    alike = Counter(said(one) for one in found)
    told = list(alike.items())[:2]
    more = f"等{len(found)}项" if len(alike) > 2 else ""
    return "、".join(f"{words}{count}项" if count > 1 else words for words, count in told) + more
