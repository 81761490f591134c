"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.decisions.views.looking import detail, listed, register, sheet
from cunju.activities.decisions.views.mending import (
    edit,
    edit_spending,
    edit_step,
    void,
    void_spending,
    void_step,
)
from cunju.activities.decisions.views.taking import add_listed, end_listed, new, spend, step

__all__ = [
    "add_listed", "detail", "edit", "edit_spending", "edit_step", "end_listed", "listed", "new", "register", "sheet",
    "spend", "step", "void", "void_spending", "void_step",
]  # fmt: skip
