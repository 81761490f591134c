"""What this room differs in: whose hand notes what after a session. What waits is read from the sessions (``queries.owed``)."""

from cunju.activities.consultation.models import Entry
from cunju.activities.consultation.steps import STEPS
from cunju.org import roles
from cunju.records.book import Book

BOOK = Book(
    room="consultation", entries=Entry, steps=STEPS, home="consultation:register", name="协商",
    hands={"unit": roles.WRITERS, "town": frozenset({roles.TOWN_OFFICER})},
)  # fmt: skip
