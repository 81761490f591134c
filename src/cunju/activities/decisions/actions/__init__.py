"""Every write of this room: propose, take a step, note a contract or payment, correct, void, keep the unit's list."""

from cunju.activities.decisions.actions.mending import correct_matter, correct_spending, correct_step, void
from cunju.activities.decisions.actions.taking import (
    Opening,
    Take,
    add_listed,
    end_listed,
    open_matter,
    spend,
    take_step,
)
from cunju.activities.decisions.actions.undoing import undo, undoes
