"""A district with two towns, one account a role, and records made through the ledger."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from tests import cast

from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org.models import Account

Held = Callable[..., Fact]
QUARTERLY = "village-law-2018.art26.quarterly"


@pytest.fixture
def people(db: None) -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


@pytest.fixture
def enter(people: dict[str, Account], client):
    """``enter("clerk")``: the client, signed in as that account."""

    def entered(who: str):
        client.force_login(people[who])
        return client

    return entered


@pytest.fixture
def held(people: dict[str, Account]) -> Held:
    """``held(VILLAGE, "2023-03-10")``: a representatives' meeting of that day, recorded on it or on ``entered``."""

    def recorded(code: str, day: str, *, entered: str = "", result: str = "regular", present: int = 30) -> Fact:
        on, known = date.fromisoformat(day), date.fromisoformat(entered or day)
        now = datetime(known.year, known.month, known.day, 10, tzinfo=SHANGHAI)
        with ledger.writing([code], now=now, any_day=True) as pen:
            return pen.put(
                kind="assemblies.meeting_held",
                attributes={"body": "representatives", "due": 40, "present": present, "result": result},
                unit_code=code,
                occurred_on=on,
                recorded_by="clerk",
            )

    return recorded


@pytest.fixture
def noted(people: dict[str, Account]) -> Held:
    """``noted("disclosure.sheet_drafted", "2023-08-10", {...})``: one fact of a kind, in the village unless said otherwise."""

    def recorded(kind: str, day: str, said: dict[str, object], *, code: str = cast.VILLAGE, rests_on: list[object] | None = None) -> Fact:
        on = date.fromisoformat(day)
        now = datetime(on.year, on.month, on.day, 10, tzinfo=SHANGHAI)
        with ledger.writing([code], now=now, any_day=True) as pen:
            return pen.put(kind=kind, attributes=said, unit_code=code, occurred_on=on, recorded_by="clerk", rests_on=rests_on or [])

    return recorded
