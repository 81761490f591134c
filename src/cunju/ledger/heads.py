"""What one outermost ``writing`` holds while it is open."""

from dataclasses import dataclass, field
from datetime import datetime

from cunju.kernel.refusals import Refusal
from cunju.ledger.models import Fact


class NotHeld(Refusal):
    """A programming error: a fact for, or resting on, a unit whose head is not held."""


@dataclass
class Held:
    """One outermost ``writing``: the heads it holds, what was written, whom it touches, and since when."""

    units: frozenset[str]
    facts: list[Fact] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    since: datetime | None = None
