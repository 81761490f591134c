"""A town with a village and a community; their offices, a meeting that was held."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.offices import HOME, opened

from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Person, Seat, Unit

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018001"
TODAY, MARCH, SINCE = date(2023, 12, 28), date(2023, 3, 19), date(2021, 3, 1)
OFFICES = (("director", "主任甲"), ("deputy", "副主任乙"), ("member", "委员丙"), ("member", "委员丁"), ("member", "委员戊"))
LATE = "委员戊"  # came to office in May


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    village: Unit = opened(monkeypatch, TODAY, (*HOME, (OTHER, "community", "双桐路社区居民委员会", TOWN)))[CODE]
    for code in (CODE, OTHER):
        for role, name in OFFICES:
            person = Person.objects.create(unit_code=code, name=name)
            Seat.objects.create(unit_code=code, body="committee", role=role, person=person, from_on=SINCE)
    return village


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
