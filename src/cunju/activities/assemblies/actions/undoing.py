"""What was just saved is taken back: a meeting is planned again, a posting never was."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cunju.activities.assemblies.book import BOOK
from cunju.activities.assemblies.models import Entry, Mandate, Meeting
from cunju.ledger import interface as ledger
from cunju.records import writing
from cunju.records.sittings import unhold


def undoes(facts: Sequence[Any]) -> bool:
    """A meeting that was recorded with the reports it heard, a decision that was posted, a petition; no correction."""
    return not any(one.supersedes for one in facts)


def undo(root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back a record by its root fact."""
    if Entry.objects.filter(fact=root).exists():
        writing.undo(BOOK, root, by=by, now=now)
        return
    with ledger.writing([], now=now, superseding=[root]) as pen:
        meeting = Meeting.objects.filter(fact=root).first()
        if meeting is None:
            pen.retract(root, by=by)
            return
        unhold(meeting, by=by, now=now)
        Mandate.objects.filter(meeting=meeting).delete()
        Meeting.objects.filter(pk=meeting.pk).update(reports={})
        meeting.items.update(adopted=None)
