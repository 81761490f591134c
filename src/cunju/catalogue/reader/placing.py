"""Where a draft places what a person then confirms: topics of the law under measures, the form, the district."""

import re
from collections.abc import Sequence

from cunju.catalogue.reader.notice import Notice
from cunju.catalogue.reader.units import UnitName

FORM = re.compile(r".*(?:情况|进展|进度|落实|统计|汇总|反馈).*表|.*报表")
# Which words of a measure speak of a topic; the first that is found decides.
WORDS = (
    ("assembly.held", (r"(?:次|召开).{0,6}村?[（(]?居?[）)]?民会议", r"(?:村民|居民|村（居）民)会议")),
    ("representatives.held", (r"次.{0,4}(?:村民|居民|村（居）民)代表会议", r"代表会议|（代表）会议")),
    ("committee.composition", (r"村?[（(]?居?[）)]?民委员会(?:成员)?(?:的组成|由|配备|换届)",)),
    ("subcommittee.composition", (r"下属委员会(?:一般)?由|下属委员会配置", r"下属委员会")),
    ("supervisory.composition", (r"监督委员会(?:成员)?(?:的组成|由|配备|一般由|人选|成员的|主任)",)),
    ("supervisory.report", (r"监督委员会.{0,20}(?:报告|例会|述职)", r"(?:例会|报告).{0,20}监督委员会")),
    ("review.held", (r"民主评议",)),
    ("charter.filed", (r"自治章程",)),
    ("convention.filed", (r"(?:修订|制定|完善).{0,12}(?:村规民约|居民公约)", r"村规民约|居民公约")),
    ("disclosure.posted", (r"公开栏.{0,40}(?:公开|公布)", r"(?:财务|村务|居务|党务|收支).{0,16}(?:公开|公布)")),
    ("disclosure.review", (r"(?:监督委员会|监委会).{0,6}审查.{0,30}公(?:开|布)|公开.{0,30}监督委员会审查",)),
    ("consultation.followed", (r"次.{0,4}协商", r"协商(?:结果|成果|意见)", r"协商")),
)
# Topics that stand where another one does.
FOLLOW = {
    "representatives.composition": "representatives.held",
    "representatives.change": "representatives.held",
    "committee.composition": "representatives.held",
    "supervisory.answer": "supervisory.composition",
    "disclosure.decision": "disclosure.posted",
    "disclosure.answer": "disclosure.posted",
    "disclosure.objection": "disclosure.review",
}


def form_of(notice: Notice) -> tuple[int, str]:
    """Number and title of the annex that is the form to report on; 0 and empty where there is none."""
    return next(((one.no, one.title) for one in notice.annexes if FORM.fullmatch(one.title)), (0, ""))


def topics_of(notice: Notice) -> dict[str, int]:
    """The measure that speaks of each topic of the law, by its words; a topic nobody speaks of is left out."""
    placed: dict[str, int] = {}
    for name, patterns in WORDS:
        found = (one.no for pattern in patterns for one in notice.measures if re.search(pattern, one.text))
        if (no := next(found, None)) is not None:
            placed[name] = no
    for name, other in FOLLOW.items():
        if other in placed:
            placed.setdefault(name, placed[other])
    return placed


def area_of(notice: Notice, units: Sequence[UnitName]) -> str:
    """The code of the district the issuer names, or of the only one in the list; else empty."""
    counties = [one for one in units if len(one.code) == 6]
    named = [one.code for one in counties if one.name in notice.issuer]
    return named[0] if len(named) == 1 else counties[0].code if len(counties) == 1 else ""
