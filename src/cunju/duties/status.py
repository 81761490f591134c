"""Status of a window: a pure function of its facts, its due day and the day asked about (interfaces §5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cunju.catalogue import Duty
from cunju.catalogue.words import SURE
from cunju.duties.fold import Exemption, RawWindow
from cunju.duties.outcomes import Outcome, outcome
from cunju.kernel.words import of_kind

STATUS_ZH = {
    "not_applicable": "不适用",
    "not_assessable": "不纳入评价",
    "met": "已完成",
    "reference": "参考",
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
class Adoption:
    """A default that the district lets bind: windows that begin from–to, from the day it was adopted."""

    duty: str
    start: date
    end: date | None
    adopted_on: date
    units: tuple[str, ...]

    def binds(self, duty: Duty, start: date, asked: "Asked") -> bool:
        """Whether a window of the asked unit that begins on ``start`` binds by it on the day asked about."""
        return (
            self.duty == duty.id
            and self.adopted_on <= asked.on
            and self.start <= start
            and (self.end is None or start <= self.end)
            and any(asked.code.startswith(one) for one in self.units)
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a status is asked of: the day, the unit and its validity, which kinds the installed rooms make.

    ``start``: the day from which this installation's duties are owed; ``present``: as in a fold.
    """

    on: date
    code: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    addressed: bool = True
    makes: frozenset[str] = frozenset()
    exemptions: Sequence[Exemption] = ()
    adoptions: Sequence[Adoption] = ()
    start: date | None = None
    present: Sequence[tuple[str, date]] = ()
    kind: str = ""


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
    text: str
    reading: str
    binding: bool
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
    # The root fact that opened it (``after:``); pages say by it which of several alike is meant.
    opening: str = ""
    # The day a person judged it not done: late from then on, whatever its due day.
    judged_on: date | None = None

    @property
    def own_label(self) -> str:
        """Its label as a village, or a community, says it; ``label`` is for both, and for pages over many units."""
        return of_kind(self.label, self.unit_kind)

    @property
    def own_object(self) -> str:
        """What is to be done, as a village, or a community, says it."""
        return of_kind(self.object, self.unit_kind)

    @property
    def sure(self) -> str:
        """The lower of the two marks."""
        return max(self.text, self.reading, key=SURE.index)

    @property
    def status_zh(self) -> str:
        """The Chinese word of the status."""
        return STATUS_ZH[self.status]


def status(duty: Duty, raw: RawWindow, done: Outcome, asked: Asked) -> str:
    """The first status that fits, in the order of interfaces §5."""
    if not _applicable(duty, raw, done, asked):
        return "not_applicable"
    bound = binds(duty, raw, asked)
    in_time = done.met_on is not None and _in_time(duty, done, bound=bound)
    if not _assessable(duty, raw, asked.on) or not (in_time or _started(duty, raw, asked)):
        return "not_assessable"
    if done.met_on is not None:
        return "met" if in_time else "met_late"
    if not bound:
        return "reference"
    if not _can_be_recorded(duty, asked):
        return "no_room"
    if duty.judgement == "person":
        return "needs_person" if done.judged is None else "overdue"
    return _waiting(due(duty, raw, done, asked), asked.on)


def binds(duty: Duty, raw: RawWindow, asked: Asked) -> bool:
    """Whether a window binds: by its text, or because the district adopted a default of ours."""
    return duty.binding or any(one.binds(duty, raw.start, asked) for one in asked.adoptions)


def _in_time(duty: Duty, done: Outcome, *, bound: bool) -> bool:
    """Of a window that is met: a state, a judgement and what does not bind are never late."""
    if done.due_on is None or duty.window.state or duty.judgement == "person" or not bound:
        return True
    return done.met_on is not None and done.met_on <= done.due_on


def _waiting(day: date | None, on: date) -> str:
    if day is None:
        return "open"
    if on > day:
        return "overdue"
    return "due_soon" if (day - on).days <= SOON_DAYS else "not_due"


def due(duty: Duty, raw: RawWindow, done: Outcome, asked: Asked) -> date | None:
    """The due day; a state that was over before the work here began is owed by the window's own day."""
    if duty.window.state and asked.start and done.due_on and done.due_on < asked.start:
        return raw.due_on
    return done.due_on


def _applicable(duty: Duty, raw: RawWindow, done: Outcome, asked: Asked) -> bool:
    day = raw.due_on or raw.start
    if not duty.speaks(addressed=asked.addressed):
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
    for name in (duty.id, *duty.former):
        mine = [one for one in asked.exemptions if one.duty in ("all", name) and one.granted_on <= asked.on]
        for one in mine:
            if any(map(one.covers, days)):
                return one
        if any(one.duty == name for one in mine):
            return None
    return None


def _assessable(duty: Duty, raw: RawWindow, on: date) -> bool:
    return raw.start <= duty.valid_to and _reached(duty, raw, on=on, begins=duty.valid_from)


def _started(duty: Duty, raw: RawWindow, asked: Asked) -> bool:
    """Whether a window is owed from the day on which the work here began; the rule of a duty's own first day."""
    return asked.start is None or _reached(duty, raw, on=asked.on, begins=asked.start)


def _reached(duty: Duty, raw: RawWindow, *, on: date, begins: date) -> bool:
    if on < begins or (raw.due_on or raw.start) < begins:
        return False
    words = duty.window
    counted_by_day = words.each in ("half", "quarter", "month") and duty.of is None and words.state is None
    return not counted_by_day or raw.start >= begins


def _can_be_recorded(duty: Duty, asked: Asked) -> bool:
    """A room makes one of the duty's kinds, or the unit holds a fact of one; what people judge without kinds always can."""
    if not duty.kinds or any(kind in asked.makes for kind in duty.kinds):
        return True
    return any(kind in duty.kinds and first <= asked.on for kind, first in asked.present)


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
        text=duty.text,
        reading=duty.reading,
        binding=binds(duty, raw, asked),
        judgement=duty.judgement,
        owed_by=duty.owed_by,
        from_=raw.start,
        to=raw.end,
        due_on=due(duty, raw, done, asked),
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
        opening=raw.opening,
        judged_on=done.judged.occurred_on if done.judged and not done.judged.sound else None,
    )
