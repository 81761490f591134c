"""A town with two villages and a community, a second district beside it, records through the ledger."""

from datetime import date, datetime, time

import pytest

from cunju.activities.quarterly import queries
from cunju.duties import reading
from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit

TODAY = date(2023, 9, 20)
TOWN, OTHER = "500112018", "500113001"
VILLAGES, COMMUNITY = ("500112018201", "500112018202"), "500112018001"
REPORT = date(2023, 9, 30)


def at(day=TODAY):
    return datetime.combine(day, time(0, 1), SHANGHAI)


@pytest.fixture(autouse=True)
def these_rooms(monkeypatch):
    """Only the rooms these records are of, so that another room's duties do not move what is drafted."""
    rooms = ("assemblies.", "bodies.", "committees.", "conventions.", "quarterly.", "showcase.milestone")
    made = frozenset(one for one in reading.makes() if one.startswith(rooms))
    monkeypatch.setattr(reading, "makes", lambda: made)


@pytest.fixture
def town(db):
    Installation.objects.create(demonstration=True, today=TODAY, district_code="500112", initialised_on=TODAY)
    rows = [
        ("500112", "county", "渝北区", ""),
        (TOWN, "town", "王家街道", "500112"),
        (VILLAGES[0], "village", "荣华村村民委员会", TOWN),
        (VILLAGES[1], "village", "玉峰山村村民委员会", TOWN),
        (COMMUNITY, "community", "王家社区居民委员会", TOWN),
        ("500113", "county", "巴南区", ""),
        (OTHER, "town", "他区街道", "500113"),
        ("500113001201", "village", "他村村民委员会", OTHER),
    ]
    for code, kind, name, parent in rows:
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=parent)
    return Unit.objects.get(code=TOWN)


@pytest.fixture
def meet(town):
    """``meet(code, day, body)`` puts a meeting into the ledger."""

    def put(code, day=date(2023, 6, 15), body="representatives"):
        attributes = {"body": body, "due": 40, "present": 30, "result": "regular"}
        with ledger.writing([code], now=at(day)) as pen:
            return pen.put(
                kind="assemblies.meeting_held",
                attributes=attributes,
                unit_code=code,
                occurred_on=day,
                recorded_by="clerk",
            )

    return put


@pytest.fixture
def enter(client, town):
    """``enter(role, code)`` signs an account in."""

    def signed(role="town_officer", code=TOWN):
        name = f"{role}-{code}"
        client.force_login(Account.objects.create(username=name, role=role, unit_code=code))
        return client

    return signed


@pytest.fixture
def drafted(town):
    """``drafted()`` reads the form anew."""
    return lambda day=REPORT, code=TOWN, **more: queries.draft(
        Unit.objects.get(code=code), day, today=TODAY, **more
    )
