"""How far a window has come by a day: what its facts make of it, whatever its status (interfaces §5)."""

from dataclasses import dataclass
from datetime import date

from cunju.catalogue import Duty
from cunju.duties.fold import Entry, RawWindow
from cunju.kernel.days import add_days


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a window has come by a day."""

    count: int = 0
    met_on: date | None = None
    entered_on: date | None = None
    due_on: date | None = None
    judged: Entry | None = None
    facts: tuple[str, ...] = ()


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
