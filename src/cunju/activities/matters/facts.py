"""The kinds of fact this room makes, one a step of its table; the foreign kinds that show what a consultation made of a matter."""

from cunju.activities.matters.steps import STEPS
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "matters:home", "matters:waiting", "matters:detail", "matters:edit"
SESSION, CARRIED = "consultation.session_held", "consultation.carried_out"
USES = (SESSION, CARRIED)

declare("matters", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
