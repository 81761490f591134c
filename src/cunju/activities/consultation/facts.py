"""The kinds of fact this room makes; counts, days and choices only, never a name or a sentence."""

from dataclasses import dataclass

from cunju.activities.consultation.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

PLAN, WAITING, DETAIL = "consultation:plan", "consultation:waiting", "consultation:detail"
CATALOGUE, TOPICS, TOWN, PILOT = (
    "consultation:catalogue", "consultation:topics", "consultation:town", "consultation:pilot",
)  # fmt: skip


# Foreign kinds this room reads: the matter a session came of, and that it was closed.
MATTER, MATTER_CLOSED = "matters.received", "matters.closed"
USES = (MATTER, MATTER_CLOSED)


@ledger.fact("consultation.catalogue_set", title="协商目录{items}条", record_url=CATALOGUE)
@dataclass(frozen=True)
class CatalogueSet:
    """A unit's catalogue of the year; ``based`` items correspond to the district's guide."""

    items: int
    based: int | None = None


@ledger.fact("consultation.topics_planned", title="重点协商事项{topics}件", record_url=TOPICS)
@dataclass(frozen=True)
class TopicsPlanned:
    """The key topics of the year, over how many quarters."""

    topics: int
    quarters: int | None = None


@ledger.fact(
    "consultation.session_held",
    title="协商会议 参加{present}人 {outcome}",
    record_url=PLAN,
    detail_url=DETAIL,
    correct_url="consultation:record",
)
@dataclass(frozen=True)
class SessionHeld:
    """A session that took place; ``sitting`` is one for the same people at the same hour."""

    present: int
    topic: bool
    stakeholders: int
    outcome: str
    sitting: str
    organiser: str
    source: str
    women_present: int | None = None
    item: int | None = None
    told_days: int | None = None
    said: int | None = None
    asks: int | None = None
    unanswered: int | None = None
    carry_out: bool | None = None
    town_help: bool | None = None


@ledger.fact("consultation.answered", title="采纳{adopted}条 部分采纳{partly}条 未采纳{not_adopted}条", record_url=WAITING, detail_url=DETAIL)
@dataclass(frozen=True)
class Answered:
    """Every opinion of a session that asks for something has its fate."""

    adopted: int
    partly: int
    not_adopted: int
    open: int | None = None


declare("consultation", STEPS, detail=DETAIL, waiting=WAITING, edit="consultation:edit", proxied=False)


@ledger.fact("consultation.town_planned", title="协商工作计划", record_url=TOWN, only="town")
@dataclass(frozen=True)
class TownPlanned:
    """A town's plan for leading consultation in the year; how many units it names."""

    units: int | None = None


@ledger.fact("consultation.town_session", title="跨{units}个村（社区）协商 参加{present}人")
@dataclass(frozen=True)
class TownSession:
    """A session across units that the town led."""

    units: int
    present: int
    stakeholders: int
    outcome: str


@ledger.fact("consultation.pilot_step", title="试点：{step}", record_url=PILOT, only="town")
@dataclass(frozen=True)
class PilotStep:
    """A milestone of a named project."""

    step: str


ledger.findings(
    "consultation",
    {
        "no_stakeholder": "没有利益相关的人参加",
        "below_half": "利益相关的人不足规定的比例",
        "not_told": "会前没有通报",
        "no_record": "还没有意见记录",
        "no_outcome": "没有形成结果",
        "items": "协商目录的条数不合要求",
    },
)
