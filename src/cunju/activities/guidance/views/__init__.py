"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.guidance.views.looking import detail, home, paper, promises, waiting
from cunju.activities.guidance.views.writing import edit, evaluation, line, needs, reply, visit, void

__all__ = [
    "detail", "edit", "evaluation", "home", "line", "needs", "paper", "promises", "reply", "visit", "void", "waiting",
]  # fmt: skip
