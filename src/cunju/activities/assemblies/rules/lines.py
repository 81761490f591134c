"""Remarks on a meeting: each from a clause, or the one that says that no clause holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cunju.catalogue import NOTHING, Clause

# A remark that holds, fails, is open, is only said; ``silent``: no clause, so nothing is concluded and nothing found.
DONE, SHORT, OPEN, NOTE, SILENT = "done", "short", "unverified", "note", "silent"


@dataclass(frozen=True, slots=True)
class Line:
    """One remark: its state, its words, its clause; of which item."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"
    item: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """regular, unverified or short, with its lines; of each item whether it was adopted; whether a major one was."""

    result: str
    lines: tuple[Line, ...] = field(default=())
    adopted: tuple[bool | None, ...] = ()
    major: bool = False

    @property
    def findings(self) -> tuple[Line, ...]:
        """The lines that fail or are open."""
        return tuple(one for one in self.lines if one.state in (SHORT, OPEN))


def line(code: str, state: str, text: str, at: Clause, *, sure: str = "") -> Line:
    """A remark on the ground of a clause; what a soft, open or local one asks is never short."""
    if state == SHORT and (at.soft or at.reading == "U" or at.authority == "local"):
        state = NOTE
    return Line(code, state, text, at.authority, at.cite, sure or at.sure)


def silent() -> Line:
    """That no clause holds."""
    return Line("no_clause", SILENT, NOTHING, "", "", "U")


def once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, that no clause holds said once."""
    found: list[Line] = []
    for one in lines:
        if one.state != SILENT or all(each.state != SILENT for each in found):
            found.append(one)
    return tuple(found)
