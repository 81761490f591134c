"""Every write of this room, one verb each."""

from cunju.activities.bodies.actions.correcting import Corrected, correct_seat, remove_seat
from cunju.activities.bodies.actions.loading import DRAFT, Report, load, sheets_of
from cunju.activities.bodies.actions.posting import post_change, void_change
from cunju.activities.bodies.actions.rolls import Counts, record_roll
from cunju.activities.bodies.actions.seating import Basis, Newcomer, end_seats, seat_people
from cunju.activities.bodies.actions.states import restate
from cunju.kernel.refusals import CannotBe

__all__ = [
    "DRAFT", "Basis", "CannotBe", "Corrected", "Counts", "Newcomer", "Report", "correct_seat", "end_seats",
    "load", "post_change", "record_roll", "remove_seat", "restate", "seat_people", "sheets_of", "void_change",
]  # fmt: skip
