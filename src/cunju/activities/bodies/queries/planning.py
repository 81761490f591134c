"""What a checked list would change: new seats, other cells of known ones, new and other rolls; nothing is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cunju.activities.bodies.rules import Fault, PersonRow, RollRow
from cunju.kernel.days import chinese_day
from cunju.org.models import Person, Roll, Seat

ROLL_COUNTS = ("adults", "households", "groups", "party_members")


@dataclass
class Plan:
    """The outcome of a list before it is written."""

    new: list[PersonRow] = field(default_factory=list)
    other: list[tuple[PersonRow, Seat]] = field(default_factory=list)
    rolls: list[tuple[RollRow, Roll | None]] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)
    # Days on which somebody known came into a body: only what follows the first of them is a change.
    known: dict[tuple[str, str], set[date]] = field(default_factory=dict)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)
    stored: Sequence[Seat] = ()

    @property
    def loaded(self) -> int:
        """Rows that change something."""
        return len(self.new) + len(self.other) + len(self.rolls)

    @property
    def codes(self) -> set[str]:
        """Units something changes for."""
        rows: list[Any] = [*self.new, *(row for row, _ in self.other), *(row for row, _ in self.rolls)]
        return {row.unit_code for row in rows}

    def is_change(self, row: PersonRow) -> bool:
        """Whether a new row is a change of a known body; else it only completes the list of a day already known."""
        days = self.known.get((row.unit_code, row.body), set())
        return bool(days) and row.from_on > min(days) and (bool(row.entry) or row.from_on not in days)

    def counts(self) -> dict[str, int]:
        """New people's seats, changed ones and rolls."""
        return {"new": len(self.new), "changed": len(self.other), "rolls": len(self.rolls)}


def plan(people: Sequence[PersonRow], rolls: Sequence[RollRow]) -> Plan:
    """Compare checked rows with what is stored; a few queries, whatever their number."""
    found = Plan()
    codes = sorted({one.unit_code for one in people})
    found.stored = _seats(codes)
    for name in _people(codes):
        found.people.setdefault((name.unit_code, name.name), name)
    by_key: dict[tuple[str, str, str, date], Seat] = {}
    spans: dict[tuple[str, str, str], list[tuple[date, date | None]]] = {}
    for seat in found.stored:
        found.known.setdefault((seat.unit_code, seat.body), set()).add(seat.from_on)
        by_key[seat.unit_code, seat.body, seat.person.name, seat.from_on] = seat
        spans.setdefault((seat.unit_code, seat.body, seat.person.name), []).append((seat.from_on, seat.to_on))
    _stretch(people, by_key, spans)
    for row in people:
        seat_or_none = by_key.get((row.unit_code, row.body, row.name, row.from_on))
        if seat_or_none is None:
            _add(found, row, spans)
        elif fault := _impossible_end(row, seat_or_none):
            found.faults.append(fault)
        elif other_cells(row, seat_or_none):
            found.other.append((row, seat_or_none))
        else:
            found.unchanged += 1
    _plan_rolls(found, rolls)
    return found


def _seats(codes: list[str]) -> list[Seat]:
    return list(Seat.objects.filter(unit_code__in=codes).select_related("person", "trait"))


def _people(codes: list[str]) -> Iterable[Person]:
    return Person.objects.filter(unit_code__in=codes).order_by("pk")


def _stretch(
    people: Sequence[PersonRow],
    by_key: dict[tuple[str, str, str, date], Seat],
    spans: dict[tuple[str, str, str], list[tuple[date, date | None]]],
) -> None:
    """Ends the list gives to known seats come first, so that a second term in the same list does not clash."""
    for row in people:
        if row.to_on and (row.unit_code, row.body, row.name, row.from_on) in by_key:
            held = spans[row.unit_code, row.body, row.name]
            held[:] = [(start, row.to_on if start == row.from_on else end) for start, end in held]


def _impossible_end(row: PersonRow, seat: Seat) -> Fault | None:
    return None if row.to_on is None or row.to_on >= seat.from_on else _fault(row, "“止”早于“起”。")


def _add(
    found: Plan, row: PersonRow, spans: dict[tuple[str, str, str], list[tuple[date, date | None]]]
) -> None:
    held = spans.setdefault((row.unit_code, row.body, row.name), [])
    for start, end in held:
        if (end is None or end >= row.from_on) and (row.to_on is None or row.to_on >= start):
            text = f"这个人在同一机构已登记自{chinese_day(start)}起任职，两段重叠；"
            found.faults.append(_fault(row, f"{text}请把“起”写成原来的日期，或先给原来的任职填“止”。"))
            return
    held.append((row.from_on, row.to_on))
    found.new.append(row)


def _fault(row: PersonRow, text: str) -> Fault:
    return Fault(row.sheet, row.line, row.unit_code, text)


def other_cells(row: PersonRow, seat: Seat) -> dict[str, Any]:
    """The cells of a row that differ from a stored seat; empty cells leave it as it is."""
    trait = getattr(seat, "trait", None)
    pairs = {
        "role": (row.role, seat.role),
        "group_no": (row.group_no, seat.group_no),
        "to_on": (row.to_on, seat.to_on),
        "sex": (row.sex, seat.person.sex),
        "phone": (row.phone or None, seat.person.phone),
        "kin": (row.kin, getattr(trait, "kin", None)),
        "finance": (row.finance, getattr(trait, "finance", None)),
        "accountant": (row.accountant, getattr(trait, "accountant", None)),
    }
    return {name: new for name, (new, old) in pairs.items() if new is not None and new != old}


def _plan_rolls(found: Plan, rolls: Sequence[RollRow]) -> None:
    codes = {one.unit_code for one in rolls}
    stored = {(one.unit_code, one.on): one for one in Roll.objects.filter(unit_code__in=codes)}
    for row in rolls:
        old = stored.get((row.unit_code, row.on))
        given = {name: getattr(row, name) for name in ROLL_COUNTS if getattr(row, name) is not None}
        if old is not None and all(getattr(old, name) == value for name, value in given.items()):
            found.unchanged += 1
        else:
            found.rolls.append((row, old))


def day_of_leaving(to_on: date, *, today: date) -> date | None:
    """The day from which somebody is no longer in office, as a change; None where it has not come."""
    return min(to_on + timedelta(days=1), today) if to_on <= today else None
