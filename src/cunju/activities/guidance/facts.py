"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.guidance.steps import STEPS
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "guidance:home", "guidance:waiting", "guidance:detail", "guidance:edit"
# Foreign kinds this room reads: the forms a town sent in, for the district's draft.
USES = ("quarterly.submitted", "consultation.session_held")

declare("guidance", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
