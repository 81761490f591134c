"""A chain of steps as one table: what follows what, who writes it, what its form asks, which step waits on which line. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

# A line written by the clerk or the town from the signed page waits for this.
CONFIRM = "confirm"
PROXIED = "代录的记录由成员确认"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a step's form beside its day and its words.

    ``name``: of the box and, unless ``field`` says otherwise, of the kind's field it fills; choices and types are the kind's.
    ``label``: the question (empty: the field's own label). ``start``: what the box begins with; ``empty``: the choice that says
    nothing, where the question may be left; ``long``: a list to pull down in place of buttons; ``kept``: begins with the last answer.
    """

    name: str
    label: str = ""
    field: str = ""
    start: Any = None
    empty: str = ""
    hint: str = ""
    long: bool = False
    kept: bool = False
    required: bool = True

    @property
    def fills(self) -> str:
        """The kind's field this question fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of line: its noun, its verb, who writes it, what it follows, the kind of fact it makes, what its form asks.

    ``kind``: the last word of the fact's kind. ``title``: the fact's title, a format over its attributes. ``page``: the url name
    where one is recorded (empty: the page of its own name; None: on the page of the line it follows). ``free``: it may begin a
    chain though it may follow. ``who``: the form asks whose words these are. ``says``: what every line of it says; ``takes``: fields
    it takes from the line it follows; ``hidden``: fields its page does not say again. ``only``: the kind of place where it stands,
    where that is no village or community. ``recurs``: it comes again and again, so its form offers 复制上期.
    """

    name: str
    label: str
    verb: str
    owner: str
    kind: str
    follows: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    ask: str = ""
    text_needed: bool = False
    title: str = ""
    page: str | None = ""
    free: bool = False
    who: str = ""
    hidden: frozenset[str] = frozenset()
    only: str = ""
    says: Mapping[str, Any] = field(default_factory=dict)
    takes: tuple[str, ...] = ()
    recurs: bool = False

    def filled(self, told: Mapping[str, Any], parent: Any) -> dict[str, Any]:
        """All that a line says: as told, as every line of the step, as the line it follows."""
        before = {} if parent is None else parent.said
        return {**told, **self.says, **{name: before[name] for name in self.takes if name in before}}

    @property
    def begins(self) -> bool:
        """Whether a line of it can stand at the head of a chain."""
        return self.free or not self.follows


Steps = Mapping[str, Step]


def table(*steps: Step) -> dict[str, Step]:
    """The steps of a room by name; ValueError where one follows a step that is not there, or two share a name."""
    found = {one.name: one for one in steps}
    lost = [f"{one.name} ← {before}" for one in steps for before in one.follows if before not in found]
    if lost or len(found) < len(steps):
        raise ValueError(f"steps that follow nothing or stand twice: {lost or [one.name for one in steps]}")
    return found


def step_of(steps: Steps, kind: str, fits: Callable[[Mapping[str, Any]], bool] = bool) -> str:
    """The step whose line makes a kind of fact (``supervision.fed_back``); of several the one whose own words fit; else empty."""
    found = [one for one in steps.values() if kind.partition(".")[2] == one.kind]
    return next((one.name for one in sorted(found, key=lambda one: not fits(one.says))), "")


@dataclass(frozen=True, slots=True)
class Note:
    """A live line as rules read it."""

    id: Any
    step: str
    on: date
    parent: Any = None
    said: Mapping[str, Any] = field(default_factory=dict)
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A step somebody owes on a line: who, since when, by when (None: no clock runs), by which clause."""

    step: str
    note: Any
    owner: str
    since: date
    due_on: date | None = None
    cite: str = ""


def waits(notes: Iterable[Note], after: Callable[[Note, list[Note]], list[Wait]]) -> list[Wait]:
    """What waits, in order: what has a day first, by that day; then the oldest.

    ``after`` is the room's rule: what waits on a line, given the lines that follow it. A line written by proxy waits for a member.
    """
    notes = list(notes)
    below: dict[Any, list[Note]] = {}
    for one in notes:
        below.setdefault(one.parent, []).append(one)
    found: list[Wait] = []
    for one in notes:
        found += after(one, below.get(one.id, []))
        if one.unconfirmed:
            found.append(Wait(CONFIRM, one.id, "supervisory", one.on, None, PROXIED))
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or one.since, one.since, str(one.note)))
