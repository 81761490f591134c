"""Offices at work in a room's tests: a demonstration of a day in the room's places, and the client of each office there.

A room's ``place`` says where; ``clerk``, ``member``, ``town`` and ``district`` are of 玉峰山村 and of what stands above it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.test import Client

DISTRICT, TOWN, VILLAGE = "500112", "500112018", "500112018202"
# The village with what stands above it, as ``opened`` takes units.
HOME = (
    (DISTRICT, "county", "渝北区", ""), (TOWN, "town", "王家街道办事处", DISTRICT), (VILLAGE, "village", "玉峰山村村民委员会", TOWN),
)  # fmt: skip



def logged_in(role: str, code: str) -> Client:
    """The client of an office's account."""
    from cunju.org.models import Account

    client = Client()
    client.force_login(Account.objects.create(username=f"{role}-{code}", role=role, unit_code=code))
    return client


def opened(monkeypatch: pytest.MonkeyPatch, today: date, units: Iterable[tuple[str, str, str, str]]) -> dict[str, Any]:
    """A demonstration on a day with these units (code, kind, name, parent), by code."""
    from cunju.org.models import Installation, Unit

    monkeypatch.setenv("CUNJU_TODAY", today.isoformat())
    Installation.objects.create(demonstration=True, today=today, district_code=DISTRICT)
    return {code: Unit.objects.create(code=code, kind=kind, name=name, parent_code=parent) for code, kind, name, parent in units}


@pytest.fixture
def clerk(place: Any) -> Client:
    return logged_in("village_clerk", VILLAGE)


@pytest.fixture
def member(place: Any) -> Client:
    return logged_in("supervisory_member", VILLAGE)


@pytest.fixture
def town(place: Any) -> Client:
    return logged_in("town_officer", TOWN)


@pytest.fixture
def district(place: Any) -> Client:
    return logged_in("district_officer", DISTRICT)
