"""What is read of a matter: a step as it was taken, its money, the law by day."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cunju.catalogue import Law

MATTER = "matter"


class LawOn(Protocol):
    """The law of a unit on any day."""

    def __call__(self, *, on: date) -> Law:
        """What holds on a day."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One step as it was taken; votes where they are on record; ``scans`` are digests of its paper.

    ``base_fault``: why the record it was taken over from does not carry it (``已作废``, ``未达法定人数``).
    ``based``: a meeting's record says whether enough came; ``form`` is the form of that assembly.
    """

    number: int
    day: date
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    days_shown: int | None = None
    body: str = ""
    key: str = ""
    scans: tuple[str, ...] = ()
    base_fault: str = ""
    form: str = ""
    based: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """A contract or payment and its day."""

    what: str
    day: date
    key: str = ""
