"""A notice being drafted as plain data: its head, its body, its tasks, and each measure with what it said at the beginning."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from cunju.catalogue.reader import Annex, Imprint, Measure, Notice, Task
from cunju.catalogue.reader.letter import Letter

OWNER, DUE = "责任单位", "完成时限"


@dataclass(frozen=True, slots=True)
class Part:
    """A task of the draft; ``key`` stays while its number may change."""

    key: int
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A measure of the draft: under which task, its words, who owes it and until when.

    ``was``: its number this year, 0 of a new one; ``first``: its words when the draft was begun; ``values``: how many values a new one is
    thought to take.
    """

    key: int
    part: int
    text: str
    was: int = 0
    first: str = ""
    kept: bool = True
    owner: str = ""
    due: str = ""
    values: int = 0

    @property
    def state(self) -> str:
        """``new``, ``out``, ``changed`` or ``same``."""
        if not self.was:
            return "new"
        if not self.kept:
            return "out"
        return "changed" if self.text != self.first or self.owner or self.due else "same"


@dataclass(frozen=True, slots=True)
class Composed:
    """The whole draft; ``pack`` is the notice it began from, ``year`` that of the new list, ``on`` its day (ISO, empty: not yet).

    ``first`` is the body as it began; ``other`` the text of the form's sheet; ``office`` who has it printed.
    """

    pack: str
    year: int
    number: str
    title: str
    issuer: str
    addressees: str
    on: str
    body: str
    first: str
    list_title: str
    form_title: str
    other: str
    remark: str
    office: str
    parts: tuple[Part, ...]
    lines: tuple[Line, ...]

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON takes it."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Composed":
        """What ``as_json`` told."""
        parts, lines = (Part(**one) for one in told["parts"]), (Line(**one) for one in told["lines"])
        return cls(**{name: value for name, value in told.items() if not name.startswith("_")} | {"parts": tuple(parts), "lines": tuple(lines)})

    def line(self, key: int) -> Line | None:
        """The measure of a key."""
        return next((one for one in self.lines if one.key == key), None)

    def with_line(self, line: Line) -> "Composed":
        """The draft with a measure in place of the one of its key, or behind all others."""
        if self.line(line.key) is None:
            return replace(self, lines=(*self.lines, line))
        return replace(self, lines=tuple(line if one.key == line.key else one for one in self.lines))

    def kept_of(self, part: Part) -> list[Line]:
        """The measures of a task that go out, in their order."""
        return [one for one in self.lines if one.part == part.key and one.kept]

    def numbers(self) -> dict[int, int]:
        """The number each measure goes out under, by its key: through all tasks from 1."""
        going = [one.key for part in self.parts for one in self.kept_of(part)]
        return {key: no for no, key in enumerate(going, start=1)}


def notice_of(composed: Composed) -> tuple[Notice, Letter]:
    """What goes out: the notice and its letter as the reader would read them, without proposals."""
    on = date.fromisoformat(composed.on) if composed.on else None
    numbers = composed.numbers()
    going = [part for part in composed.parts if composed.kept_of(part)]
    tasks = tuple(
        Task(no, part.title, tuple(numbers[one.key] for one in composed.kept_of(part))) for no, part in enumerate(going, start=1)
    )
    wide = any(one.owner or one.due for one in composed.lines if one.kept)
    measures = tuple(
        Measure(numbers[one.key], task.no, one.text, _columns(one) if wide else ())
        for task, part in zip(tasks, going, strict=True) for one in composed.kept_of(part)
    )  # fmt: skip
    titles = [composed.list_title, *([composed.form_title] if composed.form_title else [])]
    annexes = tuple(Annex(no, title) for no, title in enumerate(titles, start=1))
    addressees = tuple(one for one in re.split("[、，,：:\\s]+", composed.addressees) if one)
    imprint = Imprint(composed.office, on) if composed.office and on else None
    notice = Notice(
        composed.number, composed.issuer, composed.title, on, addressees, "", (), tasks, measures, annexes, composed.remark, imprint
    )
    letter = Letter(
        notice.number, notice.issuer, notice.title, on, addressees, "", (), composed.body, annexes, composed.other, notice.remark, imprint, ()
    )
    return notice, letter


def _columns(line: Line) -> tuple[tuple[str, str], ...]:
    return tuple((head, words) for head, words in ((OWNER, line.owner), (DUE, line.due)) if words)
