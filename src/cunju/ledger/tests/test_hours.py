"""At which instants a record may be made: now on a live database, any hour up to today's end in a demonstration."""

from datetime import date, datetime, timedelta

import pytest

from cunju.kernel.days import SHANGHAI
from cunju.ledger import instants
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Installation

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 20)
MIDNIGHT = datetime(2023, 9, 20, 0, 8, tzinfo=SHANGHAI)


@pytest.fixture
def after_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MIDNIGHT)


def accepted(now: datetime) -> bool:
    try:
        with ledger.writing(["500112018202"], now=now):
            return True
    except instants.NotNow:
        return False


@pytest.mark.usefixtures("after_midnight")
def test_a_demonstration_is_built_at_any_hour_of_the_night():
    Installation.objects.create(demonstration=True, today=TODAY, district_code="500112")
    assert accepted(datetime(2023, 9, 20, 9, 15, tzinfo=SHANGHAI))
    assert accepted(datetime(2023, 1, 5, 9, 15, tzinfo=SHANGHAI))
    assert not accepted(datetime(2023, 9, 21, 0, 1, tzinfo=SHANGHAI))


@pytest.mark.usefixtures("after_midnight")
def test_a_live_database_takes_now_and_nothing_else():
    Installation.objects.create(demonstration=False, district_code="500112", initialised_on=TODAY)
    assert accepted(MIDNIGHT + timedelta(minutes=9))
    assert accepted(MIDNIGHT - timedelta(minutes=9))
    assert not accepted(MIDNIGHT + timedelta(minutes=11))
    assert not accepted(MIDNIGHT - timedelta(minutes=11))
