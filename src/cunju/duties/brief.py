"""A fold in brief: its windows without the ids of the records in them, so that what is alike in many units is read and judged once.

One line a window, as text: its days, and the days, values and soundness of what lies in it. A status is a pure function of these, of the
day and of what kind of unit it is (``status``), so a matrix asks for it once a kind of line and not once a window.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cunju.catalogue import Duty
from cunju.duties import packing
from cunju.duties.fold import Entry, Exemption, Fold, RawWindow
from cunju.duties.outcomes import outcome
from cunju.duties.status import Asked, binds, due, status
from cunju.kernel import kept


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Of a window what a cell counts; the same object for all units in which it stands alike. ``facts``: as many as count in it."""

    duty: str
    measure: int
    owed_by: str
    binding: bool
    status: str
    due_on: date | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """A fold in brief, as stored; ``lines`` in the order of its windows."""

    lines: tuple[str, ...]
    exemptions: tuple[Exemption, ...]
    latest: date | None
    present: tuple[tuple[str, date], ...]


def text_of(folded: Fold) -> str:
    """A fold in brief as text: first what all years of a unit share, then a line a window."""
    return "\n".join([packing.shared(folded), *_lines(folded)])


def carried(text: str, folded: Fold) -> str:
    """The text of another year of the same unit with what all years share as in ``folded``."""
    _, line, rest = text.partition("\n")
    return packing.shared(folded) + line + rest


@lru_cache(maxsize=kept.most(1024))
def read(text: str) -> Brief:
    """What ``text_of`` wrote; the same text gives the same object, and units in which a window stands alike share its line."""
    head, *lines = text.split("\n")
    return Brief(tuple(map(sys.intern, lines)), *packing.read_shared(head))


def _lines(folded: Fold) -> Iterator[str]:
    for one in folded.windows:
        entries = [[_iso(each.occurred_on), each.value, int(each.sound), _iso(each.until)] for each in one.entries]
        judged = [[_iso(each.occurred_on), int(each.sound)] for each in one.judged]
        said = [one.duty, _iso(one.start), _iso(one.end), _iso(one.due_on), entries, judged]
        yield json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _raw(line: str) -> RawWindow:
    duty, start, end, due_on, entries, judged = json.loads(line)
    return RawWindow(
        duty, date.fromisoformat(start), _day(end), _day(due_on),
        tuple(Entry(_on(on), _on(on), "", value, bool(sound), _day(until)) for on, value, sound, until in entries),
        tuple(Entry(_on(on), _on(on), "", sound=bool(sound)) for on, sound in judged),
    )  # fmt: skip


class Weighing:
    """What windows come to on one day in units that are asked about alike: each line once."""

    def __init__(self, asked: Asked, duties: dict[str, Duty]) -> None:
        self.asked, self.duties = asked, duties
        self._seen: dict[str, Weighed | None] = {}

    def weighed(self, lines: Sequence[str]) -> tuple[Weighed, ...]:
        """The windows of these lines by measure, without those that are not yet opened on the day."""
        seen, found = self._seen, []
        for line in lines:
            try:
                one = seen[line]
            except KeyError:
                one = seen[line] = self._weigh(line)
            if one is not None:
                found.append(one)
        return tuple(found)

    def _weigh(self, line: str) -> Weighed | None:
        raw = _raw(line)
        duty = self.duties[raw.duty]
        if duty.window.after and raw.start > self.asked.on:
            return None
        done = outcome(duty, raw, self.asked.on)
        return Weighed(
            duty.id, duty.measure, duty.owed_by, binds(duty, raw, self.asked), status(duty, raw, done, self.asked),
            due(duty, raw, done, self.asked), done.facts,
        )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _on(text: str) -> date:
    return date.fromisoformat(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
