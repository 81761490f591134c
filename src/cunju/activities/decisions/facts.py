"""The kinds of fact this room makes; counts, days and choices only, never a title or a name."""

from dataclasses import dataclass

from cunju import ledger

NEW, REGISTER, DETAIL = "decisions:new", "decisions:register", "decisions:detail"


@ledger.fact(
    "decisions.matter_opened", label="重大事项提议", title="重大事项提议 {matter_class}", record_url=NEW, detail_url=DETAIL
)
@dataclass(frozen=True)
class MatterOpened:
    """Step one: the Party organisation proposed a major matter."""

    matter_class: str | None = None
    origin: str | None = None
    amount: str | None = None
    due: int | None = None
    present: int | None = None


@ledger.fact(
    "decisions.step_taken", label="四议两公开步骤", title="四议两公开 {step}", record_url=REGISTER, detail_url=DETAIL
)
@dataclass(frozen=True)
class StepTaken:
    """One of steps two to six; rests on the matter and on the record of the meeting or posting."""

    step: str
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    days_shown: int | None = None
    final: bool | None = None


@ledger.fact("decisions.spent", label="重大事项合同和付款", title="{what}", record_url=REGISTER, detail_url=DETAIL)
@dataclass(frozen=True)
class Spent:
    """The day a contract was signed or the first payment was made."""

    what: str


@ledger.fact("decisions.matter_closed", label="重大事项办结", record_url=REGISTER, detail_url=DETAIL)
@dataclass(frozen=True)
class MatterClosed:
    """All six steps are recorded and the result has been shown; rests on each of them."""
