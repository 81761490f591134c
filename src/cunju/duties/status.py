"""Status of a window: a pure function of its facts, its due day and the day asked about (interfaces §5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cunju.catalogue import Duty
from cunju.duties.fold import Entry, Exemption, RawWindow
from cunju.kernel.days import add_days
from cunju.kernel.words import of_kind

STATUS_ZH = {
    "not_applicable": "不适用",
    "not_assessable": "不纳入评价",
    "met": "已完成",
    "met_late": "逾期完成",
    "no_room": "暂未开通登记",
    "needs_person": "待研判",
    "overdue": "已逾期",
    "open": "待办",
    "due_soon": "即将到期",
    "not_due": "未到期",
}
SOON_DAYS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What a status is asked of: the day, the unit's kind and validity, which rooms are installed."""

    on: date
    valid_from: date | None = None
    valid_to: date | None = None
    addressed: bool = True
    rooms: frozenset[str] = frozenset()
    exemptions: Sequence[Exemption] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a window has come by a day."""

    count: int = 0
    met_on: date | None = None
    entered_on: date | None = None
    due_on: date | None = None
    judged: Entry | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A window with its status on a day; keys as in interfaces §5."""

    duty: str
    measure: int
    task: int
    label: str
    verb: str
    object: str
    authority: str
    cite: str
    sure: str
    judgement: str
    owed_by: str
    from_: date
    to: date | None
    due_on: date | None
    count: int
    at_least: int
    at_most: int | None
    over: bool
    met_on: date | None
    entered_on: date | None
    status: str
    facts: tuple[str, ...] = ()
    kind: str = ""
    findings: tuple[dict[str, Any], ...] = field(default=())
    why: str = ""
    unit_kind: str = ""

    @property
    def own_label(self) -> str:
        """Its label as a village, or a community, says it; ``label`` is for both, and for pages over many units."""
        return of_kind(self.label, self.unit_kind)

    @property
    def own_object(self) -> str:
        """What is to be done, as a village, or a community, says it."""
        return of_kind(self.object, self.unit_kind)

    @property
    def status_zh(self) -> str:
        """The Chinese word of the status."""
        return STATUS_ZH[self.status]


def outcome(duty: Duty, raw: RawWindow, on: date) -> Outcome:
    """What the facts that happened on or before ``on`` make of a window."""
    judged = [entry for entry in raw.judged if entry.occurred_on <= on]
    seen = [entry for entry in raw.entries if entry.occurred_on <= on]
    if duty.window.state and duty.judgement != "person":
        return _state(duty, raw, seen, on)
    facts = tuple(entry.uid for entry in seen)
    count, met_on, entered_on = _count(duty, seen)
    if duty.judgement == "person":
        last = judged[-1] if judged else None
        day = last.occurred_on if last and last.sound else None
        entered = last.entered_on if last and last.sound else None
        return Outcome(count, day, entered, raw.due_on, last, facts)
    return Outcome(count, met_on, entered_on, raw.due_on, None, facts)


def _count(duty: Duty, seen: list[Entry]) -> tuple[int, date | None, date | None]:
    happened = [entry.occurred_on for entry in seen]
    entered = [entry.entered_on for entry in seen]
    if duty.distinct:
        values = {entry.value for entry in seen}
        happened = sorted(min(one.occurred_on for one in seen if one.value == value) for value in values)
        entered = [min(one.entered_on for one in seen if one.value == value) for value in values]
    count = len(happened)
    if count < duty.at_least or count == 0:
        return count, None, None
    return count, happened[duty.at_least - 1], sorted(entered)[duty.at_least - 1]


def _state(duty: Duty, raw: RawWindow, seen: list[Entry], on: date) -> Outcome:
    day = min(on, raw.end) if raw.end else on
    lives: dict[str, dict[date, Entry]] = {}
    for entry in seen:
        if entry.occurred_on <= day:
            lives.setdefault(entry.value, {})[entry.occurred_on] = entry  # of one day the later record stands
    runs = [run for life in lives.values() for run in _runs(list(life.values()), day)]
    standing = [run for run in runs if run.last == day]
    ids = sorted((entry.occurred_on, entry.uid) for entry in seen if entry.occurred_on <= day)
    facts = tuple(uid for _, uid in ids)
    if len(standing) >= duty.at_least:
        started = sorted(run.first for run in standing)[duty.at_least - 1]
        entered = sorted(run.entered_on for run in standing)[duty.at_least - 1]
        return Outcome(len(standing), started, entered, raw.due_on, None, facts)
    return Outcome(len(standing), None, None, _ended(runs, duty.at_least) or raw.due_on, None, facts)


@dataclass(slots=True)
class _Run:
    """An unbroken run of days on which one key was sound; ``ended`` is the day it was over, by until or by the next fact."""

    first: date
    last: date
    ended: date
    entered_on: date


