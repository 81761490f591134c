"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.pledges.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "pledges:home", "pledges:waiting", "pledges:detail", "pledges:edit"
MEETING = "assemblies.meeting_held"
# Foreign kinds this room reads: the meeting a pledge or a review rests on, and what may show that a pledge was kept; how many sit.
PROOFS = (
    MEETING, "consultation.session_held", "consultation.carried_out", "decisions.matter_closed", "disclosure.sheet_published",
    "guidance.finding_settled", "supervision.suggestion_answered",
)  # fmt: skip
USES = (*PROOFS, "bodies.composition")

declare("pledges", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)

ledger.findings(
    "pledges",
    {
        "chair": "民主评议不是由规定的机构主持",
        "notice": "没有按规定的天数提前书面告知被评议人并公布方案",
        "notice_unknown": "没有登记提前几天告知、公布",
        "gap": "有人距上一次被评议不满规定的月数",
    },
)
