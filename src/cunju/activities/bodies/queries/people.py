"""Seats, states, changes and rolls as this room reads them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from cunju import catalogue
from cunju.activities.bodies import rules
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Change, State
from cunju.ledger import interface as ledger
from cunju.ledger import lineage, vocabulary
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Person, Roll, Seat, Unit
from cunju.records import reading

# Kinds that the book's lines make.
LINES = frozenset(f"bodies.{one.kind}" for one in BOOK.steps.values())


@dataclass(frozen=True)
class Place:
    """Where a fact of this room is to be seen: its unit and day."""

    unit_code: str
    on: date
    roll: bool = False
    change: uuid.UUID | None = None


def seats_of(codes: Iterable[str], wanted: Iterable[str]) -> dict[str, list[Seat]]:
    """All seats ever of some bodies and of the committees, by unit, person and traits read along."""
    seats = Seat.objects.filter(unit_code__in=list(codes), body__in={*wanted, bodies.COMMITTEE})
    found: dict[str, list[Seat]] = {}
    for seat in seats.select_related("person", "trait").order_by("unit_code", "from_on", "pk"):
        found.setdefault(seat.unit_code, []).append(seat)
    return found


def seats_ever(unit_code: str) -> list[Seat]:
    """Every seat of a unit, person and traits read along, in the order of a list."""
    seats = Seat.objects.filter(unit_code=unit_code).select_related("person", "trait")
    return list(seats.order_by("body", "group_no", "person__name", "from_on"))


def sitting(unit_code: str, *, body: str, on: date) -> list[Seat]:
    """Who sits in a body on a day."""
    return org.in_office(unit_code, body=body, on=on)


def people_by_name(unit_code: str) -> dict[str, Person]:
    """The known people of a unit."""
    return {one.name: one for one in Person.objects.filter(unit_code=unit_code).order_by("pk")}


def bodies_of(people: Iterable[Any]) -> set[tuple[str, str]]:
    """The bodies some people ever sat in."""
    seats = Seat.objects.filter(person__in=list(people)).order_by()
    return set(seats.values_list("unit_code", "body"))


def sits(seat: Seat, *, on: date) -> bool:
    """Whether a seat is held on a day."""
    return seat.from_on <= on and (seat.to_on is None or seat.to_on >= on)


def seated(seats: Iterable[Seat]) -> list[rules.Seated]:
    """Seats as the rules read them: ids and counts, no name."""
    return [
        rules.Seated(
            person=str(one.person_id),
            role=one.role,
            woman={"f": True, "m": False}.get(one.person.sex),
            group=one.group_no,
            since=one.from_on,
            kin=getattr(getattr(one, "trait", None), "kin", None),
            finance=getattr(getattr(one, "trait", None), "finance", None),
            accountant=getattr(getattr(one, "trait", None), "accountant", None),
        )
        for one in seats
    ]


def judged(seats: list[Seat], *, body: str, unit: catalogue.Place, on: date, roll: Roll | None = None) -> rules.Judged:
    """A body on a day, from the seats of the unit: by the law of the day, and by that of the day it was chosen."""
    here = [one for one in seats if sits(one, on=on)]
    own = seated(one for one in here if one.body == body)
    return rules.judge(
        body,
        seats=own,
        law=catalogue.law(unit=unit, on=on),
        then=catalogue.law(unit=unit, on=min(rules.chosen_on(own) or on, on)),
        committee=seated(one for one in here if one.body == bodies.COMMITTEE),
        roll=rules.Numbers(roll.households, roll.groups) if roll else None,
        on=on,
    )


def place_of(unit: Unit) -> catalogue.Place:
    """A unit as the law knows it."""
    return catalogue.Place(unit.code, unit.kind)


def known_from(body: str, *, unit: catalogue.Place, start: date, end: date | None) -> date | None:
    """The first day from ``start`` on and before ``end`` on which some clause speaks of a body; None where there is none."""
    if rules.known_by(body, catalogue.law(unit=unit, on=start)):
        return start
    asked = (one for one in catalogue.load().clauses if one.question.name in rules.KNOWN.get(body, ()))
    days = {one.valid_from for one in asked if one.reads(code=unit.code, kind=unit.kind)}
    wanted = sorted(one for one in days if one > start and (end is None or one < end))
    return next((one for one in wanted if rules.known_by(body, catalogue.law(unit=unit, on=one))), None)


def turning_days(seats: list[Seat], *, body: str) -> list[date]:
    """The days on which a body changed or will, from the first of its own seats on."""
    # The committee sits in the representatives' body and may not sit in the supervisory one.
    touching = {body, bodies.COMMITTEE} if body in (bodies.REPRESENTATIVES, bodies.SUPERVISORY) else {body}
    own = [one.from_on for one in seats if one.body == body]
    if not own:
        return []
    first, days = min(own), set()
    for one in seats:
        if one.body in touching:
            days |= {one.from_on} | ({one.to_on + timedelta(days=1)} if one.to_on else set())
    return sorted({max(one, first) for one in days})


def state_facts(codes: Iterable[str]) -> list[uuid.UUID]:
    """Ids of the composition facts of some units, to be held before they are corrected."""
    return list(State.objects.filter(unit_code__in=list(codes)).order_by().values_list("fact", flat=True))


def superseded_by_load(codes: Iterable[str]) -> list[uuid.UUID]:
    """Ids of all facts a list may correct: how the bodies stood, and the rolls."""
    codes = list(codes)
    rolls = Roll.objects.filter(unit_code__in=codes).exclude(fact=None).values_list("fact", flat=True)
    return [*state_facts(codes), *(one for one in rolls if one)]


def states_by_day(codes: Iterable[str]) -> dict[tuple[str, str], dict[date, State]]:
    """How the bodies of some units stand, by unit and body, then by day."""
    found: dict[tuple[str, str], dict[date, State]] = {}
    for one in State.objects.filter(unit_code__in=list(codes)).order_by("on"):
        found.setdefault((one.unit_code, one.body), {})[one.on] = one
    return found


def states_on(codes: Iterable[str], *, on: date) -> dict[tuple[str, str], State]:
    """The state of each body of some units on a day, by unit and body."""
    rows = State.objects.filter(unit_code__in=list(codes), on__lte=on).order_by("unit_code", "body", "on")
    return {(one.unit_code, one.body): one for one in rows}


def sizes_on(codes: Iterable[str], *, on: date) -> dict[tuple[str, str], int]:
    """How many sit in each body of some units on a day, by unit and body."""
    seats = Seat.objects.filter(unit_code__in=list(codes), from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gte=on))
    rows = seats.order_by().values_list("unit_code", "body").annotate(number=Count("person", distinct=True))
    return {(code, body): number for code, body, number in rows}


def changes(unit_code: str) -> QuerySet[Change]:
    """The changes of a unit, newest first."""
    return Change.objects.filter(unit_code=unit_code).order_by("-on", "-pk")


def unposted(unit_code: str) -> QuerySet[Change]:
    """Changes of representatives that wait to be announced, oldest first."""
    waiting = Change.objects.filter(unit_code=unit_code, body=bodies.REPRESENTATIVES, posted_on=None, void_reason="")
    return waiting.order_by("on", "pk")


def posting(unit: Unit, *, body: str, on: date) -> catalogue.Clause | None:
    """The clause by which a change of that day is announced; None where none asks it."""
    return rules.posting_clause(body, catalogue.law(unit=unit, on=on))


def asks_kin(unit: Unit, *, body: str, on: date) -> bool:
    """Whether it is asked of a committee's members on a day that none is near kin to another."""
    return body == bodies.COMMITTEE and catalogue.law(unit=unit, on=on).first("committee.kin") is not None