def _runs(life: list[Entry], day: date) -> list[_Run]:
    runs: list[_Run] = []
    for entry, following in zip(life, [*life[1:], None], strict=True):
        if not entry.sound or (entry.until and entry.until < entry.occurred_on):
            continue
        last, ended = (
            (add_days(following.occurred_on, -1), following.occurred_on) if following else (day, day)
        )
        if entry.until and entry.until <= last:
            last = ended = entry.until
        if runs and add_days(runs[-1].last, 1) == entry.occurred_on:
            before = runs[-1]
            runs[-1] = _Run(before.first, last, ended, min(before.entered_on, entry.entered_on))
        else:
            runs.append(_Run(entry.occurred_on, last, ended, entry.entered_on))
    return runs


def _ended(runs: list[_Run], at_least: int) -> date | None:
    """The day on which the last time was over that enough keys were sound at once; None where that never was."""
    for run in sorted(runs, key=lambda one: one.last, reverse=True):
        if sum(one.first <= run.last <= one.last for one in runs) >= at_least:
            return min(one.ended for one in runs if one.last == run.last)
    return None


def status(duty: Duty, raw: RawWindow, done: Outcome, asked: Asked) -> str:
    """The first status that fits, in the order of interfaces §5."""
    if not _applicable(duty, raw, done, asked):
        return "not_applicable"
    if not _assessable(duty, raw, asked.on):
        return "not_assessable"
    due = done.due_on
    if done.met_on is not None:
        return "met" if due is None or duty.window.state or done.met_on <= due else "met_late"
    if duty.judgement == "person":
        return "needs_person" if done.judged is None else "overdue"
    if not done.facts and not _can_be_recorded(duty, asked.rooms):
        return "no_room"
    if due is None:
        return "open"
    if asked.on > due:
        return "overdue"
    return "due_soon" if (due - asked.on).days <= SOON_DAYS else "not_due"


def _applicable(duty: Duty, raw: RawWindow, done: Outcome, asked: Asked) -> bool:
    day = raw.due_on or raw.start
    if not asked.addressed and duty.authority in ("notice", "local"):
        return False
    if (asked.valid_from and day < asked.valid_from) or (asked.valid_to and day > asked.valid_to):
        return False
    return exemption(duty, raw, done, asked) is None


def exemption(duty: Duty, raw: RawWindow, done: Outcome, asked: Asked) -> Exemption | None:
    """The grant by which a window does not apply to a unit, if there is one by the day asked about."""
    days = [raw.due_on or raw.start]
    if duty.window.state and done.met_on is None and done.due_on and done.due_on < asked.on:
        # A state that ended before its due day would be late at once: it is not, while the grant runs.
        days.append(min(asked.on, raw.end or asked.on))
    for one in asked.exemptions:
        if one.duty in ("all", duty.id) and one.granted_on <= asked.on and any(map(one.covers, days)):
            return one
    return None


def _assessable(duty: Duty, raw: RawWindow, on: date) -> bool:
    if on < duty.valid_from or raw.start > duty.valid_to:
        return False
    if raw.due_on is not None and raw.due_on < duty.valid_from:
        return False
    words = duty.window
    counted_by_day = words.each in ("half", "quarter", "month") and duty.of is None and words.state is None
    return not counted_by_day or raw.start >= duty.valid_from


def _can_be_recorded(duty: Duty, rooms: frozenset[str]) -> bool:
    kinds = (duty.window.state,) if duty.window.state else duty.facts
    return any(kind and kind.split(".")[0] in rooms for kind in kinds)


def window(duty: Duty, raw: RawWindow, *, task: int, asked: Asked) -> Window:
    """A window as the world sees it on a day."""
    done = outcome(duty, raw, asked.on)
    granted = exemption(duty, raw, done, asked)
    more = tuple(one.uid for one in (done.judged, granted) if one and one.uid)
    return Window(
        duty=duty.id,
        measure=duty.measure,
        task=task,
        label=duty.label,
        verb=duty.verb,
        object=duty.object,
        authority=duty.authority,
        cite=duty.cite,
        sure=duty.sure,
        judgement=duty.judgement,
        owed_by=duty.owed_by,
        from_=raw.start,
        to=raw.end,
        due_on=done.due_on,
        count=done.count,
        at_least=duty.at_least,
        at_most=duty.at_most,
        over=duty.at_most is not None and done.count > duty.at_most,
        met_on=done.met_on,
        entered_on=done.entered_on,
        status=status(duty, raw, done, asked),
        facts=done.facts + more,
        kind=(duty.window.state or (duty.facts[0] if duty.facts else "")),
        unit_kind=asked.kind,
    )
