"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.pledges.views.looking import detail, home, paper, waiting
from cunju.activities.pledges.views.writing import edit, kept, line, mark, pledge, void

__all__ = ["detail", "edit", "home", "kept", "line", "mark", "paper", "pledge", "void", "waiting"]
