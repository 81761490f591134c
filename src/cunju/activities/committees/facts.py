"""The kinds of fact this room makes: one a step of its table."""

from cunju.activities.committees.steps import STEPS
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "committees:home", "committees:waiting", "committees:detail", "committees:edit"

declare("committees", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
