"""One cell of the matrix: how many of what was due is done, what waits for a judgement, the worst state present (interfaces §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.duties.fold import Exemption
from cunju.kernel import kept

WORST = (
    "overdue", "due_soon", "needs_person", "open", "not_due", "met_late", "met", "reference", "no_room", "not_assessable",
    "none_yet", "not_applicable",
)  # fmt: skip
RANK = {state: rank for rank, state in enumerate(WORST)}
DONE = ("met", "met_late")


@dataclass(frozen=True, slots=True)
class Tally:
    """``of``: windows that were due, ``n`` those done, ``overdue`` those late; what is not yet due is in none of them."""

    n: int = 0
    of: int = 0
    overdue: int = 0


NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure of one row; ``judge``: what waits for a person, ``judge_with_records`` where something speaks for it.

    ``own``: what the office of the row owes itself, wherever it arises; in a unit's row nothing.
    """

    measure: int
    state: str
    n: int = 0
    of: int = 0
    overdue: int = 0
    judge: int = 0
    judge_with_records: int = 0
    own: Tally = NOTHING

    @property
    def judged_by_person(self) -> str:
        """``待研判3（2项有记录）``; empty where nothing waits for a person."""
        if not self.judge:
            return ""
        held = f"（{self.judge_with_records}项有记录）" if self.judge_with_records else ""
        return f"待研判{self.judge}{held}"


class Counted(Protocol):
    """Of a window what a cell counts (``status.Window``, ``brief.Weighed``)."""

    @property
    def status(self) -> str:
        """As of a window."""

    @property
    def binding(self) -> bool:
        """As of a window."""

    @property
    def due_on(self) -> date | None:
        """As of a window."""

    @property
    def facts(self) -> Sequence[str]:
        """What counts in it."""


@dataclass(slots=True, eq=False)
class Party:
    """What one party owes of one measure: its windows, and the state where it has none that tells. What it comes to is counted once."""

    windows: Sequence[Counted]
    empty: str = "not_applicable"
    _state: str = ""
    _binds: bool | None = None
    _judging: tuple[int, int] | None = None
    _tally: tuple[date, Tally] | None = None

    @property
    def state(self) -> str:
        """The worst state of its windows."""
        self._state = self._state or state([self])
        return self._state

    @property
    def judging(self) -> tuple[int, int]:
        """How many of them wait for a person, and of how many something is on record."""
        self._judging = self._judging or judging(self.windows)
        return self._judging

    @property
    def binds(self) -> bool:
        """Whether anything of it binds that applies."""
        if self._binds is None:
            self._binds = any(one.binding and one.status != "not_applicable" for one in self.windows)
        return self._binds

    def tally(self, on: date) -> Tally:
        """Those that were due by the day."""
        if self._tally is None or self._tally[0] != on:
            self._tally = on, tally(self.windows, on)
        return self._tally[1]


def tally(windows: Iterable[Counted], on: date) -> Tally:
    """The binding windows that were due by the day, the day itself included."""
    states = [one.status for one in windows if one.binding and _was_due(one, on)]
    return Tally(sum(one in DONE for one in states), len(states), states.count("overdue"))


def _was_due(one: Counted, on: date) -> bool:
    return one.status in (*DONE, "overdue") or (one.status == "due_soon" and one.due_on == on)


def judging(windows: Iterable[Counted]) -> tuple[int, int]:
    """How many windows wait for a person, and of how many something is on record."""
    waiting = [one for one in windows if one.status == "needs_person"]
    return len(waiting), sum(bool(one.facts) for one in waiting)


def state(parties: Iterable[Party]) -> str:
    """The worst state of parties; what does not bind tells only where it stands alone."""
    parties = list(parties)
    windows = [one for party in parties for one in party.windows if one.status != "not_applicable"]
    bound = [one.status for one in windows if one.binding] or [one.status for one in windows]
    return worst(bound or [party.empty for party in parties])


