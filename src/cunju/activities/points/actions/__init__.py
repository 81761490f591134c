"""Every write of this room, one verb each."""

from cunju.activities.points.actions.adopting import Draft, Vote, adopt, agenda_fault, draft, tie
from cunju.activities.points.actions.courtyards import add_households, form, leave, unlist
from cunju.activities.points.actions.lines import correct, undo, undoes, void, write
from cunju.activities.points.actions.monthly import drop, enter, post, review
from cunju.activities.points.actions.objecting import answer, object_to
from cunju.activities.points.actions.redeeming import put_goods, redeem

__all__ = [
    "Draft", "Vote", "add_households", "adopt", "agenda_fault", "answer", "correct", "draft", "drop", "enter", "form", "leave", "object_to", "post",
    "put_goods", "redeem", "review", "tie", "undo", "undoes", "unlist", "void", "write",
]  # fmt: skip
