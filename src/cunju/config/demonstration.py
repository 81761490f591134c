"""Builds the demonstration: real units, the notice's requirements, records through the rooms' own actions (演示数据)."""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings

from cunju.catalogue.loading import DATA
from cunju.kernel import offers
from cunju.kernel.commands import Out
from cunju.kernel.days import SHANGHAI
from cunju.ledger import identity, transfer
from cunju.ledger import interface as ledger
from cunju.ledger.log import telling
from cunju.org import clock, demo_accounts, units
from cunju.org.models import Installation, Unit

TODAY, START = date(2023, 9, 20), date(2023, 1, 1)
SEED = "yubei-2023"
# Where every step is shown; elsewhere records are thinner.
FULL = ("500112018", "500112133")
NAMED = ("500112004018", "500112017015", "500112020008", "500112013011")


@dataclass(frozen=True)
class Stage:
    """What a room's ``demo.build`` and ``demo.last`` get: the units, a seeded dice, the day, progress."""

    units: Sequence[Unit]
    towns: Sequence[Unit]
    dice: random.Random
    today: date
    out: Out
    noted: list[str] = field(default_factory=list)

    def at(self, day: date) -> datetime:
        """A morning of a past day."""
        return datetime.combine(day, time(9, 15), SHANGHAI)

    def note(
        self, unit: Unit, kind: str, day: date, attributes: Mapping[str, Any], *, later: int = 0, **more: Any
    ) -> str:
        """Note what a thinner unit has on paper, ``later`` days after it happened; gives the fact's id. See ``enter``."""
        fact_id = str(identity.new_id())
        entered = min(day + timedelta(days=later), self.today)
        line = {
            "id": fact_id,
            "unit_code": unit.code,
            "kind": kind,
            "occurred_on": day.isoformat(),
            "recorded_at": self.at(entered).isoformat(),
            "recorded_by": "demonstration",
            "source": "纸质台账",
            "attributes": dict(attributes),
            **more,
        }
        self.noted.append(json.dumps(line, ensure_ascii=False))
        return fact_id

    def enter(self) -> None:
        """Load what was noted the way ``facts load --restore`` does: all of it, each unit folded once."""
        lines, self.noted[:] = list(self.noted), []
        report = transfer.load(lines, now=self.at(self.today), restore=True)
        if report.errors:
            raise ValueError(f"the demonstration's paper does not fit: {report.errors[:3]}")

    def is_full(self, unit: Unit) -> bool:
        """Whether a unit shows every step."""
        return unit.code.startswith(FULL) or unit.code in NAMED


def prepare(out: Out) -> None:
    """Fill a new database: units, each room's records (people as offices and numbers first), accounts; the log is written in one go."""
    with telling.later():
        _fill(out)


def _fill(out: Out) -> None:
    Installation.objects.create(
        demonstration=True, today=TODAY, district_code="500112", initialised_on=TODAY, start_day=START
    )
    units.load(DATA / "units" / "yubei-2023.csv")
    everybody = list(Unit.objects.values_list("code", flat=True))
    for room in settings.ROOMS:
        # All units are held while a room builds, so each is folded once when it is done.
        with (
            _making(room, offers.Demo.build, out) as (build, stage),
            ledger.writing(everybody, now=stage.at(stage.today)),
        ):
            build(stage)
    for room in settings.ROOMS:
        # What reads the records of all rooms comes when they are there and folded, each act in a writing of its own.
        with _making(room, offers.Demo.last, out) as (last, stage):
            last(stage)
    demo_accounts.make()


@contextmanager
def _making(
    room: str, step: Callable[[Any, Any], None], out: Out
) -> Iterator[tuple[Callable[[Any], None], Stage]]:
    """A room's own ``build`` or ``last``, doing nothing where it has none, with a dice and a series of ids of its own.

    What one room makes does not move the others.
    """
    seed = f"{SEED} {room}" if step is offers.Demo.build else f"{SEED} {room} {step.__name__}"
    with clock.held(), identity.in_series(seed):
        yield offers.asked(room, step) or _nothing, _stage(seed, out)


def _nothing(stage: Stage) -> None:
    """What a room without a step does."""


def _stage(seed: str, out: Out) -> Stage:
    return Stage(
        units=list(Unit.objects.filter(kind__in=("village", "community")).order_by("code")),
        towns=list(Unit.objects.filter(kind="town").order_by("code")),
        dice=random.Random(seed),
        today=TODAY,
        out=out,
    )
