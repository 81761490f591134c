"""The chain of a sheet and its clocks by the clauses of the day: order and days of its steps, who signed, seals, how long it hung."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from cunju.catalogue import Clause, Law
from cunju.kernel.days import add_days, add_months
from cunju.kernel.numerals import to_chinese

# Steps with a day: what the clause calls them, and their words.
STEPS = (
    ("sent_on", ("two_committees_draft", "committee_plan"), "两委拟定送审"),
    ("reviewed_on", ("supervisory_review",), "监督委员会审查"),
    ("fixed_on", ("joint_meeting",), "两委联席会议确定"),
    ("published_on", ("publish", SIGNED := "publish_sign_two_seals"), "公布"),
)
# What the town may give to correct; its own choice.
CORRECTION_DAYS = (5, 10, 15)
# Any of them: a unit is asked to publish at all.
PUBLISHES = ("disclosure.each", "disclosure.month_each", "disclosure.board_days")
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
    """How one sheet was made: the law of its day, the days of its steps, members in office, signatures, seals, open objections."""

    law: Law
    sent_on: date | None = None
    reviewed_on: date | None = None
    fixed_on: date | None = None
    published_on: date | None = None
    signed: Sequence[date] = ()
    members: int = 0
    seals: frozenset[str] = frozenset()
    objected: bool = False
    amounts: Sequence[tuple[str, str, str]] = field(default=())


def findings(made: Made) -> list[Found]:
    """What of the chain is missing or out of order; nothing here forbids a record, and of what no clause asks nothing is said."""
    found = [*_missing(made), *_order(made), *_signatures(made)]
    if made.objected:
        asked = made.law.first("disclosure.objection_answer_days")
        found += _found("objection_open", asked, "监督委员会的异议还没有答复")
    sealed = asks(made.law, SIGNED)
    for body, word in SEALS[made.law.kind]:
        if body not in made.seals:
            found += _found(f"no_seal_{body}", sealed, text := f"没有登记{word}印章", text)
    if any(made.law.asked(one) for one in PUBLISHES):
        found += [Found(code, "local", "财务公开通行做法", "L", text, public) for code, text, public in made.amounts]
    return found


def asks(law: Law, *steps: str) -> Clause | None:
    """The clause of the highest layer whose chain has all of these steps."""
    return next((one for one in law.asked("disclosure.chain") if set(steps) <= set(one.choices)), None)


def _found(code: str, clause: Clause | None, text: str, public: str = "") -> list[Found]:
    return [Found(code, clause.authority, clause.cite, clause.sure, text, public)] if clause else []


def _missing(made: Made) -> Iterator[Found]:
    if made.reviewed_on is None:
        yield from _found("not_reviewed", asks(made.law, "supervisory_review"), "公布前没有监督委员会审查的记录")
    if made.fixed_on is None:
        yield from _found("not_fixed", asks(made.law, "joint_meeting"), "公布前没有两委联席会议确定方案的记录")


def _order(made: Made) -> Iterator[Found]:
    days = [(names, word, getattr(made, name)) for name, names, word in STEPS]
    for (before, first_word, first), (after, word, then) in pairwise([one for one in days if one[2]]):
        if then < first:
            asked = (asks(made.law, one, other) for one in before for other in after)
            yield from _found("out_of_order", next(filter(None, asked), None), f"{word}在{first_word}之前")


def _signatures(made: Made) -> Iterator[Found]:
    asked = asks(made.law, SIGNED)
    if not made.signed:
        yield from _found("not_signed", asked, "没有监督委员会成员签字")
        return
    if made.published_on and max(made.signed) > made.published_on:
        yield from _found("signed_after", asked, "有成员在公布以后才签字")
    # How many must sign, no shipped text says; a district's own may.
    share = made.law.first("disclosure.signers")
    if share and made.members and not share.holds((len(made.signed), made.members)):
        text = f"{made.members}名成员中{len(made.signed)}名签字，没有达到{share.word}"
        yield from _found("few_signatures", share, text, f"监督委员会{made.members}名成员中只有{len(made.signed)}名签字")


def review_findings(on: date, *, passed: bool, sent_on: date | None, published_on: date | None, law: Law) -> list[Found]:
    """How a review was made: after the posting, or as an objection after its days; silence is no finding. ``law``: of the day sent."""
    found = []
    if published_on and on > published_on:
        found += _found("reviewed_after", asks(law, "supervisory_review"), "公布以后才审查")
    within = law.first("disclosure.objection_days")
    if not passed and sent_on and within and not within.holds(days := (on - sent_on).days):
        found += _found("objected_late", within, f"方案提出{days}天以后才提出异议，超过{within.number}天")
    return found


def remarks(found: Iterable[Found], *, posted: bool) -> list[dict[str, str]]:
    """What is said of a sheet wherever it goes; before it hangs, nothing of the steps still to come."""
    kept = [one for one in found if posted or one.code not in TO_COME]
    return [{"code": one.code, "text": one.remark.rstrip("。")} for one in kept]


def days_shown(up: date, down: date) -> int:
    """Days a sheet hung: up on the 15th and down on the 25th is ten."""
    return (down - up).days


def _shows(category: str, law: Law) -> list[Clause]:
    """How long a sheet of a category hangs: on the board, and of money its months."""
    found = [law.first("disclosure.board_days"), law.first("disclosure.finance_months") if category == "finance" else None]
    return [one for one in found if one]


def _until(one: Clause, up: date) -> date:
    return add_months(up, one.number) if "months" in one.value else add_days(up, one.number)


def enough_on(category: str, up: date, *, law: Law) -> date | None:
    """The first day a sheet may come down by the law of the day it went up; None where no clause says how long."""
    return max((_until(one, up) for one in _shows(category, law)), default=None)


def is_enough(category: str, *, up: date, down: date, law: Law) -> bool | None:
    """Whether a sheet hung long enough; None where no clause says."""
    until = enough_on(category, up, law=law)
    return None if until is None else down >= until


def too_short(category: str, up: date, *, law: Law) -> str:
    """``不足10日``, ``不足一个月``: how long a sheet should have hung that came down before; empty where no clause says."""
    longest = max(_shows(category, law), key=lambda one: _until(one, up), default=None)
    if longest is None:
        return ""
    return f"不足{to_chinese(longest.number)}个月" if "months" in longest.value else f"不足{longest.number}日"


def days_short(category: str, *, up: date, down: date, law: Law) -> list[Found]:
    """What came down too early, where nothing says that it is posted again: then that is the duty, and no finding."""
    days, again = days_shown(up, down), law.first("disclosure.repost_below")
    if again and not again.holds(days):
        return []
    broken = [one for one in _shows(category, law) if one.authority == "law" and down < _until(one, up)]
    return [each for one in broken for each in _found("days_short", one, f"公布{days}天，不足{one.said}")]


def day_fault(name: str, day: date, *, not_before: date | None, today: date) -> tuple[str, str] | None:
    """Why a step's day cannot be: it lies ahead, or before the step it needs."""
    if day > today:
        return f"{name}的日期还没有到；办了以后再记。", "on"
    if not_before and day < not_before:
        return f"{name}的日期早于{not_before.month}月{not_before.day}日，前一步那时还没有办。请核对。", "on"
    return None
