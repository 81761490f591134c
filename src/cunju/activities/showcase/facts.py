"""The kinds of fact this room makes, one a step of its table; the records of other rooms that a submission or a project rests on."""

from cunju.activities.showcase.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

HOME, DETAIL, EDIT, WAITING = "showcase:home", "showcase:detail", "showcase:edit", "showcase:home"
ADOPTED, FILED, PILOT = "conventions.adopted", "conventions.filed", "consultation.pilot_step"
# What may show that a project is real: things done, never boards and brochures.
PROOFS = (
    "assemblies.meeting_held", "committees.activity_held", "committees.project_finished", "committees.project_started",
    "committees.visited", "consultation.carried_out", "consultation.session_held", "decisions.matter_closed", "disclosure.sheet_published",
    "supervision.report_heard",
)  # fmt: skip
USES = (*PROOFS, ADOPTED, FILED, PILOT)

declare("showcase", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)

ledger.findings(
    "showcase",
    {
        "not_filed_version": "报送的文本和备案的文本不一致，或者还没有备案",
        "not_lawful": "报送的文本不是由有权的会议通过的",
        "too_long": "案例超过规定的字数",
        "notice_short": "评选结果公示不满规定的工作日",
    },
)
