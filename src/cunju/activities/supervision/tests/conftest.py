"""A village and a community with their clerk, member and town officer."""

from datetime import date

import pytest
from django.test import Client

from cunju.org.models import Account, Person, Seat, Unit

TOWN, CODE, COMMUNITY = "500112018", "500112018202", "500112018001"


@pytest.fixture
def place() -> Unit:
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=COMMUNITY, kind="community", name="王家社区居民委员会", parent_code=TOWN)
    village = Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    for number in (1, 2, 3):
        person = Person.objects.create(unit_code=CODE, name=f"监督委员会成员{number}", sex="f")
        Seat.objects.create(
            unit_code=CODE,
            body="supervisory",
            role="director" if number == 1 else "member",
            person=person,
            from_on=date(2021, 3, 1),
        )
    return village


def logged_in(role: str, code: str) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=f"{role}-{code}", role=role, unit_code=code))
    return client


@pytest.fixture
def member(place: Unit) -> Client:
    return logged_in("supervisory_member", CODE)


@pytest.fixture
def clerk(place: Unit) -> Client:
    return logged_in("village_clerk", CODE)


@pytest.fixture
def town(place: Unit) -> Client:
    return logged_in("town_officer", TOWN)
