"""The kinds of fact this room makes, one a step of its table; the foreign kinds its rules hang on."""

from cunju.activities.points.steps import STEPS
from cunju.records.book import declare

HOME, DETAIL, EDIT, WAITING = "points:home", "points:detail", "points:edit", "points:waiting"
# The meeting that adopts the rules; the convention whose clauses they are tied to.
MEETING, CONVENTION = "assemblies.meeting_held", "conventions.adopted"
USES = (MEETING, CONVENTION)

declare("points", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
