"""What the notice asks of a unit this year and how far it is, in plain words; no other unit stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cunju import catalogue
from cunju.catalogue import Measure
from cunju.duties import interface as duties
from cunju.duties.reading import duties_by_id
from cunju.duties.status import Window
from cunju.kernel.days import chinese_day
from cunju.kernel.sections import TASKS, Section
from cunju.org.models import Unit

OWED = ("unit", "supervisory")
LATE, SOON, DONE, DONE_LATE = "overdue", "due_soon", "met", "met_late"
# What is late comes first; what a person judges, or nobody owes yet, is said as it is.
PARTS = (
    (LATE, "late", "迟了"), (SOON, "soon", "快到期"), (DONE_LATE, "slow", "办了，比规定的日子晚"), (DONE, "done", "按期办了"),
)  # fmt: skip
SAID = {
    LATE: ("late", "迟了，还没有办"), SOON: ("soon", "快到期"), DONE_LATE: ("slow", "办了，晚了"), DONE: ("done", "办了"),
    "not_due": ("wait", "还没有到期"), "open": ("open", "正在办"), "needs_person": ("judge", "由镇街看过再说"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """How many of the year's duties stand alike, and which: words with the day where one is near or passed."""

    look: str
    word: str
    rows: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of the notice with what of it concerns the unit."""

    measure: Measure
    rows: list[tuple[str, str, str]]


def windows(unit: Unit, *, on: date) -> list[Window]:
    """What binds a unit this year, in the notice's order."""
    found = duties.standing(unit.code, on=on, owed_by=OWED, with_why=False).windows
    return [one for one in found if one.binding and one.status in SAID]


def section(unit: Unit, *, on: date) -> list[Section]:
    """The year's tasks on the board; nothing where nothing is asked of the unit."""
    found = windows(unit, on=on)
    parts = [Part(look, word, _rows(found, status)) for status, look, word in PARTS]
    parts = [one for one in parts if one.rows]
    if not parts:
        return []
    context = {"parts": parts, "year": on.year, "notice": catalogue.notice()}
    return [Section("portal.tasks", TASKS, "portal/tasks.html", context)]


def _rows(found: Iterable[Window], status: str) -> list[str]:
    """Words of the duties of a status, several windows of one duty once: ``第三季度协商（最晚9月30日）``."""
    here = [one for one in found if one.status == status]
    if status in (LATE, SOON):
        return [_told(one.own_label, [one]) for one in here]
    counted: dict[str, int] = {}
    for one in here:
        counted[one.own_label] = counted.get(one.own_label, 0) + 1
    return [label if times == 1 else f"{label}（{times}次）" for label, times in counted.items()]


def measures(unit: Unit, *, on: date) -> list[Line]:
    """Each measure of the notice with the unit's own standing."""
    found = windows(unit, on=on)
    return [Line(one, _standings([each for each in found if each.measure == one.no])) for one in catalogue.notice().measures]


def _standings(here: list[Window]) -> list[tuple[str, str, str]]:
    """A measure's windows in the notice's order; several of one duty that stand alike are one line with their number."""
    groups: dict[tuple[str, str], list[Window]] = {}
    for one in here:
        groups.setdefault((one.own_label, one.status), []).append(one)
    return [(_told(label, alike), *SAID[status]) for (label, status), alike in groups.items()]


def _told(label: str, alike: list[Window]) -> str:
    """``第三季度协商（最晚9月30日）``; of several the number, and the next day where they are still to be done."""
    said = [f"{len(alike)}次"] if len(alike) > 1 else []
    days = sorted(one.due_on for one in alike if one.due_on)
    if _undated(alike[0]):
        said.append("原文没有写到哪一天，今年内办都算")
    elif days and (len(days) == 1 or alike[0].status not in (DONE, DONE_LATE)):
        said.append(f"最晚{chinese_day(days[0])}" if len(days) == 1 else f"最近的一次最晚{chinese_day(days[0])}")
    return f"{label}（{'，'.join(said)}）" if said else label


def _undated(one: Window) -> bool:
    """Whether a year's duty is still to be done whose text names a time nobody can date: the last day of the year is no word of it."""
    duty = duties_by_id().get(one.duty)
    if duty is None or one.status in (DONE, DONE_LATE) or duty.window.each != "year":
        return False
    dated = duty.window.due_after_days or duty.window.due_after_months or duty.window.by or duty.window.on
    return not dated and duty.reading != "C"