def state_of_all(parties: Sequence[Party]) -> str:
    """The same of parties whose own states are known: of one where something binds, what does not bind tells nothing."""
    bound = [one.state for one in parties if one.binds]
    return worst(bound) if bound else state(parties)


def worst(states: Iterable[str]) -> str:
    """The worst state present; not_applicable of none."""
    return min(states, key=RANK.__getitem__, default="not_applicable")


def unit_cell(measure: int, party: Party, on: date) -> Cell:
    """A unit's cell: what it and its supervisory committee owe."""
    found = party.tally(on)
    return Cell(measure, party.state, found.n, found.of, found.overdue, *party.judging)


def office_cell(measure: int, party: Party, on: date) -> Cell:
    """A cell of an office itself: its own figures, once as the row's and once as its own."""
    found = party.tally(on)
    return Cell(measure, party.state, found.n, found.of, found.overdue, *party.judging, found)


def town_cell(measure: int, own: Party, below: Sequence[Party], on: date) -> Cell:
    """A town's cell: of its units those something was due of, those that did it all; its own part beside."""
    tallies = [one.tally(on) for one in below]
    due = [one for one in tallies if one.of]
    waiting = [one.judging for one in below]
    return Cell(
        measure,
        state_of_all([*below, own]),
        n=sum(one.n == one.of for one in due),
        of=len(due),
        overdue=sum(bool(one.overdue) for one in tallies),
        judge=sum(bool(n) for n, _ in waiting),
        judge_with_records=sum(bool(held) for _, held in waiting),
        own=own.tally(on),
    )


@dataclass(frozen=True, slots=True)
class Speaking:
    """Of whom it is asked what the catalogue says where there is no window."""

    code: str
    kind: str
    year: int
    addressed: bool
    makes: frozenset[str]
    owed_by: tuple[str, ...]


def empty_state(who: Speaking, measure: int, exemptions: Sequence[Exemption], on: date) -> str:
    """How a measure without a window stands: it does not speak to the unit, or what it waits for has not happened."""
    speaking = _speaking(who, catalogue.load().digest).get(measure, ())
    return without_window(who, [one for one in speaking if not exempted(one, exemptions, on)])


def empty_states(who: Speaking) -> dict[int, str]:
    """The same of every measure that speaks to a unit without exemptions; a measure that is not here does not speak to it."""
    return _empties(who, catalogue.load().digest)


@lru_cache(maxsize=kept.most(2048))
def _empties(who: Speaking, digest: str) -> dict[int, str]:
    return {measure: without_window(who, duties) for measure, duties in _speaking(who, digest).items()}


def without_window(who: Speaking, speaking: Sequence[Duty]) -> str:
    """How a measure stands of which a unit has no window, by the duties that speak of it to the unit."""
    if not speaking or not all(one.window.after for one in speaking):
        return "not_applicable"
    return "none_yet" if any(one.window.after in who.makes for one in speaking) else "no_room"


def exempted(duty: Duty, exemptions: Sequence[Exemption], on: date) -> bool:
    """Whether one of a unit's exemptions takes out a duty, under its own or a former name, on a day."""
    names = ("all", duty.id, *duty.former)
    return any(one.duty in names and one.granted_on <= on and one.covers(on) for one in exemptions)


@lru_cache(maxsize=kept.most(2048))
def _speaking(who: Speaking, digest: str) -> dict[int, tuple[Duty, ...]]:
    """Duties that speak to a unit in a year, by measure; kept under one catalogue (``digest``)."""
    found: dict[int, list[Duty]] = {}
    for pack in catalogue.load().packs:
        if not (
            pack.reads(code=who.code, kind=who.kind)
            and pack.covers.start.year <= who.year <= pack.covers.end.year
        ):
            continue
        for one in pack.duties:
            if (
                one.owed_by in who.owed_by
                and one.applies(code=who.code, kind=who.kind)
                and one.speaks(addressed=who.addressed)
            ):
                found.setdefault(one.measure, []).append(one)
    return {measure: tuple(each) for measure, each in found.items()}
