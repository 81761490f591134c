"""A town with a village and a community, and who writes there."""

from datetime import date

import pytest
from django.test import Client

from cunju.org.models import Account, Installation, Unit

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018001"
TODAY = date(2023, 9, 20)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    monkeypatch.setenv("CUNJU_TODAY", TODAY.isoformat())
    Installation.objects.create(demonstration=True, today=TODAY, district_code=DISTRICT)
    Unit.objects.create(code=DISTRICT, kind="county", name="渝北区")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code=DISTRICT)
    Unit.objects.create(code=OTHER, kind="community", name="双桐路社区居民委员会", parent_code=TOWN)
    return Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)


def logged_in(role: str, code: str) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=f"{role}-{code}", role=role, unit_code=code))
    return client


@pytest.fixture
def clerk(place: Unit) -> Client:
    return logged_in("village_clerk", CODE)
