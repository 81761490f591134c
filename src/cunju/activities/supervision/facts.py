"""The kinds of fact this room makes: choices, counts and days; what was said lies in the rows."""

from dataclasses import dataclass

from cunju import ledger

HOME, WAITING, DETAIL, EDIT = "supervision:book", "supervision:waiting", "supervision:detail", "supervision:edit"
# Foreign kinds this room reads: meetings attended, sheets reviewed, the evaluation chaired.
USES = ("assemblies.meeting_held", "disclosure.sheet_reviewed", "disclosure.doubt_raised", "pledges.reviewed", "bodies.composition")


@ledger.fact(
    "supervision.opinion_collected",
    title="收集意见（{channel}）",
    record_url="supervision:opinion",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class OpinionCollected:
    """Somebody told the committee something."""

    channel: str
    content: str | None = None


@ledger.fact(
    "supervision.opinion_settled",
    title="意见办结：{fate}",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class OpinionSettled:
    """An opinion that needs no suggestion; rests on it."""

    fate: str


@ledger.fact(
    "supervision.suggestion_made",
    title="监督建议：{content}",
    record_url="supervision:suggestion",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class SuggestionMade:
    """A suggestion handed to the two committees; may rest on an opinion, a meeting or a matter watched."""

    content: str
    to: str
    right: str | None = None


@ledger.fact(
    "supervision.suggestion_answered",
    title="建议答复：{result}",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class SuggestionAnswered:
    """What the two committees answered; rests on the suggestion."""

    result: str


@ledger.fact(
    "supervision.suggestion_checked",
    title="监督落实：{outcome}",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class SuggestionChecked:
    """What the committee saw of the correction; rests on the answer."""

    outcome: str


@ledger.fact(
    "supervision.fed_back",
    title="通报反馈（{channel}）",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class FedBack:
    """Villagers and the Party organisation were told; rests on the check."""

    channel: str


@ledger.fact(
    "supervision.question_asked",
    title="质询：{basis}",
    record_url="supervision:question",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class QuestionAsked:
    """A resident's question about a breach or the committee's own; other bases come from elsewhere."""

    basis: str
    content: str | None = None
    right: str | None = None
    plan_days: int | None = None


@ledger.fact(
    "supervision.question_answered",
    title="质询答复（{by}）",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class QuestionAnswered:
    """An answer to a question; rests on it."""

    basis: str
    by: str
    written: bool


@ledger.fact(
    "supervision.question_referred",
    title="向{to}反映",
    record_url="supervision:referral",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class QuestionReferred:
    """Not content with the answer: put before the town or the district; rests on the question."""

    basis: str
    to: str


@ledger.fact(
    "supervision.referral_answered",
    title="{to}答复",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class ReferralAnswered:
    """The town or the district looked into it and answered; rests on the referral."""

    basis: str
    to: str


@ledger.fact(
    "supervision.meeting_held",
    record_url="supervision:meeting",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class MeetingHeld:
    """The committee's regular meeting, with what it had before it."""

    problems: bool
    due: int | None = None
    present: int | None = None
    sheets: int | None = None
    attended: int | None = None


@ledger.fact(
    "supervision.act_recorded",
    title="监督事项：{content}（{right}）",
    record_url="supervision:act",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class ActRecorded:
    """One exercise of a right on one of the contents."""

    right: str
    content: str
    problem: bool


@ledger.fact(
    "supervision.system_adopted",
    title="{system}",
    record_url="supervision:systems",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class SystemAdopted:
    """One of the four written systems is in force."""

    system: str
    sound: bool
    rhythm: str | None = None


@ledger.fact(
    "supervision.report_heard",
    title="半年报告 {half}",
    record_url="supervision:report",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class ReportHeard:
    """An assembly or representatives' meeting heard the half-year report; rests on that meeting."""

    half: str | None = None
    body: str | None = None


@ledger.fact(
    "supervision.entered_for",
    title="代录：{step}",
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class EnteredFor:
    """The clerk or the town wrote a record of the committee from the signed page; rests on it."""

    step: str


@ledger.fact(
    "supervision.confirmed",
    title="代录确认：{step}",
    record_url=WAITING,
    detail_url=DETAIL,
    correct_url=EDIT,
)
@dataclass(frozen=True)
class Confirmed:
    """A member said that what was written by proxy is so; rests on the proxy's fact."""

    step: str
