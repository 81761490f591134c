"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.conventions.steps import STEPS
from cunju.records.book import declare

WAITING, DETAIL, EDIT = "conventions:waiting", "conventions:detail", "conventions:edit"
# Foreign kinds this room reads: the meeting that voted.
USES = ("assemblies.meeting_held",)

declare("conventions", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
