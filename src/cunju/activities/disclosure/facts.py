"""The kinds of fact this room makes: categories, periods, days and choices only."""

from dataclasses import dataclass
from functools import partial

from cunju.activities.disclosure.steps import PART, STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

HOME, REVIEW, QUEUE, DOUBTS = "disclosure:home", "disclosure:review", "disclosure:queue", "disclosure:doubts"
SHEET, DOUBT = "disclosure:record", "disclosure:doubt"
_of_sheet = partial(ledger.fact, record_url=HOME, detail_url=SHEET)
_of_doubt = partial(ledger.fact, record_url=DOUBTS, detail_url=DOUBT)


@dataclass(frozen=True)
class OfSheet:
    """What is said of one sheet: its category and period."""

    category: str
    period: str


@_of_sheet("disclosure.sheet_drafted", title="{period}{category}公开方案送审")
@dataclass(frozen=True)
class SheetDrafted(OfSheet):
    """The two committees proposed what is to be posted and sent it to the supervisory committee."""


@ledger.fact("disclosure.sheet_reviewed", title="{period}{category} {result}", record_url=REVIEW, detail_url=SHEET)
@dataclass(frozen=True)
class SheetReviewed(OfSheet):
    """The supervisory committee reviewed a sheet."""

    result: str
    settled: bool | None = None


@_of_sheet("disclosure.plan_answered", title="{period}{category}异议已答复")
@dataclass(frozen=True)
class PlanAnswered(OfSheet):
    """The committee answered the supervisory committee's objection."""


@_of_sheet("disclosure.plan_fixed", title="{period}{category}公开方案确定")
@dataclass(frozen=True)
class PlanFixed(OfSheet):
    """The joint meeting fixed what is posted; rests on the meeting where it is recorded here."""


@_of_sheet("disclosure.sheet_published", title="{period}{category}公布")
@dataclass(frozen=True)
class SheetPublished(OfSheet):
    """A sheet on the board, on the platform, or on both since this day."""

    board: bool
    platform: bool
    again: bool | None = None
    signatures: int | None = None
    opening: str | None = None
    closing: str | None = None


@_of_sheet("disclosure.sheet_taken_down", title="{period}{category}公开{days_shown}天后撤下")
@dataclass(frozen=True)
class SheetTakenDown(OfSheet):
    """A sheet left the board before it was replaced."""

    days_shown: int
    enough: bool | None = None


@_of_sheet("disclosure.sheet_filed", title="{period}{category}备案")
@dataclass(frozen=True)
class SheetFiled(OfSheet):
    """Kept in the archive and filed with the town, by publishing."""


@ledger.fact("disclosure.town_reviewed", title="{period}{category}镇街审查 {result}", record_url=QUEUE, only="town", detail_url=SHEET)
@dataclass(frozen=True)
class TownReviewed(OfSheet):
    """The town reviewed a posted sheet; with an opinion it gives days to correct."""

    result: str | None = None
    correct_within: int | None = None


@_of_doubt("disclosure.doubt_raised", title="{about}")
@dataclass(frozen=True)
class DoubtRaised:
    """A villager objected to what was posted, or the supervisory committee asks for an inquiry."""

    about: str


@_of_doubt("disclosure.doubt_answered", title="答复{about}")
@dataclass(frozen=True)
class DoubtAnswered:
    """The committee answered; rests on the doubt."""

    about: str


@_of_doubt("disclosure.doubt_referred", title="{about}向{to}反映")
@dataclass(frozen=True)
class DoubtReferred:
    """A villager or the supervisory committee went to the town or the county."""

    about: str
    to: str | None = None


@_of_doubt("disclosure.referral_answered", title="{to}答复{about}")
@dataclass(frozen=True)
class ReferralAnswered:
    """The town or the county looked into it and answered (the committee: in writing); rests on the referral."""

    about: str
    to: str | None = None
    written: bool | None = None


@_of_sheet("disclosure.platform_synced", title="{period}{category}同步到平台")
@dataclass(frozen=True)
class PlatformSynced(OfSheet):
    """A sheet that stands on the board went onto the platform; rests on the posting."""

    receipt: bool | None = None


declare("disclosure", STEPS, detail=f"disclosure:{PART}detail", edit=f"disclosure:{PART}edit", waiting="disclosure:groups", proxied=False)
ledger.findings(
    "disclosure",
    {
        "not_reviewed": "公布前没有监督委员会审查的记录",
        "not_fixed": "公布前没有两委联席会议确定方案的记录",
        "out_of_order": "步骤的先后不对",
        "not_signed": "没有监督委员会成员签字",
        "signed_after": "有成员在公布以后才签字",
        "few_signatures": "签字的监督委员会成员不够",
        "objection_open": "监督委员会的异议还没有答复",
        "no_seal_committee": "没有登记村（居）民委员会印章",
        "no_seal_supervisory": "没有登记监督委员会印章",
        "reviewed_after": "公布以后才审查",
        "objected_late": "提出异议晚了",
        "days_short": "公开天数不够",
        "not_at_once": "没有和公开栏同时上平台",
        "does_not_add_up": "结余和收支对不上",
        "opening_differs": "上月结余和上期公布的不一致",
        "lines_differ_in": "逐笔收入和收入合计不一致",
        "lines_differ_out": "逐笔支出和支出合计不一致",
    },
)
