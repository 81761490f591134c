"""Tasks from above as they stand on a day, and what was admitted costs in a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cunju.activities.fourlists import rules
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry, Task
from cunju.kernel.days import short_day
from cunju.org import roles
from cunju.org.models import Account
from cunju.records.models import LIVE


def decided(task: Task) -> Entry | None:
    """The line that decided a task, if one stands."""
    return next((one for one in task.entries.all() if one.state == LIVE), None)


def started(task: Task, line: Entry | None = None) -> date:
    """The day a task begins: that of its admission, before it the day it was entered."""
    line = line or decided(task)
    return line.on if line else task.entered_on


@dataclass(frozen=True, slots=True)
class Asked:
    """A task as pages and papers show it on a day."""

    task: Task
    line: Entry | None
    state: tuple[str, str]
    cost: rules.Cost
    year: rules.Cost
    often: str

    @property
    def admitted(self) -> bool:
        """Whether the district admitted it."""
        return self.line is not None and self.line.said["result"] == rules.ADMITTED


def asked(task: Task, *, on: date) -> Asked:
    """A task on a day; of the year only what it costs in that year."""
    line = decided(task)
    begun = started(task, line)
    state = rules.state(line.said["result"] if line else "", task.ends_on, on=on, withdrawn=task.withdrawn)
    yearly = rules.cost(task, begun, year=on.year)
    return Asked(task, line, state, rules.cost(task, begun), yearly, rules.PERIODS[task.period][0])


def asked_of(prefix: str, *, on: date, unit: str = "") -> list[Asked]:
    """The tasks entered in a year below a prefix or still running in it, newest first; of a unit only where asked."""
    found = Task.objects.filter(town_code__startswith=prefix, entered_on__lte=on, ends_on__year__gte=on.year)
    told = [one for one in found.prefetch_related("entries") if not unit or unit in one.units]
    return [asked(one, on=on) for one in told]


@dataclass(frozen=True, slots=True)
class Hours:
    """What was admitted costs villages in a year: how many tasks, hours of all, hours of one unit that has them all on average."""

    tasks: int
    hours: float
    units: int

    @property
    def each(self) -> float:
        """Hours of one unit, on average over those that have any."""
        return self.hours / self.units if self.units else 0.0

    @property
    def said(self) -> tuple[str, str]:
        """Hours of all and of one, in words."""
        return rules.tenths(self.hours), rules.tenths(self.each)


def hours(found: Iterable[Asked]) -> Hours:
    """Tasks admitted, summed."""
    mine = [one for one in found if one.admitted]
    return Hours(len(mine), sum(one.year.hours for one in mine), len({code for one in mine for code in one.task.units}))


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """On today's page: the district's what waits for its word, the town's what the district said, the village's what it was asked to do.

    Each stands until it ends; never late.
    """
    if account.role == roles.DISTRICT_OFFICER:
        left = [one for one in _running(account.unit_code, on=on) if one.line is None]
        return [(f"{len(left)}件清单外事项等区里定准入", BOOK.url("home", account.unit_code))] if left else []
    own = account.unit_code if account.role == roles.VILLAGE_CLERK else ""
    if not own and account.role != roles.TOWN_OFFICER:
        return []
    found = [one for one in _running(account.unit_code[:9], on=on, unit=own) if one.line is not None and (one.admitted or not own)]
    return [(_told(one, own=bool(own)), BOOK.url("task", one.task.pk)) for one in found]


def _running(prefix: str, *, on: date, unit: str = "") -> list[Asked]:
    """Tasks that have not ended and were not taken back."""
    return [one for one in asked_of(prefix, on=on, unit=unit) if not one.task.withdrawn and one.task.ends_on >= on]


def _told(one: Asked, *, own: bool) -> str:
    ends = f"做到{short_day(one.task.ends_on)}为止"
    if own:
        return f"清单外事项“{one.task.title}”：{one.often}，{ends}"
    return f"清单外事项“{one.task.title}”：区里" + (f"同意准入，{ends}" if one.admitted else "不予准入")
