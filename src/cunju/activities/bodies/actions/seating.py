"""People come into a body and leave it: by the meeting that decided it, by a paper, or by hand."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cunju import catalogue
from cunju.activities.bodies import queries, rules
from cunju.activities.bodies.actions.states import restate
from cunju.activities.bodies.facts import SeatChanged
from cunju.activities.bodies.models import Change, Trait
from cunju.kernel import verdicts
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Person, Seat, Unit


@dataclass(frozen=True, slots=True)
class Basis:
    """What a change rests on: a recorded meeting (its root fact), or the day and page of a paper, or nothing said."""

    meeting: uuid.UUID | None = None
    paper_on: date | None = None
    paper_page: str = ""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who comes into a body."""

    name: str
    sex: str
    role: str
    group_no: int | None = None
    phone: str = ""
    kin: bool | None = None
    finance: bool | None = None
    accountant: bool | None = None

    @property
    def traits(self) -> dict[str, bool | None]:
        """What is asked of a supervisory member."""
        return {"kin": self.kin, "finance": self.finance, "accountant": self.accountant}


NOTHING = Basis()


def seat_people(
    unit: Unit,
    people: Sequence[Newcomer],
    *,
    body: str,
    change: str,
    from_on: date,
    by: str,
    now: datetime,
    basis: Basis = NOTHING,
    fact_id: Any = None,
) -> Change:
    """Record that people came into a body from a day on; returns the change."""
    states = queries.state_facts([unit.code])
    with ledger.writing([unit.code], now=now, superseding=states) as pen:
        if from_on > pen.today:
            raise CannotBe(f"到任日期{chinese_day(from_on)}还没有到；到任以后再登记。", "from_on")
        known = queries.people_by_name(unit.code)
        held = {(one.person_id): one for one in queries.sitting(unit.code, body=body, on=from_on)}
        seats = []
        for one in people:
            person = _person(unit, one, known)
            if person.id in held:
                raise CannotBe(f"{person.name}这一天已经在任，不用再登记。", "people")
            held[person.id] = seat = Seat(
                id=identity.new_id(), unit_code=unit.code, body=body, role=one.role, group_no=one.group_no,
                person=person, from_on=from_on,
            )  # fmt: skip
            seats.append(seat)
        made = keep_change(
            pen, unit=unit, body=body, change=change, on=from_on, count=len(seats), by=by, basis=basis, fact_id=fact_id
        )
        for seat in seats:
            seat.fact = made.fact
        Seat.objects.bulk_create(seats)
        traits = [
            Trait(seat=seat, **one.traits)
            for seat, one in zip(seats, people, strict=True)
            if any(value is not None for value in one.traits.values())
        ]
        Trait.objects.bulk_create(traits)
        restate({unit.code: unit.kind}, [(unit.code, body)], by=by, now=now)
    return made


def end_seats(
    unit: Unit,
    seats: Sequence[Seat],
    *,
    change: str,
    last_on: date,
    by: str,
    now: datetime,
    basis: Basis = NOTHING,
    fact_id: Any = None,
    early: bool | None = None,
) -> Change:
    """Record that people left a body; ``last_on`` is their last day in office, ``early``: before the term ended."""
    states = queries.state_facts([unit.code])
    with ledger.writing([unit.code], now=now, superseding=states) as pen:
        if last_on > pen.today:
            raise CannotBe(f"离任日期{chinese_day(last_on)}还没有到；离任以后再登记。", "last_on")
        if not seats or len({one.body for one in seats}) > 1:
            raise CannotBe("请选同一机构里离任的人。", "seats")
        for one in seats:
            if one.from_on > last_on:
                raise CannotBe(f"{one.person.name}{chinese_day(one.from_on)}才到任，晚于离任日期。", "last_on")
            if one.to_on and one.to_on <= last_on:
                raise CannotBe(f"{one.person.name}{chinese_day(one.to_on)}已经离任，不用再登记。", "seats")
        body = seats[0].body
        on = min(last_on + timedelta(days=1), pen.today)
        made = keep_change(
            pen, unit=unit, body=body, change=change, on=on, count=len(seats), by=by, basis=basis, fact_id=fact_id,
            early=rules.is_early(body, change, early),
        )  # fmt: skip
        for one in seats:
            one.to_on, one.end_fact = last_on, made.fact
        Seat.objects.bulk_update(seats, ["to_on", "end_fact"])
        restate({unit.code: unit.kind}, [(unit.code, body)], by=by, now=now)
    return made


def keep_change(
    pen: Any,
    *,
    unit: Unit,
    body: str,
    change: str,
    on: date,
    count: int,
    by: str,
    basis: Basis = NOTHING,
    fact_id: Any = None,
    early: bool | None = None,
) -> Change:
    """Write down one change, its row and its fact, with what is to be said of the meeting it rests on."""
    meeting = ledger.current(basis.meeting) if basis.meeting else None
    said = meeting.attributes if meeting else {}
    lines = rules.deciding(
        body,
        change,
        law=catalogue.law(unit=unit, on=meeting.occurred_on if meeting else on),
        meeting=said.get("body"),
        result=said.get("result"),
        on_paper=basis.paper_on is not None,
    )
    fact = pen.record(
        SeatChanged(body=body, change=change, count=count, mid_term=early),
        unit=unit.code,
        occurred_on=on,
        by=by,
        findings=verdicts.findings(lines),
        rests_on=[meeting.uid] if meeting else [],
        fact_id=fact_id,
    )
    return Change.objects.create(
        id=identity.new_id(), unit_code=unit.code, body=body, change=change, on=on, count=count, fact=fact.uid,
        meeting=basis.meeting if meeting else None, paper_on=basis.paper_on, paper_page=basis.paper_page,
    )  # fmt: skip


def _person(unit: Unit, one: Newcomer, known: dict[str, Person]) -> Person:
    """The known person of that name, or a new one; two people of one name are told apart by what follows the name."""
    person = known.get(one.name)
    if person is None:
        person = Person.objects.create(
            id=identity.new_id(), unit_code=unit.code, name=one.name, sex=one.sex, phone=one.phone
        )
        known[one.name] = person
        return person
    if person.sex and person.sex != one.sex:
        raise CannotBe(
            f"{one.name}的性别和已登记的不一样；如果是同名的两个人，请在姓名后加“（2）”区分。", "people"
        )
    if (one.phone and one.phone != person.phone) or not person.sex:
        person.phone, person.sex = one.phone or person.phone, one.sex
        person.save(update_fields=["phone", "sex"])
    return person