def change_by_fact(fact: Any) -> Change | None:
    """The change a fact recorded."""
    return Change.objects.filter(fact=fact).first()


def find_change(any_id: uuid.UUID) -> Change | None:
    """A change by its id or by any version of its fact."""
    found = Change.objects.filter(Q(pk=any_id) | Q(fact=any_id)).first()
    if found is None and (chain := ledger.chain(any_id)):
        found = change_by_fact(chain[0].uid)
    return found


def people_of_changes(rows: Iterable[Change]) -> dict[uuid.UUID, list[Seat]]:
    """The seats each change began or ended, by its fact; one query."""
    facts = [one.fact for one in rows]
    found: dict[uuid.UUID, list[Seat]] = {}
    seats = Seat.objects.filter(Q(fact__in=facts) | Q(end_fact__in=facts)).select_related("person")
    for seat in seats.order_by("group_no", "person__name"):
        for fact in {seat.fact, seat.end_fact}:
            if fact in facts and fact is not None:
                found.setdefault(fact, []).append(seat)
    return found


def undecided(rows: Iterable[Change]) -> dict[uuid.UUID, str]:
    """Of the meetings changes rest on those that decide nothing as they stand, and by which word."""
    lines = lineage.chains({one.meeting for one in rows if one.meeting})
    found = {}
    for root, line in lines.items():
        now = line[-1]
        if word := "已作废" if now.retracted else vocabulary.hollow_word(now.kind, now.attributes):
            found[root] = word
    return found


