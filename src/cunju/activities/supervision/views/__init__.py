"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.supervision.views.gathering import meeting, members, report, system, systems
from cunju.activities.supervision.views.looking import book, detail, paper, report_paper, waiting
from cunju.activities.supervision.views.writing import confirm, edit, line, void

__all__ = [
    "book", "confirm", "detail", "edit", "line", "meeting", "members", "paper", "report", "report_paper", "system", "systems",
    "void", "waiting",
]  # fmt: skip
