"""The kinds duties make themselves: a person's judgement, and a duty granted not to apply."""

from dataclasses import dataclass
from datetime import date

from cunju.ledger import interface as ledger


@ledger.fact("duties.judged")
@dataclass(frozen=True)
class Judged:
    """A person's judgement where the notice gives no number; ``from`` names the window's first day."""

    duty: str
    from_: date
    holds: bool


@ledger.fact("duties.exempted", title="不适用（{reason}）")
@dataclass(frozen=True)
class Exempted:
    """A duty (or ``all``) does not apply to a unit from–to: a town asked, the district granted."""

    duty: str
    from_: date
    reason: str
    to: date | None = None


@ledger.fact("duties.adopted")
@dataclass(frozen=True)
class Adopted:
    """The district lets a default bind from–to, for all units or those below ``units`` (codes of 6, 9 or 12 digits)."""

    duty: str
    from_: date
    to: date | None = None
    units: list[str] | None = None
