"""``recorded_at`` never decreases: moments apart the later instant stands, a clock set back is refused in a sentence."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests import cast

from cunju.ledger import instants
from cunju.ledger.holding import writing
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Installation

pytestmark = pytest.mark.django_db
ON = date(2023, 9, 1)


@pytest.fixture(autouse=True)
def live() -> None:
    cast.units()
    Installation.objects.create(demonstration=False, district_code=cast.DISTRICT, initialised_on=ON)


def record(now: datetime, code: str = cast.VILLAGE, **more: Any) -> Fact:
    with writing([code], now=now, **more) as pen:
        return pen.put(
            kind="duties.exempted",
            attributes={"duty": "all", "from": "2023-01-01", "reason": "other"},
            unit_code=code, occurred_on=ON, recorded_by="x",
        )  # fmt: skip


def set_to(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: instant)


def test_a_clock_set_back_is_refused_in_a_sentence(monkeypatch) -> None:
    now = clock.now()
    first = record(now)
    for back in (timedelta(minutes=11), timedelta(days=1), timedelta(days=4000)):
        set_to(monkeypatch, now - back)
        for code in (cast.VILLAGE, cast.FAR):
            with pytest.raises(instants.ClockSetBack, match=r"时钟比最近一条记录（.*）还早.*校准"):
                record(now - back, code)
    assert list(Fact.objects.values_list("uid", flat=True)) == [first.uid]


def test_moments_apart_the_later_instant_stands(monkeypatch) -> None:
    now = clock.now()
    first = record(now)
    for back in (timedelta(seconds=2), timedelta(minutes=9)):
        set_to(monkeypatch, now - back)
        assert record(now - back, cast.FAR).recorded_at == first.recorded_at
    with (
        writing([cast.VILLAGE], now=now - timedelta(seconds=5)) as outer,
        writing([cast.VILLAGE], now=now - timedelta(seconds=5)) as pen,
    ):
        assert outer.now == pen.now == first.recorded_at


def test_a_restore_and_a_demonstration_have_days_of_their_own() -> None:
    now = clock.now()
    record(now)
    assert record(now - timedelta(days=900), any_day=True).recorded_at < now - timedelta(days=899)
