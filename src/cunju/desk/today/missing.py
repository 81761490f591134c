"""谁还没有: for each duty of a town's units that is due, which have not done it, whom to call; in code order, never by lateness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cunju.desk import wording
from cunju.desk.today.queries import still
from cunju.duties import interface as duties
from cunju.duties import openings
from cunju.duties.grid import OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.days import short_day
from cunju.org.models import Seat, Unit

WAITS = ("due_soon", "overdue")
# Whose telephone it is: who leads the committee, else who stands in.
CALLED = ("director", "deputy")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit that has not: how far it came, which of several is meant, whom to call."""

    unit: Unit
    name: str
    words: str
    phone: str

    @property
    def numbers(self) -> list[str]:
        """Each number by itself, to be called by one tap."""
        return self.phone.split("、") if self.phone else []


@dataclass(frozen=True, slots=True)
class Missing:
    """One duty of one period with the units that have not done it."""

    window: Window
    title: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """As one line for a work group."""
        if self.window.judged_on:
            return f"{self.title}研判为没有做到的：{'、'.join(one.name for one in self.rows)}。"
        day = f"（{short_day(self.window.due_on)}前）" if self.window.due_on else ""
        return f"{self.title}{day}还没有的：{'、'.join(one.name for one in self.rows)}。"


def missing(units: Sequence[Unit], *, on: date, office: str) -> list[Missing]:
    """What is due or overdue, by day, in the words an office reads; a few queries whatever the number of units."""
    waiting = [
        (standing.unit, one)
        for year in (on.year, on.year - 1)
        for standing in duties.standings(units, on=on, year=year)
        for one in standing.windows
        if one.due_on and one.status in WAITS and one.owed_by in OF_UNIT and (year == on.year or still(one, on))
    ]
    which, phones = openings.words((one for _, one in waiting), office=office), _phones([one.code for one in units], on)
    groups: dict[tuple[str, str, str, str], list[tuple[Unit, Window]]] = {}
    for unit, one in waiting:
        late_from = str(one.judged_on or "")  # judged on one day, they are told by that day
        groups.setdefault((str(one.due_on), one.duty, late_from, wording.period(one)), []).append((unit, one))
    found = []
    for (_, _, _, period), each in sorted(groups.items(), key=lambda item: item[0][:3]):
        by_unit: dict[str, list[Window]] = {}
        for unit, one in each:
            by_unit.setdefault(unit.code, []).append(one)
        places = {unit.code: unit for unit, _ in each}
        rows = tuple(
            Row(places[code], wording.short(places[code].name), _words(theirs, which), phones.get(code, ""))
            for code, theirs in sorted(by_unit.items())
        )
        found.append(Missing(each[0][1], f"{period}{wording.without_period(each[0][1].object)}", rows))
    return _told_apart(found)


def _told_apart(found: Sequence[Missing]) -> list[Missing]:
    """Where two duties of one day read alike, each says its own label too."""
    alike: dict[tuple[str, date | None], set[str]] = {}
    for one in found:
        alike.setdefault((one.title, one.window.due_on), set()).add(one.window.duty)
    return [
        replace(one, title=f"{one.title}（{one.window.label}）") if len(alike[one.title, one.window.due_on]) > 1 else one
        for one in found
    ]


def _words(windows: Sequence[Window], which: Mapping[str, str]) -> str:
    """How far a unit came with a duty; of several alike which, or how many."""
    first = windows[0]
    said = which.get(first.opening, "") or wording.progress(first)
    return said if len(windows) == 1 else f"{len(windows)}件，{said}"


def _phones(codes: Sequence[str], on: date) -> dict[str, str]:
    seats = Seat.objects.filter(unit_code__in=codes, body="committee", role__in=CALLED, from_on__lte=on).exclude(to_on__lt=on)
    called = sorted(seats.exclude(person__phone="").select_related("person"), key=lambda one: CALLED.index(one.role))
    found: dict[str, str] = {}
    for one in called:
        found.setdefault(one.unit_code, one.person.phone)
    return found
