"""What is drawn month by month, from windows and records at hand. Pure: no clock, no query; months are read from the days themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.duties.status import Window
from cunju.kernel.days import add_days, add_months, short_day

# A window of which a day was due and that binds: it was done in time, done late, or is not done.
COUNTED = ("met", "met_late", "overdue", "due_soon", "open", "not_due")
MONTHS, STEP, BAR, TALL = 12, 20, 14, 48


@dataclass(frozen=True, slots=True)
class Point:
    """A month-end (or the day asked about): of what was due by then, done in time, done late, not done."""

    on: date
    in_time: int
    late: int
    left: int

    @property
    def of(self) -> int:
        """How many were due by then."""
        return self.in_time + self.late + self.left

    @property
    def words(self) -> str:
        """With its numbers, as a sentence says them."""
        parts = [f"按期{self.in_time}", f"逾期后办成{self.late}" if self.late else "", f"没办成{self.left}" if self.left else ""]
        return f"到{short_day(self.on)}应办{self.of}件，{'，'.join(one for one in parts if one)}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a drawing: where it stands, how tall each part is."""

    look: str
    path: str


@dataclass(frozen=True, slots=True)
class Course:
    """A measure through the year: its month-ends; nothing where nothing was due yet."""

    number: int
    title: str
    points: tuple[Point, ...]

    @property
    def last(self) -> Point:
        """How it stands on the day asked about."""
        return self.points[-1]

    @property
    def bars(self) -> list[Bar]:
        """The drawing: a path for each look, a bar for each month, the tallest as tall as the drawing."""
        return stacked([(one.in_time, one.late, one.left) for one in self.points])


def month_ends(on: date) -> list[date]:
    """The month-ends of a year up to a day, that day the last."""
    firsts = [date(on.year, month, 1) for month in range(2, on.month + 1)]
    return [*(add_days(one, -1) for one in firsts), on]


def course(number: int, title: str, windows: Iterable[Window], on: date) -> Course:
    """One measure read from the days of its windows: when each was due, when each was done."""
    days = [
        (one.due_on, one.met_on)
        for one in windows
        if one.binding and one.due_on and one.due_on <= on and one.status in COUNTED
    ]
    return Course(number, title, tuple(_point(days, end) for end in month_ends(on)))


def _point(days: Sequence[tuple[date, date | None]], end: date) -> Point:
    due = [(by, met) for by, met in days if by <= end]
    done = [(by, met) for by, met in due if met is not None and met <= end]
    in_time = sum(met <= by for by, met in done)
    return Point(end, in_time, len(done) - in_time, len(due) - len(done))


def stacked(points: Sequence[tuple[int, int, int]]) -> list[Bar]:
    """Three looks as paths: done in time at the bottom, done late above it, not done on top."""
    most = max((sum(one) for one in points), default=0) or 1
    paths: dict[str, list[str]] = {"met": [], "slow": [], "left": []}
    for at, point in enumerate(points):
        base = 0
        for look, n in zip(paths, point, strict=True):
            paths[look] += [box(at, base * TALL / most, (base + n) * TALL / most)] if n else []
            base += n
    return [Bar(look, "".join(each)) for look, each in paths.items() if each]


def box(at: float, low: float, high: float, *, wide: float = BAR) -> str:
    """A rectangle as a path: the column, how high it begins and ends above the ground."""
    left = at * STEP + (STEP - BAR) / 2
    return f"M{left:g} {TALL - low:.4g}V{TALL - high:.4g}h{wide:g}V{TALL - low:.4g}z"


def last_months(on: date) -> list[date]:
    """The first days of the twelve months that end with a day's own."""
    return [add_months(on.replace(day=1), at) for at in range(1 - MONTHS, 1)]
