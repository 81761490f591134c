"""A village with forty representatives and a community, each with its clerk."""

from datetime import date

import pytest

from cunju.org.models import Account, Person, Roll, Seat, Unit

CODE, COMMUNITY = "500112018202", "500112018001"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The laws of 2018 hold; a test of another law says its own day."""
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")


@pytest.fixture
def clerk(client):
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code="500112018")
    for number in range(40):
        person = Person.objects.create(
            unit_code=CODE, name=f"第3组代表{number + 1}", sex="f" if number % 3 == 0 else "m"
        )
        Seat.objects.create(
            unit_code=CODE,
            body="representatives",
            role="representative",
            group_no=3,
            person=person,
            from_on=date(2020, 1, 1),
        )
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


@pytest.fixture
def community(client):
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=COMMUNITY, kind="community", name="王家社区居民委员会", parent_code="500112018")
    Roll.objects.create(
        unit_code=COMMUNITY, on=date(2020, 1, 1), adults=3000, households=1200, groups=12, party_members=60
    )
    client.force_login(Account.objects.create(username="sq", role="village_clerk", unit_code=COMMUNITY))
    return client


@pytest.fixture
def roll(clerk):
    """The village's numbers: adults, households, Party members."""
    return Roll.objects.create(
        unit_code=CODE, on=date(2020, 1, 1), adults=1000, households=300, groups=7, party_members=41
    )
