"""A town with a village and a community, and who writes there."""

from datetime import date

import pytest
from tests.offices import HOME, opened

from cunju.org.models import Unit

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018001"
TODAY = date(2023, 12, 31)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, (*HOME, (OTHER, "community", "双桐路社区居民委员会", TOWN)))[CODE]
    return found
