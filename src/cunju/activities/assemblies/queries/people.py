"""Who is due at a meeting on a day, and the base where people are only counted."""

import uuid
from dataclasses import dataclass
from datetime import date

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Choice, Meeting
from cunju.kernel.days import chinese_day
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Person, Roll, Seat, Unit

# Who is due: the representatives' meeting is the committee and the representatives.
SEATS = {
    rules.REPRESENTATIVES: (bodies.REPRESENTATIVES, bodies.COMMITTEE),
    rules.JOINT: (bodies.PARTY, bodies.COMMITTEE),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A person due at a meeting, with the office shown beside the name."""

    person: Person
    office: str
    body: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """How many are due by the roll, where people are counted and not listed; where that number comes from."""

    due: int | None = None
    households: int | None = None
    source: str = ""


def due_people(unit_code: str, *, body: str, on: date) -> list[Due]:
    """The people of the roll due at a meeting of ``body`` on a day, each once; else none."""
    wanted = SEATS.get(body, ())
    if not wanted:
        return []
    seats = [one for one in org.in_office(unit_code, on=on) if one.body in wanted]
    if body == rules.REPRESENTATIVES and not any(one.body == bodies.REPRESENTATIVES for one in seats):
        return []
    seats.sort(key=lambda one: (wanted.index(one.body), one.group_no or 0, one.person.name))
    people: dict[uuid.UUID, Due] = {}
    for seat in seats:
        people.setdefault(seat.person_id, Due(seat.person, _office(seat), seat.body, seat.from_on))
    return list(people.values())


def absent_zh(meeting: Meeting) -> str:
    """Who was not there: by name, or how many whose names nobody wrote; 无 only where all who were due came."""
    absent = {one.person_id for one in meeting.absences.all()}
    people = due_people(meeting.unit_code, body=meeting.body, on=meeting.day) if absent else []
    names = [one.person.name for one in people if one.person.id in absent]
    if meeting.due is None or meeting.present is None:
        return "、".join(names) or "　"
    nameless = meeting.due - meeting.present - len(names)
    if nameless > 0:
        return "，".join(["、".join(names), f"另有{nameless}人没有记姓名"] if names else [f"{nameless}人", "没有记姓名"])
    return "、".join(names) or "无"


def _office(seat: Seat) -> str:
    role = bodies.role_word(seat.role, seat.body)
    return f"第{seat.group_no}组{role}" if seat.group_no else role


def composition(due: list[Due], *, unit: Unit, body: str, on: date) -> list[rules.Line]:
    """The shares of representatives and of women among the people due at a representatives' meeting, by the clauses."""
    representatives = [one for one in due if one.body == bodies.REPRESENTATIVES]
    if body != rules.REPRESENTATIVES or not representatives:
        return []
    women = sum(one.person.sex == "f" for one in representatives)
    elected = max((one.since for one in representatives if one.since), default=on)
    law, then = (catalogue.law(unit=unit, on=day) for day in (on, min(elected, on)))
    return rules.composition(len(due), len(representatives), women, law=law, elected=then)


def choice_on(unit_code: str, *, on: date) -> Choice | None:
    """The community's choice of form that holds on a day."""
    return Choice.objects.filter(unit_code=unit_code, from_on__lte=on).last()


def choices_of(unit_code: str) -> list[Choice]:
    """All choices of a community, newest first."""
    return list(Choice.objects.filter(unit_code=unit_code).order_by("-from_on", "-id")[:20])


def form_of(unit: Unit, *, body: str, on: date) -> str:
    """In which form a community's assembly is held on a day; empty for every other meeting."""
    if body != rules.ASSEMBLY or unit.kind == "village":
        return ""
    chosen = choice_on(unit.code, on=on)
    form, known = chosen.form if chosen else unit.form or rules.ADULTS, rules.forms(catalogue.law(unit=unit, on=on))
    return form if form in known else next(iter(known), rules.ADULTS)


def form_at(meeting: Meeting, unit: Unit, *, on: date) -> str:
    """The form of a meeting: its own, or as the community holds its assembly on the day where none is kept yet."""
    return form_of(unit, body=meeting.body, on=on) if meeting._state.adding else meeting.form


def base_of(unit: Unit, *, body: str, form: str, on: date) -> Base:
    """How many are due by the roll of a day; both routes for a village's assembly."""
    roll = org.roll_on(unit.code, on=on)
    if body == rules.ASSEMBLY and form == rules.GROUP_REPRESENTATIVES:
        chosen = choice_on(unit.code, on=on)
        return Base(chosen.base, source="社区选定的小组代表人数") if chosen and chosen.base else Base()
    if roll is None:
        return Base()
    source = f"{chinese_day(roll.on)}的名册"
    if body == rules.PARTY:
        return Base(roll.party_members, source=source)
    if body != rules.ASSEMBLY:
        return Base()
    if form == rules.HOUSEHOLDS:
        return Base(roll.households, source=source)
    return Base(roll.adults, roll.households if unit.kind == "village" else None, source)


def listed(unit: Unit, *, body: str, form: str, on: date) -> rules.Listed | None:
    """How many the roll of a day has for a meeting of an assembly or of representatives; None where it says nothing."""
    if body == rules.REPRESENTATIVES:
        many = len(due_people(unit.code, body=body, on=on))
        return rules.Listed(many, source=f"{chinese_day(on)}在任的名册") if many else None
    if body != rules.ASSEMBLY:
        return None
    base = base_of(unit, body=body, form=form, on=on)
    return rules.Listed(base.due, base.households, base.source) if base.source else None


def collective_org(unit_code: str, *, body: str, on: date) -> bool | None:
    """Whether there is a collective organisation whose matter a meeting may have taken up; of a group's own nobody is asked."""
    return None if body == rules.GROUP else org.collective_org(unit_code, on=on)


def roll_on(unit_code: str, *, on: date) -> Roll | None:
    """The roll that holds on a day."""
    return org.roll_on(unit_code, on=on)
