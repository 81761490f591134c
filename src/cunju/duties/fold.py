"""The fold: a unit's facts and the catalogue into the windows of one year; pure and the same for every day asked about."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cunju.catalogue import Catalogue, Duty
from cunju.duties import calendar, matching
from cunju.duties.calendar import Frame
from cunju.duties.chains import Chains, Version
from cunju.kernel.kinds import Kind

JUDGED, EXEMPTED = "duties.judged", "duties.exempted"


@dataclass(frozen=True, slots=True)
class Entry:
    """A qualifying fact in a window: day it happened, entered day, id, distinct value or state key, soundness, end."""

    occurred_on: date
    entered_on: date
    uid: str
    value: str = ""
    sound: bool = True
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RawWindow:
    """A window with everything that may meet it, before a day is asked about."""

    duty: str
    start: date
    end: date | None
    due_on: date | None
    entries: tuple[Entry, ...] = ()
    judged: tuple[Entry, ...] = ()
    # The root fact that opened it, where one did.
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """From–to in which a duty (or all) does not apply; ``granted_on`` is the day it was granted, ``uid`` its fact."""

    duty: str
    start: date
    end: date | None
    granted_on: date
    uid: str = ""

    def covers(self, day: date) -> bool:
        """Whether a day lies in it, both ends included."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Fold:
    """A unit's windows that begin in one year; ``latest`` is the last day on which anything in it was recorded.

    ``present``: each kind of fact in force in the unit, in any year, with the first day one happened.
    """

    windows: tuple[RawWindow, ...]
    exemptions: tuple[Exemption, ...] = field(default=())
    latest: date | None = None
    present: tuple[tuple[str, date], ...] = ()


def fold(
    versions: Iterable[Version], *, catalogue: Catalogue, code: str, kind: str, year: int, known: date
) -> Fold:
    """Windows that begin in ``year`` for a unit of ``code`` and ``kind``, from facts recorded on or before ``known``."""
    chains = Chains(versions, known=known)
    heads: dict[str, list[tuple[str, Version]]] = {}
    for root, head in chains.heads():
        if head.unit == code:
            heads.setdefault(head.kind, []).append((root, head))
    folding = _Folding(chains, heads, year, catalogue.kinds)
    windows: list[RawWindow] = []
    replaced: set[tuple[str, date]] = set()
    for pack in catalogue.packs:
        if pack.reads(code=code, kind=kind) and pack.covers.start.year <= year <= pack.covers.end.year:
            for duty in pack.duties:
                if duty.applies(code=code, kind=kind):
                    mine = [one for one in folding.windows(duty) if one.start in pack.covers]
                    windows += mine
                    begins = max(duty.valid_from, pack.valid_from)
                    replaced |= {
                        (old, one.start) for old in duty.former for one in mine if one.start >= begins
                    }
    standing = tuple(one for one in windows if (one.duty, one.start) not in replaced)
    present = tuple(sorted((name, min(head.occurred_on for _, head in each)) for name, each in heads.items()))
    return Fold(standing, tuple(_exemptions(heads)), chains.latest, present)


def _exemptions(heads: dict[str, list[tuple[str, Version]]]) -> Iterator[Exemption]:
    for _, head in heads.get(EXEMPTED, ()):
        end = head.attributes.get("to")
        start = date.fromisoformat(head.attributes["from"])
        yield Exemption(
            head.attributes["duty"],
            start,
            date.fromisoformat(end) if end else None,
            head.occurred_on,
            head.uid,
        )


