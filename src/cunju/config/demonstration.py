"""Builds the demonstration: real units, the notice's requirements, records through the rooms' own actions (演示数据)."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from cunju.catalogue.loading import DATA
from cunju.kernel.commands import Out
from cunju.kernel.days import SHANGHAI
from cunju.ledger import identity
from cunju.org import demo_accounts, units
from cunju.org.models import Installation, Unit

TODAY = date(2023, 9, 20)
SEED = "yubei-2023"
# Where every step is shown; elsewhere records are thinner.
FULL = ("500112018", "500112133")
NAMED = ("500112004018", "500112017015", "500112020008", "500112013011")


@dataclass(frozen=True)
class Stage:
    """What a room's ``demo.build`` gets: the units, a seeded dice, the day, progress."""

    units: Sequence[Unit]
    towns: Sequence[Unit]
    dice: random.Random
    today: date
    out: Out

    def at(self, day: date) -> datetime:
        """A morning of a past day."""
        return datetime.combine(day, time(9, 15), SHANGHAI)

    def is_full(self, unit: Unit) -> bool:
        """Whether a unit shows every step."""
        return unit.code.startswith(FULL) or unit.code in NAMED


def prepare(out: Out) -> None:
    """Fill a new database: units, each room's records (people as offices and numbers first), accounts."""
    Installation.objects.create(demonstration=True, today=TODAY, district_code="500112", initialised_on=TODAY)
    units.load(DATA / "units" / "yubei-2023.csv")
    for room in settings.ROOMS:
        if find_spec(f"{room}.demo"):
            # A dice and a series of ids of its own: what one room makes does not move the others.
            with identity.in_series(f"{SEED} {room}"):
                import_module(f"{room}.demo").build(_stage(f"{SEED} {room}", out))
    demo_accounts.make()


def _stage(seed: str, out: Out) -> Stage:
    return Stage(
        units=list(Unit.objects.filter(kind__in=("village", "community")).order_by("code")),
        towns=list(Unit.objects.filter(kind="town").order_by("code")),
        dice=random.Random(seed),
        today=TODAY,
        out=out,
    )
