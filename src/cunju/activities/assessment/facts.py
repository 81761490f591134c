"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.assessment.steps import STEPS
from cunju.records.book import declare

HOME, WAITING, DETAIL = "assessment:home", "assessment:waiting", "assessment:detail"

declare("assessment", STEPS, detail=DETAIL, waiting=WAITING, proxied=False)
