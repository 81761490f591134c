"""What the papers and pages of a file say alike."""

from collections import Counter

from cunju.activities.assessment.queries import File
from cunju.activities.assessment.rules import OUT
from cunju.kernel.days import chinese_day

MARKS = {True: "核实", False: "自报"}
THE_RULES = (
    "每项得分＝分值×（完成＋逾期完成×折算）÷计分，保留两位小数；计分＝完成＋逾期完成＋没有做到。没有计分内容的，这一项不计，分值也不算进去。",
    "待研判、参考、不纳入评价、不适用、没有期限还在办、还没有到期的，都不计分。没有文件规定的默认要求不计分。",
    "考核通知发出以后登记或更正的，由写明姓名或职务的人决定计不计入；没有决定以前照通知发出那天的样子算。",
    "自报：村（社区）、镇街登记的；核实：抽查看过、属实的。抽查不属实的，照没有做到算。",
    "只算到镇街，不给村（社区）算分，不分先后。",
)


def heading(file: File) -> str:
    """What a town's file is called."""
    return f"{file.town.name}{file.scheme.year}年度考核材料"


def state(file: File) -> str:
    """As of which day it stands, and whether it is closed."""
    if file.digest:
        return f"{chinese_day(file.on)}关闭，以后登记的不再算进来"
    return f"截至{chinese_day(file.on)}，还没有关闭"


def aside(file: File, item: str = "") -> list[tuple[str, int]]:
    """Why windows do not score, each reason with how many; of one item where asked."""
    found = Counter(one.why for one in file.pieces if one.counts == OUT and item in ("", one.item))
    return sorted(found.items())
