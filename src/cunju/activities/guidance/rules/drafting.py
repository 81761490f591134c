"""The district's page on a town, drafted from duties, notes and forms: in words, no score, no comparison."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behind:
    """A measure with something overdue: its title, and in which units (empty: the town's own)."""

    number: int
    title: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a year's records say of a town; ``ways`` as (word, times)."""

    year: int
    name: str
    measures: int
    recorded: int
    behind: Sequence[Behind]
    ways: Sequence[tuple[str, int]]
    visits: int
    findings: int
    settled: int
    helps: int
    given: int
    forms: int


MOST_UNITS, MOST_BEHIND = 4, 8


def draft(seen: Seen) -> str:
    """Paragraphs: what is recorded and what is overdue, how the town urged, what it promised, the forms it sent."""
    lines = [f"{seen.year}年，{seen.name}{seen.measures}项具体措施中，{seen.recorded}项有记录。{_behind(seen.behind)}", _urged(seen)]
    if seen.helps:
        lines.append(f"督促中答应帮助{seen.helps}项，已兑现{seen.given}项。")
    lines.append(f"办理情况表报送{seen.forms}次。" if seen.forms else "还没有报送过办理情况表。")
    return "\n".join(lines)


def _behind(behind: Sequence[Behind]) -> str:
    if not behind:
        return "没有逾期的事项。"
    told = [f"措施{one.number}{one.title}（{_units(one.units)}）" if one.number else f"通知正文的要求（{_units(one.units)}）" for one in behind]
    more = f"等{len(told)}项" if len(told) > MOST_BEHIND else ""
    return f"有逾期的：{'、'.join(told[:MOST_BEHIND])}{more}。"


def _units(units: Sequence[str]) -> str:
    if not units:
        return "镇街本级"
    return "、".join(units[:MOST_UNITS]) + (f"等{len(units)}个" if len(units) > MOST_UNITS else "")


def _urged(seen: Seen) -> str:
    if not seen.visits:
        return "还没有记录过对村（社区）的督促。"
    ways = "、".join(f"{word}{times}次" for word, times in seen.ways if times)
    found = f"，发现问题{seen.findings}个，已办结{seen.settled}个" if seen.findings else "，没有记下要改的问题"
    return f"对村（社区）督促{seen.visits}次（{ways}）{found}。"
