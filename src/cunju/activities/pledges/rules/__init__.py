"""Rules of this room, pure: the items of a text, what a sheet counts, what waits on a line."""

from cunju.activities.pledges.rules.sheets import HOW, MOST, counted, items_of, said_of
from cunju.activities.pledges.rules.waiting import waits

__all__ = ["HOW", "MOST", "counted", "items_of", "said_of", "waits"]
