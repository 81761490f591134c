"""The roll of a unit on a day: adults, households, groups, voting Party members, its collective organisation."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.bodies import queries
from cunju.activities.bodies.facts import RollRecorded
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Roll

NAMES = ("adults", "households", "groups", "party_members", "collective_org")


@dataclass(frozen=True, slots=True)
class Counts:
    """The four numbers, and whether a village has a collective organisation; None is not known."""

    adults: int | None = None
    households: int | None = None
    groups: int | None = None
    party_members: int | None = None
    collective_org: bool | None = None


def record_roll(
    unit_code: str, counts: Counts, *, on: date, by: str, now: datetime, fact_id: Any = None
) -> Roll:
    """Record the roll of a day, or correct the one of that day."""
    before = Roll.objects.filter(unit_code=unit_code, on=on).first()
    old = [before.fact] if before and before.fact else []
    with ledger.writing([unit_code], now=now, superseding=old) as pen:
        if on > pen.today:
            raise CannotBe("名册的日期还没有到，请核对。", "on")
        if all(one is None for one in asdict(counts).values()):
            raise CannotBe("一项都没有填，至少填一项。", "adults")
        if counts.adults is not None and (counts.party_members or 0) > counts.adults:
            raise CannotBe("有表决权的党员数多于十八周岁以上人数，请核对。", "party_members")
        return write_roll(pen, before, counts, unit_code=unit_code, on=on, by=by, fact_id=fact_id)


def write_roll(
    pen: Any, roll: Roll | None, counts: Counts, *, unit_code: str, on: date, by: str, fact_id: Any = None
) -> Roll:
    """Within a writing: the row and its fact, new or corrected; the same numbers again change nothing."""
    declared = RollRecorded(**asdict(counts), grids=queries.grids_known(unit_code))
    if roll is not None and roll.fact and all(getattr(roll, one) == getattr(counts, one) for one in NAMES):
        return roll
    roll = roll or Roll(unit_code=unit_code, on=on)
    for one in NAMES:
        setattr(roll, one, getattr(counts, one))
    if roll.fact:
        pen.correct(roll.fact, declared, occurred_on=on, by=by, fact_id=fact_id)
    else:
        roll.fact = pen.record(declared, unit=unit_code, occurred_on=on, by=by, fact_id=fact_id).uid
    roll.save()
    return roll
