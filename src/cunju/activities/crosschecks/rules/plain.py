"""Facts as plain values, checks and clashes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

MEETING, SESSION = "assemblies.meeting_held", "consultation.session_held"
COMPOSITION, ROLL = "bodies.composition", "bodies.roll_recorded"
MATTER, SPENT, STEP = "decisions.matter_opened", "decisions.spent", "decisions.step_taken"
SHEET = "disclosure.sheet_published"
PLEDGED, KEPT = "pledges.pledged", "pledges.kept"
SEATED, VOTED = "bodies.seat_changed", "committees.voted"
ADOPTED, FILED, POSTED = "conventions.adopted", "conventions.filed", "conventions.posted"
CHARTER, CHARTER_FILED, CHARTER_POSTED = "conventions.charter_adopted", "conventions.charter_filed", "conventions.charter_posted"
# A resident's matter from its first line to what was said of its end, and what became of the consultation on it.
RECEIVED, CLOSED, CONFIRMED, REOPENED = "matters.received", "matters.closed", "matters.confirmed", "matters.reopened"
CARRIED = "consultation.carried_out"
# What a town sent in of a unit's: it stands with the town, and is read beside the unit's own.
SENT = "showcase.convention_submitted"
KINDS = (
    MEETING, SESSION, COMPOSITION, ROLL, MATTER, SPENT, STEP, SHEET, PLEDGED, KEPT, SEATED, VOTED, ADOPTED, FILED, POSTED,
    CHARTER, CHARTER_FILED, CHARTER_POSTED, SENT, RECEIVED, CLOSED, CONFIRMED, REOPENED, CARRIED,
)  # fmt: skip
# What a town reviews or is sent (measures 12, 14, 15): only these of a unit's records are its business here.
OF_THE_TOWN = (SHEET, FILED, SENT)
# As many letters of ids as a key has room for; of more its digest.
MOST_KEY = 360


@dataclass(frozen=True, slots=True)
class Said:
    """A current fact: ``id`` of this version, ``root`` of its chain, ``rests`` roots it rests on, ``scans`` digests."""

    id: str
    root: str
    kind: str
    on: date
    attributes: dict[str, Any] = field(default_factory=dict)
    rests: tuple[str, ...] = ()
    scans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of contradiction: its name, what is asked, why it is one, how sure; the questions whose clauses it rests on."""

    code: str
    label: str
    ask: str
    source: str
    sure: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Records that cannot all be true, in one sentence; ``records`` in the order they are shown."""

    check: str
    text: str
    records: tuple[Said, ...]

    @property
    def key(self) -> str:
        """The same as long as the same versions stand against each other."""
        ids = "+".join(sorted(one.id for one in self.records))
        return f"{self.check}:{ids if len(ids) < MOST_KEY else hashlib.sha256(ids.encode()).hexdigest()}"


def of(facts: Iterable[Said], *kinds: str) -> list[Said]:
    return [one for one in facts if one.kind in kinds]


def number(one: Said, name: str) -> int | None:
    value = one.attributes.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
