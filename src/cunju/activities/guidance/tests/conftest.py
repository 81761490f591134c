"""A town with two villages; their officers."""

from datetime import date

import pytest
from tests.offices import HOME, opened

from cunju.org.models import Unit

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018203"
TODAY = date(2023, 9, 20)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, (*HOME, (OTHER, "village", "荣华村村民委员会", TOWN)))[TOWN]
    return found
