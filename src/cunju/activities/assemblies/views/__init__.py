"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.assemblies.views.ending import post, take_down, void
from cunju.activities.assemblies.views.filling import fill
from cunju.activities.assemblies.views.looking import (
    choose,
    detail,
    notice,
    plan,
    posting,
    register,
    sheet,
)
from cunju.activities.assemblies.views.recording import new, record

__all__ = [
    "choose", "detail", "fill", "new", "notice", "plan", "post", "posting", "record", "register", "sheet", "take_down",
    "void",
]  # fmt: skip
