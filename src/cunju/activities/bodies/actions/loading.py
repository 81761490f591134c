"""A people list is checked and loaded: rows in bulk, then the changes, the rolls and the states of what it touched."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from cunju.activities.bodies import queries, rules
from cunju.activities.bodies.actions.rolls import NAMES, Counts, write_roll
from cunju.activities.bodies.actions.seating import keep_change
from cunju.activities.bodies.actions.states import restate
from cunju.activities.bodies.models import Trait
from cunju.activities.bodies.rules.rows import TRAITS
from cunju.activities.bodies.rules.workbook import Sheets
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org.models import Person, Seat, Unit

T = TypeVar("T")
# How people come into a body mid-term where the list does not say.
USUAL = {bodies.COMMITTEE: "by_election", bodies.PARTY: "elected"}


@dataclass
class Report:
    """What a list would change or did: rows, those that change something, those that do not, faults by row."""

    rows: int = 0
    loaded: int = 0
    unchanged: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    errors: list[rules.Fault] = field(default_factory=list)
    plan: queries.Plan = field(default_factory=queries.Plan)

    def as_json(self) -> dict[str, Any]:
        """Schema ``cunju.people/1``, built as that of ``units load``."""
        return {
            "schema": "cunju.people/1", "rows": self.rows, "loaded": self.loaded, "unchanged": self.unchanged,
            "counts": self.counts, "errors": [one.as_json() for one in self.errors], "doubts": [],
        }  # fmt: skip


def load(
    sheets: Sheets,
    *,
    units: Mapping[str, Unit],
    by: str,
    now: datetime,
    dry_run: bool = False,
    skip_bad: bool = False,
    only: str = "",
) -> Report:
    """Check a list and, unless it is a dry run or a row is bad, load it; ``units`` may be registered here, by code."""
    names = {code: one.name for code, one in units.items()}
    people, faults = rules.people_rows(sheets.people, units=names, only=only, today=now.date())
    rolls, more = rules.roll_rows(sheets.rolls, units=names, only=only, today=now.date())
    codes = sorted({one.unit_code for one in people} | {one.unit_code for one in rolls})
    if dry_run:
        return _report(queries.plan(people, rolls), [*faults, *more])
    with ledger.writing(codes, now=now, superseding=queries.superseded_by_load(codes)) as pen:
        plan = queries.plan(people, rolls)
        report = _report(plan, [*faults, *more])
        if report.errors and not skip_bad:
            report.loaded, report.counts = 0, {}
            return report
        if plan.loaded:
            _write(pen, plan, units=units, by=by, now=now)
    return report


def _report(plan: queries.Plan, faults: list[rules.Fault]) -> Report:
    sheets = list(dict.fromkeys(one.sheet for one in faults))
    errors = sorted(
        [*faults, *plan.faults],
        key=lambda one: (one.sheet == rules.ROLL_SHEET, sheets.index(one.sheet) if one.sheet in sheets else 0, one.line),
    )
    return Report(
        rows=plan.loaded + plan.unchanged + len(errors),
        loaded=plan.loaded,
        unchanged=plan.unchanged,
        counts=plan.counts(),
        errors=errors,
        plan=plan,
    )


def _write(pen: Any, plan: queries.Plan, *, units: Mapping[str, Unit], by: str, now: datetime) -> None:
    _write_people(plan)
    seats = _new_seats(pen, plan, units=units, by=by)
    _change_seats(pen, plan, units=units, by=by)
    rows = [*zip(plan.new, seats, strict=True), *plan.other]
    _write_traits(rows)
    for row, old in plan.rolls:
        told = {name: getattr(row, name, None) for name in NAMES}
        if old is not None:
            told = {name: getattr(old, name) if one is None else one for name, one in told.items()}
        write_roll(pen, old, Counts(**told), unit_code=row.unit_code, on=row.on, by=by)
    touched = {(row.unit_code, seat.body) for row, seat in rows}
    # Another sex or name in one body is another sex in each body of that person.
    touched |= queries.bodies_of({seat.person_id for row, seat in plan.other if row.sex})
    restate({code: units[code].kind for code in plan.codes}, touched, by=by, now=now)


def _write_people(plan: queries.Plan) -> None:
    """New people of new seats, and other sexes and telephone numbers of known ones."""
    new: list[Person] = []
    changed: dict[Any, Person] = {}
    for row in (*plan.new, *(one for one, _ in plan.other)):
        person = plan.people.get((row.unit_code, row.name))
        if person is None:
            person = Person(
                id=identity.new_id(), unit_code=row.unit_code, name=row.name, sex=row.sex, phone=row.phone
            )
            plan.people[row.unit_code, row.name] = person
            new.append(person)
        elif person.sex != row.sex or (row.phone and person.phone != row.phone):
            person.sex, person.phone = row.sex, row.phone or person.phone
            changed[person.id] = person
    Person.objects.bulk_create(new, batch_size=500)
    fresh = {one.id for one in new}
    Person.objects.bulk_update(
        [one for key, one in changed.items() if key not in fresh], ["sex", "phone"], batch_size=200
    )


def _grouped(items: Iterable[T], key: Callable[[T], Any]) -> dict[Any, list[T]]:
    found: dict[Any, list[T]] = {}
    for one in items:
        found.setdefault(key(one), []).append(one)
    return {each: found[each] for each in sorted(found)}


def _new_seats(pen: Any, plan: queries.Plan, *, units: Mapping[str, Unit], by: str) -> list[Seat]:
    facts: dict[rules.PersonRow, Any] = {}
    moved = _grouped(
        (row for row in plan.new if plan.is_change(row)),
        lambda row: (row.unit_code, row.body, row.entry or USUAL.get(row.body, "selected"), row.from_on),
    )
    for (code, body, change, on), rows in moved.items():
        made = keep_change(pen, unit=units[code], body=body, change=change, on=on, count=len(rows), by=by)
        facts |= dict.fromkeys(rows, made.fact)
    seats = [
        Seat(
            id=identity.new_id(), unit_code=row.unit_code, body=row.body, role=row.role, group_no=row.group_no,
            person=plan.people[row.unit_code, row.name], from_on=row.from_on, to_on=row.to_on,
            fact=facts.get(row),
        )
        for row in plan.new
    ]  # fmt: skip
    Seat.objects.bulk_create(seats, batch_size=500)
    return seats


def _change_seats(pen: Any, plan: queries.Plan, *, units: Mapping[str, Unit], by: str) -> None:
    def leaves(pair: tuple[rules.PersonRow, Seat]) -> date | None:
        row, seat = pair
        if row.to_on is None or row.to_on == seat.to_on or seat.end_fact:
            return None
        return queries.day_of_leaving(row.to_on, today=pen.today)

    gone = _grouped(
        (pair for pair in plan.other if leaves(pair)),
        lambda pair: (pair[0].unit_code, pair[0].body, pair[0].leaving or "ended", leaves(pair)),
    )
    for (code, body, change, on), pairs in gone.items():
        early = rules.is_early(body, change)
        made = keep_change(pen, unit=units[code], body=body, change=change, on=on, count=len(pairs), by=by, early=early)
        for _, seat in pairs:
            seat.end_fact = made.fact
    for row, seat in plan.other:
        seat.role = row.role
        seat.group_no = seat.group_no if row.group_no is None else row.group_no
        seat.to_on = row.to_on or seat.to_on
    seats = [seat for _, seat in plan.other]
    Seat.objects.bulk_update(seats, ["role", "group_no", "to_on", "end_fact"], batch_size=200)


def _write_traits(rows: list[tuple[rules.PersonRow, Seat]]) -> None:
    """What a list says of supervisory members; an empty cell leaves what is stored."""
    told = {
        seat.id: {name: getattr(row, name) for name in TRAITS if getattr(row, name) is not None} for row, seat in rows
    }
    told = {key: said for key, said in told.items() if said}
    stored = {one.seat_id: one for one in Trait.objects.filter(seat__in=list(told))}
    for key, old in stored.items():
        for name, value in told[key].items():
            setattr(old, name, value)
    Trait.objects.bulk_update(list(stored.values()), TRAITS, batch_size=200)
    new = [Trait(seat_id=key, **said) for key, said in told.items() if key not in stored]
    Trait.objects.bulk_create(new, batch_size=500)
