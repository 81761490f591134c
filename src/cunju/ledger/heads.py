"""What one outermost ``writing`` holds while it is open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from cunju.kernel.refusals import Refusal
from cunju.ledger.chaining import Noted
from cunju.ledger.models import Fact
from cunju.org.models import Unit


class NotHeld(Refusal):
    """A programming error: a fact for, or resting on, a unit whose head is not held."""


@dataclass
class Held:
    """One outermost ``writing``: the heads it holds, what was written, whom it touches, since when; a restore may bring what cannot be."""

    units: frozenset[str]
    restoring: bool = False
    facts: list[Fact] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    since: datetime | None = None
    _begun: dict[str, date | None] = field(default_factory=dict)

    def valid_from(self, code: str) -> date | None:
        """From which day there is a unit, where one is known; asked once a unit."""
        if code not in self._begun:
            self._begun[code] = Unit.objects.filter(code=code).values_list("valid_from", flat=True).first()
        return self._begun[code]

    def noted(self, facts: Sequence[Fact]) -> None:
        """These were written."""
        self.facts.extend(facts)
        Noted(facts)
