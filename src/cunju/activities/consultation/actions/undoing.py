"""What was just saved is taken back: a session is planned again, a step after it was not taken."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.models import Session
from cunju.ledger import interface as ledger
from cunju.records import writing
from cunju.records.sittings import unhold


def undoes(facts: Sequence[Any]) -> bool:
    """A session that was recorded or a step after one; lists of the year and answers to opinions are written anew instead."""
    return writing.undoes(BOOK, [one for one in facts if one.kind != "consultation.session_held"]) and not any(one.supersedes for one in facts)


def undo(root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back a record by its root fact."""
    with ledger.writing([], now=now, superseding=[root]):
        if session := Session.objects.filter(fact=root).first():
            unhold(session, by=by, now=now)
        else:
            writing.undo(BOOK, root, by=by, now=now)
