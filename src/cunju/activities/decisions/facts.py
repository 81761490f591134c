"""The kinds of fact this room makes; counts, days and choices only, never a title or a name."""

from dataclasses import dataclass

from cunju.ledger import interface as ledger

NEW, REGISTER, DETAIL = "decisions:new", "decisions:register", "decisions:detail"


@ledger.fact("decisions.matter_opened", title="重大事项提议 {matter_class}", record_url=NEW, detail_url=DETAIL)
@dataclass(frozen=True)
class MatterOpened:
    """Step one: the Party organisation proposed a major matter."""

    matter_class: str | None = None
    origin: str | None = None
    amount: str | None = None
    due: int | None = None
    present: int | None = None


@ledger.fact("decisions.step_taken", title="四议两公开 {step}", record_url=REGISTER, detail_url=DETAIL)
@dataclass(frozen=True)
class StepTaken:
    """One of steps two to six; rests on the matter and on the record of the meeting or posting."""

    step: str
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    days_shown: int | None = None
    final: bool | None = None


@ledger.fact("decisions.spent", title="{what}", record_url=REGISTER, detail_url=DETAIL)
@dataclass(frozen=True)
class Spent:
    """The day a contract was signed or the first payment was made."""

    what: str


@ledger.fact("decisions.matter_closed", record_url=REGISTER, detail_url=DETAIL)
@dataclass(frozen=True)
class MatterClosed:
    """All six steps are recorded and the result has been shown; rests on each of them."""


ledger.findings(
    "decisions",
    {
        "same_title": "有别的重大事项用同一个标题",
        "base_void": "所依据的记录已作废",
        "base_short": "所依据的会议没有形成决定",
        "no_count": "没有记应到、实到",
        "quorum_short": "到会人数不够",
        "no_votes": "没有记票数",
        "not_adopted": "赞成的人数不够",
        "reserved": "属于村民会议的职权",
        "other_body": "属于农村集体经济组织的事项",
        "no_days": "没有记公布天数",
        "shown_short": "公布的天数不够",
        "order": "步骤的先后不对",
        "too_close": "两步之间的天数不够",
        "one_day": "四次会议都在同一天",
        "too_long": "前后用的天数太长",
        "posted_late": "决议公开晚了",
        "payment_before_posting": "决议公开以前就付了款",
        "contract_before_posting": "决议公开以前就签了合同",
        "same_numbers": "几次会议的人数、票数相同",
        "same_scan": "和另一步附了同一份照片",
    },
)
