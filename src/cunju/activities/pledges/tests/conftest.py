"""A town with a village and a community; their offices, a meeting that was held."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Installation, Person, Seat, Unit

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018001"
TODAY, MARCH, SINCE = date(2023, 12, 28), date(2023, 3, 19), date(2021, 3, 1)
OFFICES = (("director", "主任甲"), ("deputy", "副主任乙"), ("member", "委员丙"), ("member", "委员丁"), ("member", "委员戊"))
LATE = "委员戊"  # came to office in May


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    monkeypatch.setenv("CUNJU_TODAY", TODAY.isoformat())
    Installation.objects.create(demonstration=True, today=TODAY, district_code=DISTRICT)
    Unit.objects.create(code=DISTRICT, kind="county", name="渝北区")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code=DISTRICT)
    Unit.objects.create(code=OTHER, kind="community", name="双桐路社区居民委员会", parent_code=TOWN)
    village = Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    for code in (CODE, OTHER):
        for role, name in OFFICES:
            person = Person.objects.create(unit_code=code, name=name)
            Seat.objects.create(unit_code=code, body="committee", role=role, person=person, from_on=SINCE)
    return village


def logged_in(role: str, code: str) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=f"{role}-{code}", role=role, unit_code=code))
    return client


@pytest.fixture
def clerk(place: Unit) -> Client:
    return logged_in("village_clerk", CODE)


@pytest.fixture
def town(place: Unit) -> Client:
    return logged_in("town_officer", TOWN)


Met = Callable[..., uuid.UUID]


@pytest.fixture
def met(place: Unit) -> Met:
    """A meeting as the room of meetings leaves it; answers with its id."""

    def held(on: date, *, code: str = CODE, body: str = "representatives", result: str = "regular", **more: Any) -> uuid.UUID:
        said = {"body": body, "due": 40, "present": 36, "result": result, **more}
        with ledger.writing([code], now=clock.now()) as pen:
            fact = pen.put(kind="assemblies.meeting_held", attributes=said, unit_code=code, occurred_on=on, recorded_by="x")
        return fact.uid

    return held


def person(name: str, code: str = CODE) -> uuid.UUID:
    return Person.objects.get(unit_code=code, name=name).pk