class _Folding:
    """One walk over a unit's standing facts."""

    def __init__(
        self,
        chains: Chains,
        heads: dict[str, list[tuple[str, Version]]],
        year: int,
        kinds: Mapping[str, Kind],
    ) -> None:
        self.chains = chains
        self.kinds = kinds
        self.heads = heads
        self.year = year

    def windows(self, duty: Duty) -> Iterator[RawWindow]:
        """All windows of one duty that begin in the year."""
        if duty.window.after:
            yield from self._opened(duty)
            return
        candidates = [] if duty.window.state else list(self._candidates(duty))
        for frame in calendar.frames(duty, self.year):
            entries = self._states(duty) if duty.window.state else self._falling(duty, frame, candidates)
            yield self._window(duty, frame, entries)

    def _window(self, duty: Duty, frame: Frame, entries: list[Entry], opening: str = "") -> RawWindow:
        # A state's facts of one day keep the order of the ledger: the later one says how it stands.
        ordered = tuple(
            sorted(entries, key=lambda one: (one.occurred_on, "" if duty.window.state else one.uid))
        )
        judged = self._judged(duty, frame)
        return RawWindow(duty.id, frame.start, frame.end, frame.due_on, ordered, judged, opening)

    def _candidates(self, duty: Duty) -> Iterator[tuple[str, Version]]:
        for kind in duty.facts:
            for root, head in self.heads.get(kind, ()):
                if matching.qualifies(duty, head):
                    yield root, head

    def _falling(self, duty: Duty, frame: Frame, candidates: Iterable[tuple[str, Version]]) -> list[Entry]:
        found = []
        for root, head in candidates:
            if matching.falls(duty, frame, head):
                entered = self._entered(duty, root, frame, matching.value(duty, head))
                found.append(Entry(head.occurred_on, entered, head.uid, matching.value(duty, head)))
        return found

    def _entered(self, duty: Duty, root: str, frame: Frame, value: str) -> date:
        """The day from which the chain has qualified in the window without a break (interfaces §5)."""
        if self.chains.is_plain(root):
            return self.chains.chains[root][0].recorded_on

        def holds(day: date) -> bool:
            head = self.chains.head(root, day)
            return (
                head is not None
                and matching.qualifies(duty, head)
                and matching.falls(duty, frame, head)
                and matching.value(duty, head) == value
            )

        return _since(sorted(self.chains.days(root)), holds)

    def _opened(self, duty: Duty) -> Iterator[RawWindow]:
        answers = self._by_tie(duty)
        for root, opening in self.heads.get(duty.window.after or "", ()):
            if opening.occurred_on.year == self.year and matching.opens(duty, opening):
                tied = answers.get(matching.tie(duty, opening) if duty.same else root, ())
                entries = self._answers(duty, root, opening, tied)
                yield self._window(duty, matching.opened(duty, opening), entries, root)

    def _by_tie(self, duty: Duty) -> dict[Hashable, list[tuple[str, Version]]]:
        """What may answer, by what ties it to its opening, so that no opening looks at all answers."""
        found: dict[Hashable, list[tuple[str, Version]]] = {}
        for root, head in self._candidates(duty):
            ties: Iterable[Hashable] = (
                [matching.tie(duty, head)] if duty.same else map(self.chains.root, head.rests_on)
            )
            for tie in dict.fromkeys(ties):
                if tie is not None:
                    found.setdefault(tie, []).append((root, head))
        return found

    def _answers(
        self, duty: Duty, opening_root: str, opening: Version, tied: Iterable[tuple[str, Version]]
    ) -> list[Entry]:
        found = []
        for root, head in tied:
            if self._belongs(duty, opening_root, opening, root, head):
                entered = self._answered(duty, opening_root, root, matching.value(duty, head))
                found.append(Entry(head.occurred_on, entered, head.uid, matching.value(duty, head)))
        return found

    def _belongs(self, duty: Duty, opening_root: str, opening: Version, root: str, head: Version) -> bool:
        if root in map(self.chains.root, opening.rests_on):
            return False  # what the opening itself rests on was there before it
        rests = any(self.chains.root(base) == opening_root for base in head.rests_on)
        return matching.answers(duty, opening, head, rests=rests)

    def _answered(self, duty: Duty, opening_root: str, root: str, value: str) -> date:
        def holds(day: date) -> bool:
            opening, head = self.chains.head(opening_root, day), self.chains.head(root, day)
            return (
                opening is not None
                and head is not None
                and matching.opens(duty, opening)
                and matching.qualifies(duty, head)
                and self._belongs(duty, opening_root, opening, root, head)
                and matching.value(duty, head) == value
            )

        return _since(sorted(self.chains.days(root) | self.chains.days(opening_root)), holds)

    def _states(self, duty: Duty) -> list[Entry]:
        """The life of every key the duty speaks of; conditions on other fields than the key make it sound or not."""
        found = []
        for root, head in self.heads.get(duty.window.state or "", ()):
            state = self._state(duty, head)
            if state is not None:
                entered = self._state_entered(duty, root, head)
                found.append(Entry(head.occurred_on, entered, head.uid, *state, matching.until(duty, head)))
        return found

    def _state(self, duty: Duty, version: Version) -> tuple[str, bool] | None:
        """Key and soundness of a state the duty speaks of; None of another."""
        keys = self.kinds[version.kind].state_key or ()
        if not all(one.holds(version.attributes) for one in duty.where if one.field in keys):
            return None
        more = all(one.holds(version.attributes) for one in duty.where if one.field not in keys)
        sound = version.attributes.get(duty.window.sound_field) is True and more
        return "|".join(str(version.attributes.get(name)) for name in keys), sound

    def _state_entered(self, duty: Duty, root: str, head: Version) -> date:
        """Since when the chain says the same of the same key, for at least as long."""

        def holds(day: date) -> bool:
            then = self.chains.head(root, day)
            if then is None or then.kind != head.kind or self._state(duty, then) != self._state(duty, head):
                return False
            mine, its = matching.until(duty, head), matching.until(duty, then)
            return its is None or (mine is not None and its >= mine)

        return _since(sorted(self.chains.days(root)), holds)

    def _judged_entered(self, root: str, head: Version) -> date:
        def holds(day: date) -> bool:
            then = self.chains.head(root, day)
            return then is not None and then.attributes == head.attributes

        return _since(sorted(self.chains.days(root)), holds)

    def _judged(self, duty: Duty, frame: Frame) -> tuple[Entry, ...]:
        if duty.judgement != "person":
            return ()
        mine = [
            (root, head)
            for root, head in self.heads.get(JUDGED, ())
            if head.attributes.get("from") == frame.start.isoformat()
        ]
        for name in (duty.id, *duty.former):
            found = [
                Entry(
                    head.occurred_on,
                    self._judged_entered(root, head),
                    head.uid,
                    sound=bool(head.attributes.get("holds")),
                )
                for root, head in mine
                if head.attributes.get("duty") == name
            ]
            if found:
                # Stable: of two judgements of one day the later recorded stands.
                return tuple(sorted(found, key=lambda one: one.occurred_on))
        return ()


def _since(days: list[date], holds: Callable[[date], bool]) -> date:
    """Walking back from the last day, on which it ``holds``: the first day of the unbroken run."""
    since = days[-1]
    for day in reversed(days[:-1]):
        if not holds(day):
            break
        since = day
    return since
