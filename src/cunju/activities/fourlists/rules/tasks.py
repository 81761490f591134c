"""What a task from above costs those who do it, what it lacks, how it stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from cunju.kernel.days import add_months

ADMITTED, DECLINED = "admitted", "declined"
# How often it is asked: words, months from one time to the next (0: once; None: each week).
PERIODS: dict[str, tuple[str, int | None]] = {
    "once": ("只此一次", 0), "week": ("每周一次", None), "month": ("每月一次", 1), "quarter": ("每季度一次", 3), "half": ("每半年一次", 6),
    "year": ("每年一次", 12),
}  # fmt: skip


def tenths(hours: float) -> str:
    """Hours to one decimal, a half rounded up."""
    return str(Decimal(str(hours)).quantize(Decimal("0.1"), ROUND_HALF_UP))


class Asked(Protocol):
    """A task as rules read it."""

    period: str
    minutes: int
    units: list[str]
    ends_on: date
    basis: str
    funded: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """Minutes × units × times, as hours."""

    minutes: int
    units: int
    times: int

    @property
    def hours(self) -> float:
        """All units together."""
        return self.minutes * self.units * self.times / 60

    @property
    def each(self) -> float:
        """One unit."""
        return self.minutes * self.times / 60

    @property
    def said(self) -> str:
        """The whole sum in words."""
        return f"{self.minutes}分钟×{self.units}个单位×{self.times}次＝{tenths(self.hours)}小时"


def times(period: str, start: date, end: date) -> int:
    """How many times it is asked from one day to another, the first on the first day."""
    step = PERIODS[period][1]
    if end < start:
        return 0
    if step == 0:
        return 1
    if step is None:
        return (end - start).days // 7 + 1
    found, day = 0, start
    while day <= end:
        found += 1
        day = add_months(start, step * found)
    return found


def cost(task: Asked, start: date, *, year: int | None = None) -> Cost:
    """What it costs from the day it begins to its end; of one year only where asked."""
    end = task.ends_on
    found = times(task.period, start, end)
    if year is not None:
        before = times(task.period, start, date(year - 1, 12, 31))
        found = times(task.period, start, min(end, date(year, 12, 31))) - before
    return Cost(task.minutes, len(task.units), max(found, 0))


# What each choice of the question task.basis asks, as the codes of what may lack.
ASKS = {"payer": ("unfunded",), "basis_and_payer": ("no_basis", "unfunded"), "consent": (), "free": ()}
FAULTS = {"no_basis": "没有依据", "unfunded": "没有落实经费"}


def faults(task: Asked, choices: Iterable[str]) -> list[str]:
    """What a task lacks of what the law of its day asks, as codes."""
    lacks = {"no_basis": task.basis == "none", "unfunded": not task.funded}
    return [code for code in FAULTS if lacks[code] and any(code in ASKS.get(one, ()) for one in choices)]


def state(result: str, ends_on: date, *, on: date, withdrawn: bool = False) -> tuple[str, str]:
    """How a task stands on a day, as look and word; what has an end ends by itself."""
    if withdrawn:
        return "na", "已撤回"
    if result == DECLINED:
        return "back", "不予准入"
    if result == ADMITTED:
        return ("done", "同意准入") if on <= ends_on else ("out", "到期自动停止")
    return ("wait", "等区里定") if on <= ends_on else ("out", "没有定就到期了")
