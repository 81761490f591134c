"""The unit's own list of major matters: add a line, end one."""

import uuid
from datetime import date, datetime

from cunju.activities.decisions.models import Listed
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


def add_listed(
    unit: Unit, *, label: str, from_on: date, now: datetime, base: uuid.UUID | None = None, page: str = ""
) -> Listed:
    """A major matter of the unit's own, by a meeting or from paper."""
    with ledger.writing([unit.code], now=now):
        if Listed.objects.filter(unit_code=unit.code, label=label, until=None).exists():
            raise CannotBe("清单里已经有这一项。", "label")
        return Listed.objects.create(unit_code=unit.code, label=label, from_on=from_on, base=base, page=page)


def end_listed(one: Listed, *, on: date, now: datetime) -> None:
    """From a day on it counts no more; matters recorded under it stay."""
    with ledger.writing([one.unit_code], now=now):
        if on < one.from_on:
            raise CannotBe("停用日期早于列入日期。请核对。", "on")
        one.until = on
        one.save(update_fields=["until"])
