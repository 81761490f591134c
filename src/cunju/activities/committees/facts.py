"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.committees.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "committees:home", "committees:waiting", "committees:detail", "committees:edit"

# Foreign kinds this room reads: the meeting that voted.
USES = ("assemblies.meeting_held",)

declare("committees", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
ledger.findings("committees", {"wrong_body": "成员不是由规定的会议表决产生的"})
