"""Two towns, 玉峰山村 with people in three groups, and a demonstration whose today is 20 September 2023."""

from datetime import date, time

import pytest
from django.test import Client
from tests import cast

from cunju.activities.consultation import actions, rules
from cunju.org import clock
from cunju.org.models import Person, Roll, Seat

CODE = cast.VILLAGE


@pytest.fixture
def scene():
    """The cast, seven people in office and a roll of five groups."""
    cast.units()
    cast.demonstration()
    for body, role, group, sex in (
        ("committee", "director", None, "m"),
        ("committee", "member", None, "f"),
        ("supervisory", "member", None, "m"),
        ("representatives", "representative", 1, "m"),
        ("representatives", "representative", 2, "f"),
        ("representatives", "representative", 2, "m"),
        ("representatives", "representative", 3, "m"),
    ):
        number = Person.objects.count() + 1
        person = Person.objects.create(unit_code=CODE, name=f"人员{number}", sex=sex)
        Seat.objects.create(
            unit_code=CODE, body=body, role=role, group_no=group, person=person, from_on=date(2021, 3, 1)
        )
    Roll.objects.create(unit_code=CODE, on=date(2021, 3, 1), adults=900, households=300, groups=5)
    return cast.everybody()


@pytest.fixture
def clerk(scene):
    client = Client()
    client.force_login(scene["clerk"])
    return client


@pytest.fixture
def town(scene):
    client = Client()
    client.force_login(scene["town"])
    return client


@pytest.fixture
def hold(scene):
    """Record a session of 玉峰山村 through the room's actions."""
    from cunju.org.models import Unit

    def held(on=date(2023, 5, 9), *, code=CODE, start=time(9), **more):
        unit = Unit.objects.get(code=code)
        session = actions.plan_session(unit, actions.Plan("路灯", on), by="clerk", now=clock.now())
        values = {
            "title": "路灯", "others": 8, "others_touched": 5, "told_on": on, "start": start,
            "opinions": (rules.Opinion("居民1", "同意", False),), "consensus": "装四盏",
        } | more  # fmt: skip
        actions.hold_session(session, actions.Record(held_on=on, **values), by="clerk", now=clock.now())
        session.refresh_from_db()
        return session

    return held
