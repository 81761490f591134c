"""The chain of measure 16 and of CQ 29, 35: the order and days of its steps, who signed, the seals; and how long a sheet hung."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from cunju.kernel.days import add_days, add_months
from cunju.kernel.fractions import is_majority

NOTICE, CQ29, CQ35 = "渝北民〔2023〕24号附件1第16项", "重庆市实施办法第29条", "重庆市实施办法第35条"
PLATFORM = "渝北民〔2023〕24号附件1第15项"
STEPS = (
    ("sent_on", "两委拟定送审"),
    ("reviewed_on", "监督委员会审查"),
    ("fixed_on", "两委联席会议确定"),
    ("published_on", "公布"),
)
# CQ 30 for the board; the notice's 15 for finance.
BOARD_DAYS, FINANCE_MONTHS = 10, 1
# CQ 35: five days to object, five to answer; CQ 31: three by the committee; of both, ten by the town or the county.
OBJECT_DAYS, ANSWER_DAYS = 5, 5
DOUBT_DAYS, REFERRED_DAYS = 3, 10
CORRECTION_DAYS = (5, 10, 15)
SEALS = {
    "village": (("committee", "村民委员会"), ("supervisory", "村务监督委员会")),
    "community": (("committee", "居民委员会"), ("supervisory", "居务监督委员会")),
}
# What was promised to the writer (会如实标明), as it stands on board, code page, sheet, platform and broadcast.
PUBLIC = {
    "not_reviewed": "公布前未经监督委员会审查",
    "not_fixed": "公布前未经两委联席会议确定",
    "not_signed": "没有监督委员会成员签字",
    "signed_after": "有监督委员会成员在公布以后才签字",
    "objection_open": "监督委员会提出的异议还没有答复",
    "few_signatures": "监督委员会签字的成员没有过半",
    "no_seal_committee": "没有登记村（居）民委员会印章",
    "no_seal_supervisory": "没有登记村（居）务监督委员会印章",
    "out_of_order": "没有按先审查、后确定、再公布的顺序办",
    "does_not_add_up": "账面上收支和结余合计不相符",
    "opening_differs": "上月结余和上期公布的月末结余不一致",
}
# What can still be done while the paper is in hand: not said of a sheet before it hangs.
TO_COME = frozenset(PUBLIC) - {"objection_open", "does_not_add_up", "opening_differs"}


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong with a step, per layer: goes with the fact as a finding."""

    code: str
    authority: str
    cite: str
    sure: str
    text: str
    public: str = ""

    @property
    def remark(self) -> str:
        """The same as a resident reads it."""
        return self.public or PUBLIC.get(self.code, self.text)


@dataclass(frozen=True, slots=True)
class Made:
    """How one sheet was made: the days of its steps, members in office, signatures, seals, objection left open."""

    sent_on: date | None = None
    reviewed_on: date | None = None
    fixed_on: date | None = None
    published_on: date | None = None
    signed: Sequence[date] = ()
    members: int = 0
    seals: frozenset[str] = frozenset()
    objected: bool = False
    kind: str = "village"
    amounts: Sequence[tuple[str, str, str]] = field(default=())


def findings(made: Made) -> list[Found]:
    """What of the chain is missing or out of order; nothing here forbids a record."""
    found = [*_missing(made), *_order(made), *_signatures(made)]
    if made.objected:
        found.append(Found("objection_open", *_layer(made, CQ35), "监督委员会的异议还没有答复"))
    for body, word in SEALS[made.kind]:
        if body not in made.seals:
            found.append(Found(f"no_seal_{body}", "notice", NOTICE, "C", f"没有登记{word}印章", f"没有登记{word}印章"))
    found += [Found(code, "local", "财务公开通行做法", "L", text, public) for code, text, public in made.amounts]
    return found


def _layer(made: Made, cite: str) -> tuple[str, str, str]:
    """The measures bind villages; communities follow them as a default of policy (domain §14.1)."""
    return ("regulation", cite, "C") if made.kind == "village" else ("local", f"比照{cite}（默认，待确认）", "U")


def _missing(made: Made) -> list[Found]:
    found = []
    if made.reviewed_on is None:
        found.append(Found("not_reviewed", "notice", NOTICE, "C", "公布前没有监督委员会审查的记录"))
    if made.fixed_on is None:
        found.append(Found("not_fixed", "notice", NOTICE, "C", "公布前没有两委联席会议确定方案的记录"))
    return found


def _order(made: Made) -> list[Found]:
    days = [(word, getattr(made, name)) for name, word in STEPS]
    known = [(word, day) for word, day in days if day]
    return [
        Found("out_of_order", "notice", NOTICE, "C", f"{after}在{before}之前")
        for (before, first), (after, then) in pairwise(known)
        if then < first
    ]


def _signatures(made: Made) -> list[Found]:
    if not made.signed:
        return [Found("not_signed", "notice", NOTICE, "C", "没有监督委员会成员签字")]
    found = []
    if made.published_on and max(made.signed) > made.published_on:
        found.append(Found("signed_after", "notice", NOTICE, "C", "有成员在公布以后才签字"))
    if made.members and not is_majority(len(made.signed), made.members):
        # The notice names no number; more than half is the default (domain §12.6).
        text = f"{made.members}名成员中{len(made.signed)}名签字，没有过半（默认，待确认）"
        public = f"监督委员会{made.members}名成员中只有{len(made.signed)}名签字"
        found.append(Found("few_signatures", "local", "签字人数默认过半", "U", text, public))
    return found


def review_findings(
    on: date, *, passed: bool, sent_on: date | None, published_on: date | None, kind: str
) -> list[Found]:
    """How a review was made: after the posting, or as an objection later than five days (CQ 35); silence is no finding."""
    found = []
    if published_on and on > published_on:
        found.append(Found("reviewed_after", "notice", NOTICE, "C", "公布以后才审查"))
    if not passed and sent_on and on > add_days(sent_on, OBJECT_DAYS):
        made = Made(kind=kind)
        text = f"方案提出{(on - sent_on).days}天以后才提出异议，超过{OBJECT_DAYS}天"
        found.append(Found("objected_late", *_layer(made, CQ35), text))
    return found


def remarks(found: Iterable[Found], *, posted: bool) -> list[dict[str, str]]:
    """What is said of a sheet wherever it goes; before it hangs, nothing of the steps still to come."""
    kept = [one for one in found if posted or one.code not in TO_COME]
    return [{"code": one.code, "text": one.remark.rstrip("。")} for one in kept]


def days_shown(up: date, down: date) -> int:
    """Days a sheet hung: up on the 15th and down on the 25th is ten."""
    return (down - up).days


def enough_on(category: str, up: date) -> date:
    """The first day a sheet may come down: ten days (CQ 30, notice 15), of finance a month."""
    ten = add_days(up, BOARD_DAYS)
    return max(ten, add_months(up, FINANCE_MONTHS)) if category == "finance" else ten


def is_enough(category: str, *, up: date, down: date) -> bool:
    """Whether a sheet hung long enough."""
    return down >= enough_on(category, up)


def day_fault(name: str, day: date, *, not_before: date | None, today: date) -> tuple[str, str] | None:
    """Why a step's day cannot be: it lies ahead, or before the step it needs."""
    if day > today:
        return f"{name}的日期还没有到；办了以后再记。", "on"
    if not_before and day < not_before:
        return f"{name}的日期早于{not_before.month}月{not_before.day}日，前一步那时还没有办。请核对。", "on"
    return None


def lateness(day: date, *, since: date, days: int) -> int:
    """How many days an answer came after its clock; none is 0."""
    return max(0, (day - since - timedelta(days)).days)
