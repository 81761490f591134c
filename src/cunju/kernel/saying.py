"""Values of facts as people read them: days, money, periods, votes, sittings, codes; never a code as it is stored."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from cunju.kernel.days import PERIOD, chinese_day, period_zh

# Fields that name a stretch of time, by their name.
PERIODS = ("period", "half")
# What is counted, by the end of a label, or by the name where the label does not say it.
UNITS = (
    ("人数", "人"), ("人次", "人次"), ("天数", "天"), ("条数", "条"), ("件数", "件"), ("户数", "户"), ("小组数", "个"), ("网格数", "个"),
    ("月数", "个月"), ("季度数", "个季度"), ("镇街数", "个"), ("村数", "个"), ("村（社区）数", "个"), ("评议票", "张"), ("公开表", "张"),
    ("场次", "场"), ("到会户数", "户"), ("妇女", "人"), ("妇女代表）", "人"), ("应到", "人"), ("实到", "人"), ("赞成", "票"),
    ("采纳", "条"), ("意见", "条"),
    ("决定数", "项"), ("议题数", "项"), ("事项数", "项"), ("措施数", "项"), ("问题数", "个"), ("次数", "次"), ("数", "个"),
)  # fmt: skip
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CODE = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
VOTES = re.compile(r"\d+/\d+/\d+")
SITTING = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}))?-(\d+)")
NO_VOTES = "没有记票数"


def unit_of(name: str, label: str) -> str:
    """The unit of a count; empty where nobody says it, or the value says it itself."""
    if name in ("begins", "year", "measure"):
        return ""
    return next((unit for end, unit in UNITS if label.endswith(end)), "")


def plain(name: str, kind: str, value: object) -> str:
    """A value that has no word of its own."""
    text = str(value)
    if kind == "money":
        return f"{Decimal(text):,.2f}元"
    if DAY.fullmatch(text):
        return chinese_day(date.fromisoformat(text))
    if name in PERIODS and PERIOD.fullmatch(text):
        return period_zh(text)
    if name == "begins" and isinstance(value, int):
        return f"{value // 100}时{value % 100:02}分"  # an hour and its minutes: 1430
    if name == "year":
        return f"{text}年"
    if name in ("measure", "measures") and text.isdigit():
        return f"措施{text}"
    if name == "sitting":
        return _sitting(text)
    if name == "digest":
        return "已留存"
    return "" if CODE.fullmatch(text) else text


def listed(name: str, values: Sequence[object], words: Mapping[str, str]) -> str:
    """A list in words; codes nobody has a word for are counted."""
    if name == "matter_votes":
        return "；".join(_votes(str(one)) for one in values)
    said = [words.get(str(one)) or plain(name, "str", one) for one in values]
    known = [one for one in said if one]
    return "、".join(known) if len(known) == len(said) else f"{len(values)}项"


def _votes(text: str) -> str:
    if not VOTES.fullmatch(text):
        return NO_VOTES
    return "赞成{}票、反对{}票、弃权{}票".format(*text.split("/"))


def _sitting(text: str) -> str:
    """A sitting is told by its day and hour."""
    found = SITTING.match(text)
    if not found:
        return "已记场次"
    hour = f"{int(found[2])}时" if found[2] else ""
    again = f"第{found[3]}场" if int(found[3]) > 1 else ""
    return f"{chinese_day(date.fromisoformat(found[1]))}{hour}{again}"
