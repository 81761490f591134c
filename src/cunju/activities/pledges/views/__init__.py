"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.pledges.views.filling import fill
from cunju.activities.pledges.views.looking import detail, home, paper, waiting
from cunju.activities.pledges.views.mending import edit
from cunju.activities.pledges.views.reviewing import demand, plan, review, review_paper, season, season_paper
from cunju.activities.pledges.views.writing import kept, line, mark, pledge, void

__all__ = [
    "demand", "detail", "edit", "fill", "home", "kept", "line", "mark", "paper", "plan", "pledge", "review", "review_paper", "season", "season_paper",
    "void", "waiting",
]  # fmt: skip
