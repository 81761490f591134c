"""The kinds this room makes."""

from dataclasses import dataclass
from datetime import date

from cunju.ledger import interface as ledger

# Foreign kinds this room speaks of before anything else: what was found on a visit, what was promised there.
FOUND, PROMISED = "guidance.finding_opened", "guidance.help_promised"
USES = (FOUND, PROMISED)


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
