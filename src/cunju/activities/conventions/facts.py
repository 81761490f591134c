"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.conventions.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

WAITING, DETAIL, EDIT = "conventions:waiting", "conventions:detail", "conventions:edit"
# Foreign kinds this room reads: the meeting that voted.
MEETING = "assemblies.meeting_held"
USES = (MEETING,)

declare("conventions", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
ledger.findings(
    "conventions",
    {
        "reserved": "通过的会议无权通过这个文本，还没有生效",
        "short": "通过的会议未达法定人数，还没有生效",
        "women": "到会的没有妇女",
        "not_consulted": "表决前没有报镇（街道）看过",
    },
)
