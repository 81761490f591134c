"""What a room offers to the public pages (its ``public.py``), as plain values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

# Where a section stands on a unit's public board: money first.
MONEY, TRAILS, COMING, SHEETS, DECISIONS, PEOPLE, TASKS = 10, 13, 16, 20, 30, 40, 70


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a unit's public board; ``template`` opens with its own heading and gets ``context``."""

    key: str
    place: int
    template: str
    context: Mapping[str, Any] = field(compare=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trail:
    """A decision shown to everybody and what became of it: what was decided, what it costs, what came of it; no name, nothing personal.

    ``look`` is a look of ``ui.states``, empty where nothing is known of a result; ``notes`` are corrections; ``more`` its way, step by step.
    ``facts``: (root fact, title) of the records it tells of; what stands in another's too is told there.
    """

    on: date
    title: str
    decided: str
    money: str = ""
    look: str = ""
    word: str = ""
    result: str = ""
    notes: Sequence[str] = ()
    more: Sequence[str] = ()
    key: tuple[str, str] = ("", "")
    facts: Collection[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the short code of a paper stands for: ``state`` is same, newer or stopped; ``shown_for`` says how long it hung."""

    state: str
    unit_code: str
    title: str
    published_on: date
    until: date | None = None
    shown_for: str = ""
    newer_on: date | None = None
    template: str = ""
    context: Mapping[str, Any] = field(compare=False, default_factory=dict)

    @property
    def word(self) -> str:
        """The state in the words of the board."""
        return {"same": "与已公布版本一致", "newer": "已有新版本", "stopped": "已停止公布"}[self.state]
