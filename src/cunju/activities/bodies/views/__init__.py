"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.bodies.views.loading import load, template
from cunju.activities.bodies.views.looking import change, changes, fact, notice, people, sheet, town
from cunju.activities.bodies.views.posting import post, void
from cunju.activities.bodies.views.seating import join, leave, remove, roll, seat

__all__ = [
    "change", "changes", "fact", "join", "leave", "load", "notice", "people", "post", "remove", "roll", "seat",
    "sheet", "template", "town", "void",
]  # fmt: skip
