"""What was just saved is taken back: people who came in or left, and that it was announced."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cunju.activities.bodies.actions.posting import void_change
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Change, Entry
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.writing import UNDONE

CHANGED, POSTED, STATE = "bodies.seat_changed", "bodies.change_posted", "bodies.composition"


def undoes(facts: Sequence[Any]) -> bool:
    """A change with the states that follow from it, or its announcement; a roll is written anew instead."""
    if writing.undoes(BOOK, facts):
        return True
    made = [one.kind for one in facts if not one.supersedes and one.kind != STATE]
    return bool(made) and set(made) <= {CHANGED, POSTED} and all(one.kind == STATE for one in facts if one.supersedes)


def undo(root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back a change by its root fact, or that it was announced; states follow by themselves."""
    if Entry.objects.filter(fact=root).exists():
        writing.undo(BOOK, root, by=by, now=now)
        return
    with ledger.writing([], now=now, superseding=[root]) as pen:
        if change := Change.objects.filter(fact=root).first():
            void_change(change, unit=Unit.objects.get(code=change.unit_code), reason=UNDONE, by=by, now=now)
        elif change := Change.objects.filter(posted_fact=root).first():
            pen.retract(root, by=by)
            change.posted_on = change.posted_fact = None
            change.save(update_fields=["posted_on", "posted_fact"])
