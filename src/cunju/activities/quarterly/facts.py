"""The kinds this room makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cunju.ledger import interface as ledger


@dataclass(frozen=True, slots=True)
class Noted:
    """How often something is on record, or how much of it: ``of`` is the field that is summed (empty: records are counted)."""

    kind: str
    words: str
    of: str = ""
    where: Mapping[str, str] = field(default_factory=dict)


# Foreign kinds this room speaks of before anything else: what was found on a visit, what was promised there.
FOUND, PROMISED = "guidance.finding_opened", "guidance.help_promised"
# What is told once each record that asked for it is answered, and the numbers its records give.
ANSWERED = {
    "bodies.seat_changed": "",
    "committees.reported": "{count}件",
    "conventions.filed": "",
    "conventions.posted": "",
    "matters.closed": "",
    "matters.confirmed": "",
    "pledges.filed": "",
    "pledges.posted": "",
    "pledges.result_posted": "",
    "points.objection_answered": "",
}
NUMBERS = ANSWERED | {"pledges.pledged": "{pledged}人承诺{items}项", "pledges.reviewed": "评议{evaluated}人"}
# What the records beside a judgement come to: of a kind with these words in these fields, how many there are or the sum of a field.
RECORDED = (
    Noted("fourlists.certificate_decided", "办证明{n}件"),
    Noted("fourlists.certificate_decided", "不予出具{n}件", where={"result": "refused"}),
    Noted("fourlists.certificate_decided", "其中不在清单{n}件", where={"result": "refused", "reason": "not_listed"}),
    Noted("fourlists.checked", "照单检查{n}次"),
    Noted("fourlists.roster_set", "排值班{n}次"),
    Noted("fourlists.training_held", "培训{n}次"),
    Noted("fourlists.requests_counted", "一窗受理{n}件", of="received"),
    Noted("conventions.opinions_collected", "征求意见{n}次"),
    Noted("conventions.adopted", "表决{n}次"),
    Noted("conventions.review_made", "评估{n}次"),
    Noted("conventions.used", "运用{n}次"),
    Noted("points.courtyard_met", "院落会议{n}次"),
    Noted("points.entries_posted", "公示积分{n}个月"),
    Noted("points.redeemed", "兑现{n}次"),
    Noted("partners.project_started", "启动项目{n}个"),
    Noted("partners.project_finished", "完成{n}个"),
    Noted("partners.funds_posted", "公布资金{n}次"),
)
# Of these what is a problem in itself, and what a project that was begun still needs.
BEYOND = (
    Noted("fourlists.certificate_decided", "清单外出具证明{n}件", where={"result": "issued", "item": "清单外"}),
    Noted("fourlists.checked", "照单检查发现清单外事项{n}件", of="outside"),
)
UNFINISHED = ("partners.project_started", "partners.project_finished")
# What is on record of a thing before the record a duty waits for, and the fields that say which thing a record is of.
BEGUN = {"showcase.milestone_reached": ("showcase.plan_made",)}
THING = ("project",)
USES = (*(one.kind for one in RECORDED), FOUND, PROMISED, *NUMBERS, *BEGUN, *(one for kinds in BEGUN.values() for one in kinds))


@ledger.fact(
    "quarterly.submitted",
    title="办理情况表（{report_on}）报送",
    record_url="quarterly:current",
    only="town",
)
@dataclass(frozen=True)
class Submitted:
    """A town's form for a report day was submitted (unit = town)."""

    report_on: date


@ledger.fact("quarterly.returned", title="办理情况表（{report_on}）退回")
@dataclass(frozen=True)
class Returned:
    """The district returned a form."""

    report_on: date
