"""The kinds of fact this room makes, one a step of its table; what a window counted comes by file alone."""

from cunju.activities.fourlists.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

HOME, DETAIL, EDIT = "fourlists:home", "fourlists:detail", "fourlists:edit"

declare("fourlists", STEPS, detail=DETAIL, edit=EDIT, waiting=HOME, proxied=False)
ledger.declare("fourlists.requests_counted", title="一窗式受理{received}件")
