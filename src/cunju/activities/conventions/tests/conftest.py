"""A village and a community with their clerk and town officer."""

from datetime import date
from typing import Any

import pytest

from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit

TOWN, CODE, COMMUNITY = "500112018", "500112018202", "500112018001"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=COMMUNITY, kind="community", name="王家社区居民委员会", parent_code=TOWN)
    return Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)


def meeting(
    on: date, *, code: str = CODE, body: str = "assembly", result: str = "regular", women: int = 90
) -> Any:
    """A meeting of the ledger that may have voted."""
    said = {"body": body, "due": 300, "present": 200, "women_present": women, "result": result}
    with ledger.writing([code], now=clock.now()) as pen:
        return pen.record(Plain("assemblies.meeting_held", said), unit=code, occurred_on=on, by="x").uid
