"""The kinds of fact this room makes: one a step of its table, and the two of writing for another."""

from cunju.activities.supervision.steps import STEPS
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "supervision:book", "supervision:waiting", "supervision:detail", "supervision:edit"
# Foreign kinds this room reads: meetings attended, sheets reviewed, the evaluation chaired.
USES = ("assemblies.meeting_held", "disclosure.sheet_reviewed", "disclosure.doubt_raised", "pledges.reviewed", "bodies.composition")

declare("supervision", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING)
