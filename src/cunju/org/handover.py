"""What goes with an office when its account is handed over; packages above add what they count."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cunju.org import drafts, queries
from cunju.org.models import Account, Draft, Seat, Unit

Counts = list[tuple[str, int]]
_counters: list[Callable[[Account, date], Counts]] = []


@dataclass(frozen=True)
class Sheet:
    """The list printed at a hand-over."""

    unit: Unit | None
    drafts: list[Draft]
    people: list[Seat]
    due: Counts


def register(counter: Callable[[Account, date], Counts]) -> None:
    """Have something counted on the list, as ``(word, number)``."""
    if counter not in _counters:
        _counters.append(counter)


def sheet(account: Account, *, on: date) -> Sheet:
    """Drafts, people in office and what is due: all stay with the unit."""
    code = account.unit_code
    return Sheet(
        unit=queries.unit(code),
        drafts=drafts.open_drafts(code) if code else [],
        people=queries.in_office(code, on=on) if code else [],
        due=[one for counter in _counters for one in counter(account, on)] if code else [],
    )