def unseated(unit_code: str, seats: Iterable[Seat]) -> set[Any]:
    """Seats whose coming in rests on a meeting that decided nothing."""
    found = list(seats)
    facts = {one.fact for one in found if one.fact}
    rows = list(Change.objects.filter(unit_code=unit_code, fact__in=facts, meeting__isnull=False, void_reason=""))
    fallen = undecided(rows)
    wanted = {one.fact for one in rows if one.meeting in fallen}
    return {one.pk for one in found if one.fact in wanted}


def find_seat(seat_id: uuid.UUID) -> Seat | None:
    """One seat, person and traits read along."""
    return Seat.objects.filter(pk=seat_id).select_related("person", "trait").first()


def seats_by_id(unit_code: str, ids: Iterable[Any]) -> list[Seat]:
    """Some seats of a unit."""
    seats = Seat.objects.filter(unit_code=unit_code, pk__in=list(ids)).select_related("person")
    return list(seats.order_by("group_no", "person__name"))


def rolls(unit_code: str) -> QuerySet[Roll]:
    """The rolls of a unit, newest first."""
    return Roll.objects.filter(unit_code=unit_code).order_by("-on")


def roll_on(unit_code: str, *, on: date) -> Roll | None:
    """The roll that holds on a day."""
    return org.roll_on(unit_code, on=on)


def find(any_id: uuid.UUID) -> Any:
    """The unit and day a fact of this room speaks of, in any of its versions; of a line around an office its row."""
    chain = ledger.chain(any_id)
    if not chain:
        return None
    if chain[0].kind in LINES:
        return reading.find(BOOK, any_id)
    fact = chain[0].uid
    for model in (State, Change, Roll):
        found = model._default_manager.filter(fact=fact).first()
        if found is not None:
            return Place(found.unit_code, found.on, roll=model is Roll)
    posted = Change.objects.filter(posted_fact=fact).first()
    if posted:
        return Place(posted.unit_code, posted.on, change=posted.pk)
    return Place(chain[-1].unit_code, chain[-1].occurred_on) if chain[0].kind.startswith("bodies.") else None


def units_to_load(prefix: str, *, on: date) -> dict[str, Unit]:
    """The villages and communities under a prefix for which a list may be loaded, by code."""
    units = org.valid_units(on=on).filter(code__startswith=prefix, kind__in=("village", "community"))
    return {one.code: one for one in units.order_by("code")}
