"""Whether rules stand: adopted by a meeting that could decide, and each item tied to a clause of the convention in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cunju.kernel import numerals
from cunju.records.texts import clauses

SHORT, VOID = "short", "void"


@dataclass(frozen=True, slots=True)
class Tied:
    """An item: its number in the rules, what it is, the clause it named when it was adopted."""

    number: int
    what: str
    clause: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How rules stand on a day: what is wrong, in words; by item the clause it is tied to by now."""

    faults: tuple[str, ...]
    clauses: Mapping[int, str]

    @property
    def sound(self) -> bool:
        """Whether they stand."""
        return not self.faults


def now_called(then: str, now: str) -> dict[str, str]:
    """By a clause's number in one text its number in another, where it is still there, perhaps in other words."""
    pairs = clauses.compare(then, now)
    return {plain(one.old.label): plain(one.new.label) for one in pairs if one.old and one.new}


def plain(label: str) -> str:
    """A clause's number in one writing, however it is written: the sign 7, the word 七, with 第 and 条 or without."""
    number = numerals.number_or_none(label.removeprefix("第").removesuffix("条"))
    return label if number is None else f"第{numerals.to_chinese(number)}条"


def stand(items: Sequence[Tied], *, meeting: str, then: str, now: str) -> Stand:
    """How rules stand: ``meeting``: what became of it (empty: it could decide); ``then``, ``now``: the convention's text at adoption and now."""
    found = []
    if meeting:
        found.append("通过办法的会议已经作废" if meeting == VOID else "通过办法的会议没有达到法定人数")
    if not now:
        found.append("没有现行的村规民约（居民公约）文本，积分项没有依据")
    known = now_called(then, now) if now and then else {}
    tied = {one.number: known[one.clause] for one in items if one.clause in known}
    loose = [one for one in items if one.number not in tied]
    if not items:
        found.append("没有积分项")
    if now and loose:
        found.append(f"{_named(loose)}在现行的公约里没有对应的条款")
    return Stand(tuple(found), tied)


def _named(loose: Sequence[Tied]) -> str:
    told = "、".join(f"“{one.what[:16]}”" for one in loose[:3])
    return f"{told}等{len(loose)}项" if len(loose) > 3 else told
