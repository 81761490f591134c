"""Composition of the supervisory committee and conflicts of its members (OL 32; VS17; CQ 34)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the day: also in the villagers' committee, and what was declared (None: nothing yet)."""

    name: str
    role: str
    in_committee: bool = False
    relative: bool | None = None
    accountant: bool | None = None
    finance: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said about the composition; ``state`` is done, late (does not fit), judge (look at it) or wait."""

    code: str
    text: str
    state: str
    cite: str


def conflicts(members: Sequence[Member], *, village: bool) -> list[Line]:
    """How the members compare with the clauses; for communities the village's law is the default of policy."""
    if not members:
        return [Line("nobody", "还没有登记成员", "wait", _law("32", village=village))]
    law, habit = _law("32", village=village), "中办国办2017年意见（通行做法，待确认）"
    committee = "村民委员会" if village else "居民委员会"
    lines = [_size(members, habit)]
    also = [one.name for one in members if one.in_committee]
    lines.append(
        Line("committee", f"{'、'.join(also)}同时是{committee}成员", "late", law)
        if also
        else Line("committee", f"没有{committee}成员兼任", "done", law)
    )
    lines.append(_declared(members, "relative", f"申报是{committee}成员的近亲属", "late", law))
    lines.append(_declared(members, "accountant", "申报兼任会计、报账员或文书", "judge", habit))
    if any(one.finance for one in members):
        lines.append(Line("finance", "有懂财会、管理的成员", "done", law))
    else:
        lines.append(Line("finance", "还没有登记懂财会、管理的成员", "wait", law))
    return lines


def _law(article: str, *, village: bool) -> str:
    cite = f"村民委员会组织法第{article}条"
    return cite if village else f"比照{cite}（默认，待确认）"


def _size(members: Sequence[Member], habit: str) -> Line:
    number = len(members)
    return Line("size", f"{number}人，一般3至5人", "done" if 3 <= number <= 5 else "judge", habit)


def _declared(members: Sequence[Member], name: str, text: str, state: str, cite: str) -> Line:
    found = [one.name for one in members if getattr(one, name)]
    silent = [one.name for one in members if getattr(one, name) is None]
    if found:
        return Line(name, f"{'、'.join(found)}{text}", state, cite)
    if silent:
        return Line(name, f"{'、'.join(silent)}还没有申报（{text.removeprefix('申报')}）", "wait", cite)
    return Line(name, f"没有成员{text}", "done", cite)
