"""The kinds of fact this room makes; counts and days only, never a name."""

from dataclasses import dataclass

from cunju.activities.assemblies.steps import PART, STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

RECORD, POSTING, DETAIL = "assemblies:plan", "assemblies:posting", "assemblies:detail"


@ledger.fact(
    "assemblies.meeting_held",
    title="{body} 应到{due}人 实到{present}人，到会妇女{women_present}人",
    record_url=RECORD,
    detail_url=DETAIL,
    correct_url="assemblies:record",
)
@dataclass(frozen=True)
class MeetingHeld:
    """A meeting that took place, with its numbers and how they compare with the clauses."""

    body: str
    due: int
    present: int
    result: str
    women_present: int | None = None
    notice_days: int | None = None
    form: str | None = None
    decided: int | None = None
    items: int | None = None
    sessions: int | None = None
    convention_voted: bool | None = None
    matter_classes: list[str] | None = None
    matter_votes: list[str] | None = None
    begins: int | None = None
    major: bool | None = None
    left_out: int | None = None


@ledger.fact("assemblies.decision_posted", title="决议公布{days_shown}天", record_url=POSTING, detail_url=DETAIL)
@dataclass(frozen=True)
class DecisionPosted:
    """A decision shown on the board for some days, where they are known; rests on its meeting."""

    days_shown: int | None = None


@ledger.fact("assemblies.report_heard", title="{at}听取{what}", record_url=RECORD, detail_url=DETAIL)
@dataclass(frozen=True)
class ReportHeard:
    """A report of the year was heard; rests on the meeting that heard it."""

    what: str
    at: str
    period: str | None = None


declare("assemblies", STEPS, detail=f"assemblies:{PART}detail", edit=f"assemblies:{PART}edit", waiting="assemblies:calls", proxied=False)
ledger.findings(
    "assemblies",
    {
        "quorum": "到会人数不够",
        "no_roll": "没有登记应到总数，看不出到会够不够",
        "due_not_roll": "应到和名册不一致",
        "notice_unknown": "没有记告知日期",
        "notice_short": "提前告知的天数不够",
        "no_minutes": "还没有会议记录",
        "women_unknown": "没有记到会妇女人数",
        "women": "没有妇女到会",
        "reserved": "有议题属于村民会议的职权",
        "not_adopted": "有议题没有通过",
        "no_votes": "有议题没有记票数",
        "not_announced": "有议题会前没有告知",
        "mandate_no_term": "村民会议的授权没有写明期限",
        "mandate_over": "村民会议的授权已到期",
        "no_mandate": "没有查到村民会议的授权",
    },
)
