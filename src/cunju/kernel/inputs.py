"""What a resident may send in, and what a room that takes it says of it: the questions of its form, the action that accepts it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

# What there is to send (interfaces §13), each switched on by the district.
OBJECTION, QUESTION, MATTER, TOPIC, OPINION = "objection", "question", "matter", "topic", "opinion"
KINDS = {
    OBJECTION: "对公开内容的异议", QUESTION: "询问违反规定的事", MATTER: "要办的事", TOPIC: "想协商的事", OPINION: "会前的意见",
}  # fmt: skip


# What is said of the committee itself: of its clerk nobody reads who said it.
OF_COMMITTEE = frozenset({OBJECTION, QUESTION})
# Who a record says made it, where its sender did that under the receipt.
RESIDENT = "resident"
# How long the words of what is meant are before those of what is said.
LONGEST_ITEM = 54


def with_item(item: str, text: str) -> str:
    """What is said, and what it is about: ``票据不对（说的是：8月财务）``."""
    short = item if len(item) <= LONGEST_ITEM else f"{item[: LONGEST_ITEM - 1]}…"
    return f"{text}（说的是：{short}）" if short else text


@dataclass(frozen=True, slots=True)
class Sent:
    """What a resident sent in, as it is accepted: ``about`` is a choice of the room or a word, ``on`` the day it came.

    ``said``: what the accepting person chose beside it, by the name of the question.
    """

    about: str
    text: str
    on: date
    name: str = ""
    phone: str = ""
    photos: Any = ()
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What the accepting person is asked beside what was sent: a choice, or a day where there are no ``choices``."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]] = ()
    start: Any = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened to what was sent, as its sender reads it; ``word`` with its ``look`` is the clock, ``href`` where more stands."""

    on: date
    what: str
    text: str = ""
    look: str = "done"
    word: str = ""
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """What became of it: by day what happened; whether there is an answer, else by when one is due and by which clause.

    ``above``: it went to the town already. ``solved``: what was said of it in the room, where the room keeps that.
    """

    marks: Sequence[Mark] = ()
    answered: bool = False
    until: date | None = None
    cite: str = ""
    above: bool = False
    solved: bool | None = None


def clocked(begun: date, on: date, days: int | None, *, binding: bool = True) -> tuple[str, str]:
    """Look and word of what happened on a day: ``按期，第3天``; the day it began is the first, ``days`` run from the next.

    Without days, or where no text binds, only which day it was: a default of ours makes nobody late.
    """
    nth = (on - begun).days + 1
    if days is None or not binding:
        return "done", f"第{nth}天"
    late = on > begun + timedelta(days=days)
    return ("slow", f"第{nth}天，超过{days}日") if late else ("done", f"按期，第{nth}天")


# (unit, what was sent, who accepts, the instant, the record's id) → the id by which the room finds what it became.
Accept = Callable[[Any, Sent, str, Any, uuid.UUID], uuid.UUID]
UNIT, SUPERVISORY = "unit", "supervisory"


def nothing_to_choose(unit: Any, on: date) -> Sequence[tuple[str, str]]:
    """It is about nothing that could be chosen."""
    return ()


@dataclass(frozen=True, slots=True)
class Input:
    """One of a resident's inputs that a room takes: ``text`` and ``about`` are the questions of the resident's form.

    ``choices``: what of a unit it may be about on a day (nothing: a word of one's own); ``asks``: what the accepting person adds;
    ``photos``: whether a photo may come along; ``owner``: whose it is to accept, the committee's or the supervisory committee's.

    Of what it became, by the id ``accept`` gave: ``way`` (unit, id, day) tells it (None: it is gone); ``say`` (unit, id, solved, instant)
    records what the sender says of it; ``up`` (unit, id, instant) takes it to the town. ``item`` (unit, about, day) says in words what of
    the board is meant. A room without one of them lacks that step. ``words`` (unit, what was sent): what the board would say of it; who
    accepts it may put that otherwise first (``said["words"]``, at most ``longest`` characters). Without it the board says nothing of it.
    ``due`` (unit, the day it came): by when it has to be answered and by which clause, before anybody accepted it.
    ``listed_only``: it is about one of ``choices``; while there is none it cannot be sent in.
    """

    kind: str
    text: str
    accept: Accept
    about: str = ""
    choices: Callable[[Any, date], Sequence[tuple[str, str]]] = nothing_to_choose
    asks: Sequence[Question] = ()
    photos: bool = False
    owner: str = UNIT
    way: Callable[[Any, uuid.UUID, date], Way | None] | None = None
    say: Callable[[Any, uuid.UUID, bool, Any], None] | None = None
    up: Callable[[Any, uuid.UUID, Any], None] | None = None
    item: Callable[[Any, str, date], str] | None = None
    words: Callable[[Any, Sent], str] | None = None
    longest: int = 300
    due: Callable[[Any, date], tuple[date | None, str]] | None = None
    listed_only: bool = False

    @property
    def label(self) -> str:
        """What it is called."""
        return KINDS[self.kind]
