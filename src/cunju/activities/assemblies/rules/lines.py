"""Remarks on a meeting: each from a clause, or the one that says that no clause holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from cunju.catalogue import NOTHING, Clause
from cunju.kernel import verdicts
from cunju.kernel.verdicts import NOTE, SHORT, SILENT, Line


@dataclass(frozen=True, slots=True)
class Verdict(verdicts.Verdict):
    """regular, unverified or short, with its lines; of each item whether it was adopted; whether a major one was."""

    result: str
    adopted: tuple[bool | None, ...] = ()
    major: bool = False


def line(code: str, state: str, text: str, at: Clause, *, sure: str = "") -> Line:
    """A remark on the ground of a clause; what a soft, open or local one asks is never short."""
    soft = state == SHORT and (at.soft or at.reading == "U" or at.authority == "local")
    return verdicts.line(code, NOTE if soft else state, text, at, sure=sure)


def silent() -> Line:
    """That no clause holds."""
    return Line("no_clause", SILENT, NOTHING, "", "", "U")


# What a writer is asked to do about a number ends its line; others are told that it is open.
CHECK = "，请核对"


def for_everybody(one: Line) -> str:
    """An open line as the board and the paper say it: no word to the writer in it."""
    if one.text.endswith(CHECK):
        return f"说明：{one.text.removesuffix(CHECK)}，两个数不一样，还没有核对清楚。"
    return f"说明：{one.text}。"


def once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, that no clause holds said once."""
    found: list[Line] = []
    for one in lines:
        if one.state != SILENT or all(each.state != SILENT for each in found):
            found.append(one)
    return tuple(found)
