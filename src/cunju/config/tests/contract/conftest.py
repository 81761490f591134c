"""An outsider at the command line: calls without a process, on the test's own database."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from tests import cast

from cunju.config import commandline, state
from cunju.duties import judging
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.ledger.tests.village import NOON, Meeting, Posted
from cunju.org import clock


@dataclass
class Said:
    """What a call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture(autouse=True)
def there(db, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database is the one in use."""
    monkeypatch.setattr(state, "exists", lambda: True)
    cast.units()
    cast.demonstration()


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def cunju(*words: str) -> Said:
        capsys.readouterr()
        code = commandline.run(list(words))
        shown = capsys.readouterr()
        return Said(code, shown.out, shown.err)

    return cunju


def written() -> list[Fact]:
    """Meetings of two units, one corrected, one taken back, a posting, a judgement."""
    with ledger.writing([cast.VILLAGE, cast.FAR], now=NOON) as pen:
        held = pen.record(Meeting(), unit=cast.VILLAGE, occurred_on=date(2023, 9, 18), by="clerk", source="工作簿第12页")
        other = pen.record(Meeting(30), unit=cast.FAR, occurred_on=date(2023, 5, 8), by="clerk")
        finding = ledger.Finding("notice_short", "regulation", "重庆市实施办法第12条", "C")
        pen.record(
            Posted(10), unit=cast.VILLAGE, occurred_on=date(2023, 9, 19), by="clerk", rests_on=[held.uid], findings=[finding]
        )
        pen.correct(held.uid, Meeting(28), occurred_on=date(2023, 9, 18), by="clerk")
        pen.retract(other.uid, by="clerk")
    judging.judge(
        cast.VILLAGE, "yubei-2023.m01.leadership", date(2023, 1, 1), holds=True, reason="台账齐全", by="town", now=clock.now()
    )
    return list(Fact.objects.order_by("position"))


@pytest.fixture
def facts() -> list[Fact]:
    return written()
