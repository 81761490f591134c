"""A district with the towns the notice names, their officers, and conventions as the ledger knows them."""

from datetime import date
from typing import Any

import pytest
from tests.offices import opened

from cunju.activities.showcase.tests.golden import DISTRICT, GUIDED, GUIDING, NAMED, OTHER_TOWN, TOWN
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit

TODAY = date(2023, 12, 20)
PACT = "500112018001"
UNITS = (
    (DISTRICT, "county", "渝北区", ""), (TOWN, "town", "王家街道", DISTRICT), (OTHER_TOWN, "town", "统景镇", DISTRICT),
    (GUIDING, "town", "回兴街道", DISTRICT), (NAMED, "village", "玉峰山村村民委员会", TOWN),
    (PACT, "community", "龙湖社区居民委员会", TOWN), ("500112133201", "village", "前锋村村民委员会", OTHER_TOWN),
    (GUIDED, "community", "双桐路社区居民委员会", GUIDING),
)  # fmt: skip


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, UNITS)[TOWN]
    return found


def adopted(code: str, digest: str, on: date, *, lawful: bool = True, filed: date | None = None, filed_digest: str = "") -> Any:
    """A convention voted on and, where a day is given, filed: the vote's fact."""
    subject = "village_rules" if code[9] == "2" else "residents_pact"
    with ledger.writing([code], now=clock.now()) as pen:
        said: dict[str, Any] = {"subject": subject, "lawful": lawful, "digest": digest}
        fact = pen.record(Plain("conventions.adopted", said), unit=code, occurred_on=on, by="x")
        if filed:
            said = {"subject": subject, "digest": filed_digest or digest}
            pen.record(Plain("conventions.filed", said), unit=code, occurred_on=filed, by="x", rests_on=[fact.uid])
    return fact.uid
