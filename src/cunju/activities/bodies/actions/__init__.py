"""Every write of this room, one verb each."""

from cunju.activities.bodies.actions.correcting import Corrected, correct_seat, remove_seat
from cunju.activities.bodies.actions.floor import NOTHING_CHANGED, hand_over, publish_early
from cunju.activities.bodies.actions.grids import grids_of, set_grids
from cunju.activities.bodies.actions.lists import (
    DRAFT,
    Kept,
    drop_list,
    keep_list,
    kept_list,
    open_list,
    remember,
    sheets_of,
)
from cunju.activities.bodies.actions.loading import Report, load
from cunju.activities.bodies.actions.posting import post_change, void_change
from cunju.activities.bodies.actions.rolllist import fills
from cunju.activities.bodies.actions.rolls import Counts, record_roll
from cunju.activities.bodies.actions.seating import Basis, Newcomer, end_seats, seat_people
from cunju.activities.bodies.actions.states import restate
from cunju.activities.bodies.actions.undoing import undo, undoes
