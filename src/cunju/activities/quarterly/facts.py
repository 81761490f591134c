"""The kinds this room makes."""

from dataclasses import dataclass
from datetime import date

from cunju.ledger import interface as ledger

# Foreign kinds this room speaks of before anything else: what was found on a visit, what was promised there.
FOUND, PROMISED = "guidance.finding_opened", "guidance.help_promised"
# What is told once each record that asked for it is answered, and the numbers its records give.
ANSWERED = {
    "bodies.seat_changed": "",
    "committees.reported": "{count}件",
    "conventions.filed": "",
    "conventions.posted": "",
    "pledges.filed": "",
    "pledges.posted": "",
    "pledges.result_posted": "",
}
NUMBERS = ANSWERED | {"pledges.pledged": "{pledged}人承诺{items}项", "pledges.reviewed": "评议{evaluated}人"}
USES = (FOUND, PROMISED, *NUMBERS)


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
