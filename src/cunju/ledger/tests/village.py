"""Two villages of a town, a demonstration's today and a pen: what the tests of the ledger write with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.ledger.pen import Pen
from cunju.org.models import Installation, Unit

ONE, TWO = "500112018202", "500112018203"
NOON = datetime(2023, 9, 20, 12, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Meeting:
    """A declared fact as a room would declare it."""

    present: int = 27
    body: str = "representatives"
    due: int = 40
    result: str = "regular"
    KIND = "assemblies.meeting_held"


@dataclass(frozen=True)
class Posted:
    """A declared fact that rests on a meeting."""

    days_shown: int | None = None
    KIND = "assemblies.decision_posted"


def settle() -> None:
    """A demonstration a day after ``NOON``, with two villages."""
    Installation.objects.create(demonstration=True, today=date(2023, 9, 21), district_code="500112")
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    for number, code in enumerate((ONE, TWO), start=1):
        Unit.objects.create(code=code, kind="village", name=f"第{number}村", parent_code="500112018")


@contextmanager
def pen(*units: str, **more: Any) -> Iterator[Pen]:
    """A pen for the units, noon of the demonstration's today."""
    with ledger.writing(units or (ONE,), now=more.pop("now", NOON), **more) as opened:
        yield opened


def held(unit: str = ONE, day: date = date(2023, 9, 18), **more: Any) -> Fact:
    """A meeting, recorded in a ``writing`` of its own."""
    meeting = Meeting(more.pop("present", 27))
    with pen(unit) as opened:
        fact: Fact = opened.record(meeting, unit=unit, occurred_on=day, by="clerk", **more)
    return fact


def posted(base: Fact, *, unit: str = ONE, **more: Any) -> Fact:
    """A posting that rests on a meeting."""
    with pen(unit, base.unit_code) as opened:
        fact: Fact = opened.record(
            Posted(), unit=unit, occurred_on=date(2023, 9, 19), by="clerk", rests_on=[base.uid], **more
        )
    return fact
