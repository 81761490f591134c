"""What hangs on other rooms' records without resting on them: a room is told of them before the writing closes, and writes what follows.

A state can end because of another room's record: rules tied to a clause are unsound on the day the clause is gone.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from cunju.ledger.models import Fact

# Told of each unit some of whose facts were recorded, corrected or retracted: by whom and when.
Follower = Callable[..., None]
_followers: list[tuple[frozenset[str], frozenset[str], Follower]] = []
log = logging.getLogger(__name__)


def follow(kinds: Iterable[str], follower: Follower, *, bases: Iterable[str] = ()) -> None:
    """Have ``follower(unit_code, by=, now=)`` called once a unit where facts of ``kinds`` were written, inside the same ``writing``.

    ``bases``: kinds that only carry others. A new one carries nothing yet, so that of these only a correction or a retraction tells.
    """
    told = (frozenset(kinds), frozenset(bases), follower)
    if told not in _followers:
        _followers.append(told)


def tell(facts: Sequence[Fact], *, now: datetime) -> None:
    """Tell all of what was written; one that fails changes nothing, and never refuses another room's record."""
    for kinds, bases, follower in list(_followers):
        last = {one.unit_code: one for one in facts if one.kind in kinds or (one.supersedes and one.kind in bases)}
        for code in sorted(last):
            try:
                with transaction.atomic():
                    follower(code, by=last[code].recorded_by, now=max(now, last[code].recorded_at.astimezone(now.tzinfo)))
            except Exception:
                log.exception("what follows a record of another room was not written")
