"""A village and a community with their clerk, member and town officer."""

from datetime import date

import pytest

from cunju.org.models import Person, Seat, Unit

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
